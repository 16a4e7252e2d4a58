import type { Connection } from './connection.ts';

/** Nobody shares a connection with so many; more would only be noted to fill memory. */
const MOST_OF_ONE_CONNECTION = 4;
const NOBODY: ReadonlySet<Connection> = new Set();

/**
 * Whom the server in this process has signed something for, on which connection. A signature has no end: who keeps one
 * can use it for as long as the connection lives. So the connection is remembered from the signature on, not from the
 * subscription, and is closed when the right ends.
 */
export function createPeople(mostConnections: number) {
  const connections = new Map<string, Set<Connection>>();

  return {
    /** @returns false when the person has too many connections, or the connection too many people */
    vouch(connection: Connection, person: string): boolean {
      const known = connections.get(person);
      if (known?.has(connection) === true) return true;
      if ((known?.size ?? 0) >= mostConnections || connection.people.size >= MOST_OF_ONE_CONNECTION)
        return false;
      connection.people.add(person);
      if (known === undefined) connections.set(person, new Set([connection]));
      else known.add(connection);
      return true;
    },

    of: (person: string): ReadonlySet<Connection> => connections.get(person) ?? NOBODY,

    forget(connection: Connection): void {
      for (const person of connection.people) {
        const known = connections.get(person);
        known?.delete(connection);
        if (known?.size === 0) connections.delete(person);
      }
      connection.people.clear();
    },
  };
}
export type People = ReturnType<typeof createPeople>;
