import { broadcast, type Channel, createChannel } from './channels/channel.ts';
import { kindOf, userOfChannel } from './channels/channel-names.ts';
import { createEventCache } from './channels/event-cache.ts';
import type { Member } from './channels/presence.ts';
import { createSubscriptionCounts } from './channels/subscription-counts.ts';
import { createAccounts } from './clients/accounts.ts';
import type { Connection } from './clients/connection.ts';
import { createPeople } from './clients/people.ts';
import { createUsers } from './clients/users.ts';
import { limitsOf, type RelayTimings } from './limits.ts';
import { Counters, readCounters } from './metrics.ts';
import type { RelayAppOptions, RelayLog } from './options.ts';
import { createWebhooks } from './webhooks/webhooks.ts';
import { CLOSE } from './wire/close-codes.ts';
import { encodeFrame, eventEncoder } from './wire/encode-frame.ts';
import { credentialsOf } from './wire/signatures.ts';

export type RelayDeps = { now: () => number; log: RelayLog; timings: RelayTimings; limitFactor: number };

/** An app: its connections, channels and users, and everything that happens in them. */
export function createRelayApp(options: RelayAppOptions, { now, log, timings, limitFactor }: RelayDeps) {
  const limits = limitsOf(options.limits, limitFactor);
  const credentials = credentialsOf(options);
  const counters = new Counters();
  const connections = new Map<string, Connection>();
  const channels = new Map<string, Channel>();
  const users = createUsers();
  const accounts = createAccounts(limits, now);
  const people = createPeople(limits.connectionsPerPerson);
  const cache = createEventCache({ ttlMs: limits.cacheTtlMs, size: limits.cachedChannels, now });
  const webhooks = createWebhooks({ app: options, credentials, counters, timings, now, log });
  const counts =
    options.subscriptionCounts === true
      ? createSubscriptionCounts({
          pauseMs: timings.countPauseMs,
          now,
          report: (channel, count) =>
            webhooks.report({ name: 'subscription_count', channel, subscription_count: count }),
        })
      : null;

  return {
    options,
    limits,
    credentials,
    counters,
    connections,
    channels,
    users,
    accounts,
    people,
    cache,
    now,
    webhooks,

    /** Lets a connection in. Presence: `member` is who it is there. */
    join(connection: Connection, name: string, member: Member | null): void {
      const channel = channels.get(name) ?? occupy(name);
      channel.subscribers.add(connection);
      connection.channels.set(channel, member?.userId ?? null);
      if (member !== null) enter(channel, connection, member);
      const data = channel.presence?.describe() ?? '{}';
      connection.send({ event: 'pusher_internal:subscription_succeeded', channel: name, data });
      if (channel.kind.cache) replay(connection, name);
      if (!channel.kind.presence) counts?.changed(channel);
    },

    leave,

    /**
     * Publishes to whoever is subscribed, except one connection.
     * @param names each once
     */
    publish(names: Iterable<string>, event: string, data: string, exceptSocketId?: string): void {
      const except = exceptSocketId === undefined ? undefined : connections.get(exceptSocketId);
      // Made for the first channel where somebody listens: publishing to nobody costs next to nothing.
      let encode: ReturnType<typeof eventEncoder> | null = null;
      for (const name of names) {
        counters.published += 1;
        if (kindOf(name).cache) cache.put(name, event, data);
        const listeners = channels.get(name)?.subscribers ?? connectionsOfUser(name);
        if (listeners === null || listeners.size === 0) continue;
        encode ??= eventEncoder(event, data);
        const frame = encode(name);
        for (const listener of listeners) if (listener !== except) listener.queue(frame);
      }
    },

    /**
     * Closes the connections of a user who signed in; members of presence channels who never did, stay.
     * https://pusher.com/docs/channels/server_api/terminating-user-connections/
     */
    terminateUser(userId: string): void {
      for (const connection of [...users.of(userId)]) connection.close(CLOSE.unauthorized);
    },

    /**
     * Closes every connection of a person: vouched for as theirs, signed in, member of a presence channel, or subscribed
     * to one of the channels that are theirs alone. Pusher's API has no such thing; a server with the relay in its
     * process does.
     */
    expel(userId: string, ownChannels: readonly string[]): void {
      for (const connection of [...people.of(userId)]) connection.close(CLOSE.unauthorized);
      const own = ownChannels.flatMap((name) => channels.get(name) ?? []);
      for (const connection of [...connections.values()]) {
        const member = [...connection.channels.values()].includes(userId);
        if (
          connection.user?.id === userId ||
          member ||
          own.some((channel) => connection.channels.has(channel))
        )
          connection.close(CLOSE.unauthorized);
      }
    },

    /** Takes a connection out of everything. Doing it again does nothing. */
    remove(connection: Connection): void {
      if (connection.closed) return;
      connection.closed = true;
      for (const channel of [...connection.channels.keys()]) leave(connection, channel);
      users.signOut(connection);
      people.forget(connection);
    },

    metrics: () =>
      readCounters(counters, {
        connections: connections.size,
        channels: channels.size,
        users: users.count(),
      }),

    sweep(): void {
      cache.sweep();
      webhooks.sweep();
      accounts.sweep();
    },

    async stop(): Promise<void> {
      counts?.stop();
      await webhooks.stop();
    },
  };

  function occupy(name: string): Channel {
    const channel = createChannel(name);
    channels.set(name, channel);
    webhooks.arrived({ name: 'channel_occupied', channel: name });
    return channel;
  }

  /** A user counts once: the others hear of the first connection and of the last. */
  function enter(channel: Channel, connection: Connection, member: Member): void {
    if (channel.presence?.enter(member) !== true) return;
    const data = JSON.stringify({ user_id: member.userId, user_info: member.info ?? null });
    const frame = encodeFrame({ event: 'pusher_internal:member_added', channel: channel.name, data });
    broadcast(channel, frame, connection);
    webhooks.arrived({ name: 'member_added', channel: channel.name, user_id: member.userId });
  }

  function replay(connection: Connection, name: string): void {
    const cached = cache.get(name);
    if (cached !== null) return connection.queue(eventEncoder(cached.event, cached.data)(name));
    connection.send({ event: 'pusher:cache_miss', channel: name });
    webhooks.cacheMissed(name);
  }

  function leave(connection: Connection, channel: Channel): void {
    const userId = connection.channels.get(channel);
    if (userId === undefined) return;
    connection.channels.delete(channel);
    channel.subscribers.delete(connection);
    if (userId !== null && channel.presence?.leave(userId) === true) tellLeft(channel, userId);
    if (channel.subscribers.size === 0) vacate(channel);
    else if (!channel.kind.presence) counts?.changed(channel);
  }

  function tellLeft(channel: Channel, userId: string): void {
    const data = JSON.stringify({ user_id: userId });
    broadcast(channel, encodeFrame({ event: 'pusher_internal:member_removed', channel: channel.name, data }));
    webhooks.left({ name: 'member_removed', channel: channel.name, user_id: userId });
  }

  function vacate(channel: Channel): void {
    channels.delete(channel.name);
    counts?.forget(channel);
    webhooks.left({ name: 'channel_vacated', channel: channel.name });
  }

  /** Null where the name is not that of a user's own channel. */
  function connectionsOfUser(channel: string): ReadonlySet<Connection> | null {
    const userId = userOfChannel(channel);
    return userId === null ? null : users.of(userId);
  }
}
export type RelayApp = ReturnType<typeof createRelayApp>;
