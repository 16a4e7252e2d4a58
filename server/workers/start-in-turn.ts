import { afterReally, type Worker, type WorkerClock } from './worker.ts';

/** A worker whose first run takes longer is not waited for. */
const WAITED_MS = 100;

/**
 * Starts workers one after the other, each when the one before has looked for work once. All at once, they would open as
 * many connections to Postgres as a node may have, for one question each.
 * @param after the clock they go by
 */
export async function startInTurn(
  workers: readonly Pick<Worker, 'start'>[],
  after: NonNullable<WorkerClock['after']> = afterReally,
): Promise<void> {
  for (const worker of workers) {
    let cancel = (): void => {};
    const waited = new Promise<void>((resolve) => {
      cancel = after(WAITED_MS, resolve);
    });
    await Promise.race([worker.start(), waited]);
    cancel();
  }
}
