import { type PublishedEvent, readEvent } from './api/read-event.ts';
import type { Channel } from './channels/channel.ts';
import { userChannel } from './channels/channel-names.ts';
import type { AppMetrics } from './metrics.ts';
import type { RelayApp } from './relay-app.ts';

export type ChannelInfo = {
  subscriptionCount: number;
  /** Of presence channels. */
  userCount?: number;
};

export type TriggerOptions = {
  /** Whose connection is left out. */
  socketId?: string;
};

/**
 * The HTTP API without HTTP, for a server that has the relay in its own process. Objects travel as JSON, text as it is.
 * What the API would refuse is thrown as an Error with its `status` and sentence.
 */
export type RelayAppHandle = {
  trigger(channels: string | readonly string[], event: string, data: unknown, options?: TriggerOptions): void;
  /** All are checked before any is sent. */
  triggerBatch(batch: readonly { channel: string; name: string; data: unknown; socketId?: string }[]): void;
  /** To every connection on which this user is signed in. */
  sendToUser(userId: string, event: string, data: unknown): void;
  /** The occupied channels whose names begin so. */
  channels(prefix?: string): Record<string, ChannelInfo>;
  /** Null when nobody is subscribed. */
  channel(name: string): ChannelInfo | null;
  /** The ids of a presence channel's members, each once. */
  users(channel: string): string[];
  /** Closes every connection on which this user is signed in. */
  terminateUser(userId: string): void;
  /**
   * Notes that something is about to be signed for this person on this connection, so that `expel` finds it even where
   * the signature is kept for later. To be called before it is looked up what the person may do.
   * @returns false when the person has too many connections
   */
  vouch(socketId: string, person: string): boolean;
  /**
   * Closes every connection of a person, also where they never signed in: vouched for, members, and who is in
   * `ownChannels`.
   */
  expel(userId: string, ownChannels: readonly string[]): void;
  metrics(): AppMetrics;
};

export function handleOf(app: RelayApp): RelayAppHandle {
  return {
    trigger(channels, event, data, { socketId } = {}) {
      publish(read({ channels: [channels].flat(), name: event, data: textOf(data), socket_id: socketId }));
    },
    triggerBatch(batch) {
      const events = batch.map(({ channel, name, data, socketId }) =>
        read({ channel, name, data: textOf(data), socket_id: socketId }),
      );
      for (const event of events) publish(event);
    },
    sendToUser(userId, event, data) {
      publish(read({ channel: userChannel(userId), name: event, data: textOf(data) }));
    },
    channels(prefix = '') {
      const occupied = [...app.channels.values()].filter((channel) => channel.name.startsWith(prefix));
      return Object.fromEntries(occupied.map((channel) => [channel.name, infoOf(channel)]));
    },
    channel(name) {
      const channel = app.channels.get(name);
      return channel === undefined ? null : infoOf(channel);
    },
    users: (channel) => app.channels.get(channel)?.presence?.ids() ?? [],
    terminateUser: (userId) => app.terminateUser(userId),
    vouch(socketId, person) {
      const connection = app.connections.get(socketId);
      // A connection that is gone, or never was, can use no signature.
      return connection === undefined || connection.closed || app.people.vouch(connection, person);
    },
    expel: (userId, ownChannels) => app.expel(userId, ownChannels),
    metrics: () => app.metrics(),
  };

  function read(body: Record<string, unknown>): PublishedEvent {
    return readEvent(body, app.limits);
  }

  function publish({ channels, name, data, socketId }: PublishedEvent): void {
    app.publish(channels, name, data, socketId);
  }
}

function textOf(data: unknown): string {
  return typeof data === 'string' ? data : (JSON.stringify(data) ?? 'null');
}

function infoOf({ subscribers, presence }: Channel): ChannelInfo {
  return {
    subscriptionCount: subscribers.size,
    ...(presence === null ? {} : { userCount: presence.count() }),
  };
}
