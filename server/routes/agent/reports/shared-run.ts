/**
 * Lets those who ask at about the same time share one run, so that many boards cost little more than one. Each gets what was read
 * after they asked: never an answer from before the event because of which they ask.
 */
export function sharedRun<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | null = null;
  return () => {
    next ??= running.then(begin, begin);
    return next;
  };

  function begin(): Promise<T> {
    next = null;
    const now = run();
    running = now;
    return now;
  }
}
