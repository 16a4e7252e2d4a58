import type { Worker } from '../../../server/workers/worker.ts';

/** The workers of the servers that run in this process, which look for work every few seconds. */
const ALL = new Set<readonly Pick<Worker, 'wake'>[]>();

/** Lets `eventually` wake them, until the returned function is called. */
export function wakeWhileWaiting(workers: readonly Pick<Worker, 'wake'>[]): () => void {
  ALL.add(workers);
  return () => ALL.delete(workers);
}

/** Lets all of them look now. What they find by looking they would have found anyway, later. */
export function wakeWorkers(): void {
  for (const workers of ALL) for (const worker of workers) void worker.wake();
}
