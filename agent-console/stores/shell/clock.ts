import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';

const TICK_MS = 5_000;

/** The time as views show it: "4 min" grows by itself, and all of them at once. */
export function createClock(timers: Timers): { now: ReadonlySignal<number>; stop(): void } {
  const now = signal(timers.now());
  let cancel = timers.after(TICK_MS, tick);
  return { now, stop: () => cancel() };

  function tick(): void {
    now.value = timers.now();
    cancel = timers.after(TICK_MS, tick);
  }
}
