import { encodeFrame } from '../wire/encode-frame.ts';
import type { Connection } from './connection.ts';

/** Somebody who signed in: https://pusher.com/docs/channels/using_channels/user-authentication/ */
export type SignedInUser = {
  id: string;
  info: unknown;
  /** The ids whose coming and going this user hears of. */
  watchlist: readonly string[];
};

/**
 * Who is signed in, and who watches whom.
 * https://pusher.com/docs/channels/using_channels/watchlist-events/
 */
export function createUsers() {
  const connections = new Map<string, Set<Connection>>();
  const watchers = new Map<string, Set<Connection>>();

  return {
    signIn(connection: Connection, user: SignedInUser): void {
      for (const id of connection.user?.watchlist ?? []) drop(watchers, id, connection);
      connection.user = user;
      if (add(connections, user.id, connection)) tell('online', user.id);
      if (user.watchlist.length === 0) return;
      for (const id of user.watchlist) add(watchers, id, connection);
      const online = user.watchlist.filter((id) => connections.has(id));
      const offline = user.watchlist.filter((id) => !connections.has(id));
      connection.queue(watchlistFrame({ online, offline }));
    },

    signOut(connection: Connection): void {
      const { user } = connection;
      if (user === null) return;
      connection.user = null;
      for (const id of user.watchlist) drop(watchers, id, connection);
      if (drop(connections, user.id, connection)) tell('offline', user.id);
    },

    /** The connections that are signed in as this user. */
    of: (userId: string): ReadonlySet<Connection> => connections.get(userId) ?? NOBODY,
    count: (): number => connections.size,
  };

  function tell(change: 'online' | 'offline', userId: string): void {
    const watching = watchers.get(userId);
    if (watching === undefined) return;
    const frame = watchlistFrame({ [change]: [userId] });
    for (const connection of watching) connection.queue(frame);
  }
}
export type Users = ReturnType<typeof createUsers>;

const NOBODY: ReadonlySet<Connection> = new Set();

function watchlistFrame(changes: { online?: readonly string[]; offline?: readonly string[] }): Buffer {
  const events = Object.entries(changes)
    .filter(([, ids]) => ids.length > 0)
    .map(([name, user_ids]) => ({ name, user_ids }));
  return encodeFrame({ event: 'pusher_internal:watchlist_events', data: JSON.stringify({ events }) });
}

/** @returns whether it is the first under this id */
function add(sets: Map<string, Set<Connection>>, id: string, connection: Connection): boolean {
  const known = sets.get(id);
  if (known === undefined) sets.set(id, new Set([connection]));
  else known.add(connection);
  return known === undefined;
}

/** @returns whether it was the last under this id */
function drop(sets: Map<string, Set<Connection>>, id: string, connection: Connection): boolean {
  const known = sets.get(id);
  if (known?.delete(connection) !== true || known.size > 0) return false;
  return sets.delete(id);
}
