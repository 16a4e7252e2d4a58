import { Allowance } from '../clients/allowance.ts';

/** Who somebody is in a presence channel. */
export type Member = { userId: string; info: unknown };

/**
 * The members of a presence channel: one per user, however many connections they have. What is known of a user stays
 * what the first connection said until the last has gone.
 * https://pusher.com/docs/channels/using_channels/presence-channels/
 */
export function createPresence() {
  const members = new Map<string, { info: unknown; connections: number; clientEvents: Allowance | null }>();
  let described: string | null = null;

  return {
    /** @returns whether the user is new here */
    enter({ userId, info }: Member): boolean {
      const known = members.get(userId);
      if (known !== undefined) {
        known.connections += 1;
        return false;
      }
      members.set(userId, { info: info ?? null, connections: 1, clientEvents: null });
      described = null;
      return true;
    },

    /** @returns whether that was the user's last connection here */
    leave(userId: string): boolean {
      const known = members.get(userId);
      if (known === undefined) return false;
      known.connections -= 1;
      if (known.connections > 0) return false;
      members.delete(userId);
      described = null;
      return true;
    },

    /**
     * Whether this member may send one more client event now, whichever of their connections it comes from: what each
     * sends goes to all the others, so that connections alone would count for their square.
     */
    takeClientEvent(userId: string | null, perSecond: number, now: number): boolean {
      const member = userId === null ? undefined : members.get(userId);
      if (member === undefined) return false;
      member.clientEvents ??= new Allowance(perSecond, perSecond, now);
      return member.clientEvents.take(now);
    },

    connectionsOf: (userId: string): number => members.get(userId)?.connections ?? 0,
    has: (userId: string): boolean => members.has(userId),
    count: (): number => members.size,
    ids: (): string[] => [...members.keys()],

    /** What a new subscriber is told, as JSON. The hash holds every id, or pusher-js would not find itself in it. */
    describe(): string {
      described ??= JSON.stringify({
        presence: { ids: [...members.keys()], hash: infoById(), count: members.size },
      });
      return described;
    },
  };

  function infoById(): Record<string, unknown> {
    // Without a prototype: `__proto__` is an id like any other.
    const hash: Record<string, unknown> = Object.create(null);
    for (const [userId, { info }] of members) hash[userId] = info;
    return hash;
  }
}
export type Presence = ReturnType<typeof createPresence>;
