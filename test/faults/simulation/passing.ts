import type { SimClock } from './clock.ts';

/** How time passes in a run: from one instant to the next, once everything that the one before has led to is done. */
export type Passing = {
  /** Counts what is under way, so that time waits for it. */
  busyWhile<T>(action: Promise<T>): Promise<T>;
  /** Resolves once nothing is under way any more, without time passing. */
  settled(): Promise<void>;
  /**
   * Lets time pass until then, or until it is over, which is asked every so many milliseconds.
   * @throws when nothing is planned any more
   */
  passUntil(until: number, everyMs: number, over: () => boolean | Promise<boolean>): Promise<void>;
};

export function createPassing(clock: SimClock): Passing {
  let busy = 0;
  return {
    busyWhile(action) {
      busy += 1;
      return action.finally(() => {
        busy -= 1;
      });
    },
    settled,
    async passUntil(until, everyMs, over) {
      let nextLook = clock.now();
      while (clock.now() < until) {
        if (!clock.step()) throw new Error('Nothing is planned any more.');
        await settled();
        if (clock.now() < nextLook) continue;
        nextLook = clock.now() + everyMs;
        if (await over()) return;
      }
    },
  };

  async function settled(): Promise<void> {
    do await turn();
    while (busy > 0);
    await turn();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
