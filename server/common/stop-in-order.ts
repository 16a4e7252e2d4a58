/** How long one step may take, and all together: whatever is away then must not keep the process. */
const STEP_MS = 4_000;
const ALL_MS = 9_000;

type Step = readonly [name: string, stop: () => void | Promise<void>];
type StopLog = { warn(details: object, message: string): void };

/**
 * Stops one thing after the other. A step that fails, or takes too long because the database or the engine is out of
 * reach, is said and left behind: what is acknowledged is on disk, and what is not finished is found at the next start.
 */
export async function stopInOrder(steps: readonly Step[], log: StopLog): Promise<void> {
  const deadline = performance.now() + ALL_MS;
  for (const [name, stop] of steps) {
    const leftMs = Math.max(0, deadline - performance.now());
    try {
      await inTime(Promise.resolve(stop()), Math.min(STEP_MS, leftMs));
    } catch (error) {
      log.warn(
        { err: error, step: name },
        'While stopping, something did not end as it should; it is left behind.',
      );
    }
  }
}

async function inTime(stopped: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It did not end in time.')), ms);
  });
  try {
    await Promise.race([stopped, late]);
  } finally {
    clearTimeout(timer);
  }
}
