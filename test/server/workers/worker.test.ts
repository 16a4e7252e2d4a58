import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorker, type WorkerOptions } from '../../../server/workers/worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker whose runs end when the test says so. */
function heldWorker(options: Partial<WorkerOptions> = {}) {
  const log = { warn: vi.fn() };
  const runs: { signal: AbortSignal; end(): void; fail(error: Error): void }[] = [];
  const worker = createWorker({
    name: 'tea',
    everyMs: 1_000,
    run: (signal) =>
      new Promise<void>((resolve, reject) => {
        runs.push({ signal, end: resolve, fail: reject });
      }),
    failure: 'The tea could not be made; it is tried again.',
    log,
    ...options,
  });
  const endRun = async (index: number) => {
    runs[index]?.end();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { worker, runs, log, endRun };
}

describe('a worker', () => {
  it('runs at its start, and again an interval after each run has ended', async () => {
    const { worker, runs, endRun } = heldWorker();
    void worker.start();
    expect(runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(runs).toHaveLength(1);
    await endRun(0);
    await vi.advanceTimersByTimeAsync(999);
    expect(runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toHaveLength(2);
  });

  it('runs once more after the run under way, however often it was woken meanwhile', async () => {
    const { worker, runs, endRun } = heldWorker();
    void worker.start();
    const woken = [worker.wake(), worker.wake(), worker.wake()];
    const answered = vi.fn();
    void Promise.all(woken).then(answered);
    await endRun(0);
    expect(runs).toHaveLength(2);
    expect(answered).not.toHaveBeenCalled();
    await endRun(1);
    expect(answered).toHaveBeenCalled();
    expect(runs).toHaveLength(2);
  });

  it('begins runs no closer together than it may', async () => {
    const { worker, runs, endRun } = heldWorker({ everyMs: null, atMostEveryMs: 200 });
    void worker.wake();
    await endRun(0);
    void worker.wake();
    await vi.advanceTimersByTimeAsync(199);
    expect(runs).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toHaveLength(2);
  });

  it('without an interval, runs only when it is woken', async () => {
    const { worker, runs, endRun } = heldWorker({ everyMs: null });
    void worker.wake();
    await endRun(0);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(runs).toHaveLength(1);
  });

  it('asks for its interval anew after every run', async () => {
    let everyMs = 10;
    const { worker, runs, endRun } = heldWorker({ everyMs: () => everyMs });
    void worker.start();
    await endRun(0);
    await vi.advanceTimersByTimeAsync(10);
    expect(runs).toHaveLength(2);
    everyMs = 500;
    await endRun(1);
    await vi.advanceTimersByTimeAsync(499);
    expect(runs).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toHaveLength(3);
  });

  it('says and counts a run that failed, answers whoever waited, and goes on', async () => {
    const { worker, runs, log } = heldWorker();
    const woken = worker.wake();
    const error = new Error('no water');
    runs[0]?.fail(error);
    await woken;
    expect(log.warn.mock.calls).toEqual([
      [{ err: error, worker: 'tea' }, 'The tea could not be made; it is tried again.'],
    ]);
    expect(worker.state()).toMatchObject({ name: 'tea', runs: 1, failures: 1, running: false });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs).toHaveLength(2);
    expect(worker.state()).toMatchObject({ running: true });
  });

  it('survives a run that throws before it begins to wait', async () => {
    const { worker, log } = heldWorker({
      run: () => {
        throw new Error('no cup');
      },
    });
    await worker.wake();
    expect(log.warn).toHaveBeenCalledOnce();
  });

  it('stops when the run under way has ended, and begins no other', async () => {
    const { worker, runs, endRun } = heldWorker();
    void worker.start();
    const woken = worker.wake();
    const stopped = vi.fn();
    void worker.stop().then(stopped);
    await woken;
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(stopped).not.toHaveBeenCalled();
    await endRun(0);
    expect(stopped).toHaveBeenCalled();
    await worker.wake();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toHaveLength(1);
  });

  it('stops while it waits for its time', async () => {
    const { worker, runs, endRun } = heldWorker();
    void worker.start();
    await endRun(0);
    await worker.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toHaveLength(1);
  });
});
