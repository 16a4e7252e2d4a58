import type { Connection } from './connection.ts';

/** How long a guest has to sign in; a console does so with its first request. */
const SIGN_IN_WITHIN_MS = 15_000;

/**
 * The last places, kept for people who sign in: however many strangers hold connections, an agent gets one. Whoever
 * comes when only these are left is a guest, and leaves again unless they sign in. When even these are taken, the guest
 * who has waited longest makes room.
 * @param places how many connections there may be in all
 * @param share the part of them that is kept
 */
export function createReserve({ places, share, now }: { places: number; share: number; now: () => number }) {
  const open = places - Math.floor(places * share);
  const guests = new Map<Connection, number>();

  return {
    /** Makes room for a newcomer where it must. @returns whether there is room */
    admits(connections: number): boolean {
      if (connections < places) return true;
      for (const guest of guests.keys()) {
        guests.delete(guest);
        if (guest.user !== null) continue;
        sendAway(guest);
        return true;
      }
      return false;
    },

    /** A newcomer was let in; `connections` are there besides. */
    entered(connection: Connection, connections: number): void {
      if (connections >= open) guests.set(connection, now());
    },

    /** It is gone. */
    left: (connection: Connection): boolean => guests.delete(connection),

    sweep(connections: number): void {
      if (connections <= open) return guests.clear();
      const time = now();
      for (const [guest, since] of guests) {
        const late = time - since > SIGN_IN_WITHIN_MS;
        if (guest.user !== null || late) guests.delete(guest);
        if (guest.user === null && late) sendAway(guest);
      }
    },
  };
}
export type Reserve = ReturnType<typeof createReserve>;

/** Without waiting for its answer to a close: the place is needed now. */
function sendAway(guest: Connection): void {
  guest.app.counters.refuse('over_capacity');
  guest.terminate();
}
