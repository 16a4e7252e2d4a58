import type { Seeded } from '../support/seeded.ts';

/** What a clock of its own offers: the `Timers` of the contract, and the means to let time pass. */
export type SimClock = {
  now(): number;
  after(delayMs: number, action: () => void): () => void;
  random(): number;
  /** Does everything that is due next, at one instant. False when nothing is planned any more. */
  step(): boolean;
};

type Planned = { at: number; order: number; action: (() => void) | null };

/** Delays are rounded to this, so that things also happen at the same instant. */
const GRAIN_MS = 5;
const START_MS = Date.UTC(2030, 0, 1);

/** Time that passes only when `step` is called; what is planned for one instant happens in the order of planning. */
export function createClock(random: Seeded): SimClock {
  const planned: Planned[] = [];
  let now = START_MS;
  let order = 0;

  return {
    now: () => now,
    random: () => random.next(),
    after(delayMs, action) {
      const at = now + Math.ceil(Math.max(0, delayMs) / GRAIN_MS) * GRAIN_MS;
      order += 1;
      const one: Planned = { at, order, action };
      planned.splice(placeFor(one), 0, one);
      return () => {
        one.action = null;
      };
    },
    step() {
      const at = planned[0]?.at;
      if (at === undefined) return false;
      now = at;
      // What these plan for the same instant is for the next step.
      let due = planned.findIndex((one) => one.at > at);
      if (due === -1) due = planned.length;
      for (const { action } of planned.splice(0, due)) action?.();
      return true;
    },
  };

  function placeFor(one: Planned): number {
    let low = 0;
    let high = planned.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = planned[middle] as Planned;
      if (other.at < one.at || (other.at === one.at && other.order < one.order)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
