import { type Channel, createChannel, presenceData } from './channel.ts';
import { kindOf, USER_CHANNEL_PREFIX } from './channel-names.ts';
import type { Connection } from './connection.ts';
import { encodeFrame } from './frames.ts';
import { DEFAULT_LIMITS, type RelayLimits } from './limits.ts';
import type { RelayAppOptions, RelayLog } from './options.ts';
import { createWebhooks } from './webhooks.ts';

/** Above this many subscribers, counts are told at most so often. */
const COUNT_FREELY_UP_TO = 100;
const COUNT_PAUSE_MS = 5_000;

/** An app: its connections, channels and users, and everything that happens in them. */
export function createRelayApp(options: RelayAppOptions, now: () => number, log: RelayLog) {
  const limits: RelayLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const connections = new Map<string, Connection>();
  const channels = new Map<string, Channel>();
  const users = new Map<string, Set<Connection>>();
  const cache = new Map<string, { frame: Buffer; data: string; until: number }>();
  const webhooks = createWebhooks(options, now, log);

  return {
    options,
    limits,
    connections,
    channels,
    webhooks,

    /** Lets a connection in. Presence: `member` is who it is there. */
    join(connection: Connection, name: string, member: { userId: string; info: unknown } | null): void {
      const channel = occupied(name);
      channel.subscribers.add(connection);
      connection.channels.set(channel, member?.userId ?? null);
      if (member !== null) addMember(channel, connection, member);
      const data = channel.kind.presence ? presenceData(channel) : '{}';
      connection.send({ event: 'pusher_internal:subscription_succeeded', channel: name, data });
      if (channel.kind.cache) replayCache(connection, name);
      tellCount(channel);
    },

    leave(connection: Connection, channel: Channel): void {
      const userId = connection.channels.get(channel);
      if (userId === undefined) return;
      connection.channels.delete(channel);
      channel.subscribers.delete(connection);
      if (userId !== null) removeMember(channel, connection, userId);
      if (channel.subscribers.size === 0) vacate(channel);
      else tellCount(channel);
    },

    /** Publishes to whoever is subscribed, except the connection with this socket id. */
    trigger(names: readonly string[], event: string, data: string, exceptSocketId?: string): void {
      for (const name of names) {
        const kind = kindOf(name);
        const channel = channels.get(name);
        if (channel === undefined && !kind.cache && !name.startsWith(USER_CHANNEL_PREFIX)) continue;
        const frame = encodeFrame({ event, channel: name, data });
        if (kind.cache) cache.set(name, { frame, data, until: now() + limits.cacheTtlMs });
        if (name.startsWith(USER_CHANNEL_PREFIX)) toUser(name, frame);
        else if (channel !== undefined) broadcast(channel, frame, exceptSocketId);
      }
    },

    broadcast,

    signIn(connection: Connection, user: { id: string; info: unknown }): void {
      connection.user = user;
      const known = users.get(user.id) ?? new Set();
      users.set(user.id, known.add(connection));
    },

    /** Closes the connections of a user who signed in; members of presence channels who never did, stay. */
    terminateUser(userId: string): void {
      for (const connection of [...(users.get(userId) ?? [])])
        connection.close(4009, 'The server ended this connection');
    },

    remove(connection: Connection): void {
      connections.delete(connection.socketId);
      for (const channel of [...connection.channels.keys()]) this.leave(connection, channel);
      if (connection.user === null) return;
      const known = users.get(connection.user.id);
      known?.delete(connection);
      if (known?.size === 0) users.delete(connection.user.id);
    },

    /** What a cache channel last carried, or null. */
    cached(name: string): { data: string; ttlS: number } | null {
      const entry = cache.get(name);
      return entry === undefined || entry.until <= now()
        ? null
        : { data: entry.data, ttlS: Math.ceil((entry.until - now()) / 1_000) };
    },

    stop(): void {
      webhooks.stop();
      for (const channel of channels.values())
        if (channel.countTimer !== null) clearTimeout(channel.countTimer);
    },
  };

  function occupied(name: string): Channel {
    const known = channels.get(name);
    if (known !== undefined) return known;
    const channel = createChannel(name);
    channels.set(name, channel);
    webhooks.arrived(name, { name: 'channel_occupied', channel: name });
    return channel;
  }

  function vacate(channel: Channel): void {
    channels.delete(channel.name);
    if (channel.countTimer !== null) clearTimeout(channel.countTimer);
    webhooks.left(channel.name, { name: 'channel_vacated', channel: channel.name });
  }

  /** A user counts once: others hear of the first connection and of the last. */
  function addMember(
    channel: Channel,
    connection: Connection,
    { userId, info }: { userId: string; info: unknown },
  ): void {
    const known = channel.members.get(userId);
    if (known !== undefined) return void known.connections.add(connection);
    channel.members.set(userId, { userId, info, connections: new Set([connection]) });
    const data = JSON.stringify({ user_id: userId, user_info: info ?? null });
    broadcast(
      channel,
      encodeFrame({ event: 'pusher_internal:member_added', channel: channel.name, data }),
      connection.socketId,
    );
    webhooks.arrived(`${channel.name} ${userId}`, {
      name: 'member_added',
      channel: channel.name,
      user_id: userId,
    });
  }

  function removeMember(channel: Channel, connection: Connection, userId: string): void {
    const member = channel.members.get(userId);
    member?.connections.delete(connection);
    if (member === undefined || member.connections.size > 0) return;
    channel.members.delete(userId);
    const data = JSON.stringify({ user_id: userId });
    broadcast(channel, encodeFrame({ event: 'pusher_internal:member_removed', channel: channel.name, data }));
    webhooks.left(`${channel.name} ${userId}`, {
      name: 'member_removed',
      channel: channel.name,
      user_id: userId,
    });
  }

  function broadcast(channel: Channel, frame: Buffer, exceptSocketId?: string): void {
    for (const subscriber of channel.subscribers) {
      if (subscriber.socketId !== exceptSocketId) subscriber.write(frame);
    }
  }

  function toUser(name: string, frame: Buffer): void {
    for (const connection of users.get(name.slice(USER_CHANNEL_PREFIX.length)) ?? []) connection.write(frame);
  }

  function replayCache(connection: Connection, name: string): void {
    const entry = cache.get(name);
    if (entry !== undefined && entry.until > now()) return connection.write(entry.frame);
    cache.delete(name);
    connection.send({ event: 'pusher:cache_miss', channel: name });
    webhooks.report({ name: 'cache_miss', channel: name });
  }

  /** Where it is switched on; throttled, because telling everybody of every join is quadratic. */
  function tellCount(channel: Channel): void {
    if (options.subscriptionCounts !== true || channel.kind.presence || channel.countTimer !== null) return;
    const wait = channel.subscribers.size > COUNT_FREELY_UP_TO ? channel.countDueAt - now() : 0;
    if (wait > 0) {
      channel.countTimer = setTimeout(() => {
        channel.countTimer = null;
        tellCount(channel);
      }, wait);
      return;
    }
    channel.countDueAt = now() + COUNT_PAUSE_MS;
    const count = channel.subscribers.size;
    const data = JSON.stringify({ subscription_count: count });
    broadcast(
      channel,
      encodeFrame({ event: 'pusher_internal:subscription_count', channel: channel.name, data }),
    );
    webhooks.report({ name: 'subscription_count', channel: channel.name, subscription_count: count });
  }
}
export type RelayApp = ReturnType<typeof createRelayApp>;
