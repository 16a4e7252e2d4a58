import type { Seeded } from '../support/seeded.ts';
import type { SimClock } from './clock.ts';
import type { SimNode } from './nodes.ts';

/** What the way between browser and server does wrong, as shares of the requests. */
export type NetworkFaults = { requestLost: number; replyLost: number; doubled: number; slow: number };
export const NO_NETWORK_FAULTS: NetworkFaults = { requestLost: 0, replyLost: 0, doubled: 0, slow: 0 };

/** Where requests come from; the host of an address names it. */
export type Place = { online(): boolean; closed(): boolean; received(text: string): void };

export type SimNetwork = {
  /** Stands for `fetch`. */
  fetch: typeof fetch;
  place(host: string, place: Place): void;
  setFaults(faults: NetworkFaults): void;
  /** The last fault made, counted. */
  faults(): number;
};

const LOST_AFTER_MS = 15_000;

/** The way to the servers: a request goes to one of those that live, unless it is lost, late, doubled, or its answer is. */
export function createNetwork(clock: SimClock, random: Seeded, nodes: readonly SimNode[]): SimNetwork {
  const places = new Map<string, Place>();
  let faults = NO_NETWORK_FAULTS;
  let made = 0;

  return {
    fetch: (input, init) => {
      const url = new URL(String(input));
      const place = places.get(url.hostname);
      if (place === undefined) throw new Error(`Nobody lives at ${url.hostname}.`);
      const body = init?.body;
      return request(place, {
        method: init?.method ?? 'GET',
        path: url.pathname + url.search,
        headers: init?.headers as Record<string, string>,
        ...(typeof body === 'string' ? { body } : {}),
      });
    },
    place: (host, place) => void places.set(host.toLowerCase(), place),
    setFaults(next) {
      faults = next;
    },
    faults: () => made,
  };

  function request(place: Place, asked: Parameters<SimNode['answer']>[0]): Promise<Response> {
    return new Promise((resolve, reject) => {
      const fail = (afterMs: number) =>
        void clock.after(afterMs, () => place.closed() || reject(new Error('There was no answer.')));
      if (!place.online()) return fail(random.between(1, 50));
      if (drawn(faults.requestLost)) return fail(LOST_AFTER_MS);
      if (drawn(faults.doubled)) clock.after(travel(), () => void arrive());
      const replyLost = drawn(faults.replyLost);
      clock.after(travel(), () => {
        void arrive().then((reply) => {
          if (reply === null) return fail(random.between(1, 50));
          if (replyLost) return fail(LOST_AFTER_MS);
          clock.after(travel(), () => {
            if (place.closed()) return;
            if (!place.online()) return fail(1);
            place.received(reply.text);
            const headers = { get: (name: string) => (name === 'retry-after' ? reply.retryAfter : null) };
            resolve({ status: reply.status, text: async () => reply.text, headers } as unknown as Response);
          });
        });
      });
      async function arrive() {
        const living = nodes.filter((node) => node.alive());
        return living.length === 0 ? null : random.pick(living).answer(asked);
      }
    });
  }

  function drawn(share: number): boolean {
    const happens = random.chance(share);
    if (happens) made += 1;
    return happens;
  }

  function travel(): number {
    return random.chance(faults.slow) ? random.between(100, 2_000) : random.between(1, 40);
  }
}
