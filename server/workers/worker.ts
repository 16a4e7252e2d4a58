import { runInNoTrace } from '../tracing/trace.ts';

export type WorkerState = {
  name: string;
  running: boolean;
  runs: number;
  failures: number;
  /** When the last run ended, in milliseconds since 1970, and how long it took. */
  lastRunAt: number | null;
  lastMs: number | null;
};

/** Work that a process does beside its requests. */
export type Worker = {
  /** Runs now, and from then on at its interval. Resolves after the first run. */
  start(): Promise<void>;
  /** Asks for a run. Resolves after one that began after this call, whether or not it succeeded, or when it is stopped. */
  wake(): Promise<void>;
  /** Begins no more runs, and resolves when the one under way has ended. */
  stop(): Promise<void>;
  state(): WorkerState;
};

export type WorkerOptions = {
  /** In metrics and logs. */
  name: string;
  /** From the end of a run to the begin of the next; null: it runs only when it is woken. */
  everyMs: number | null | (() => number | null);
  /** However often it is woken, runs begin at least this far apart. */
  atMostEveryMs?: number;
  /** One run. The signal is aborted when the worker is stopped; a long run looks at it between its steps. */
  run(signal: AbortSignal): Promise<void>;
  /** The sentence that is logged with the error of a run that failed. */
  failure: string;
  log: { warn(details: object, message: string): void };
} & WorkerClock;

/** By which clock a worker goes; without it, the machine's. */
export type WorkerClock = {
  /** Does something once, later; the returned function cancels it. Tests pass another clock's. */
  after?: (delayMs: number, action: () => void) => () => void;
  /** Milliseconds since some moment, of a clock that nobody sets. */
  elapsed?: () => number;
};

type Waiting = { promise: Promise<void>; resolve(): void };

/**
 * Runs something again and again, one run at a time. A run that fails is logged and counted, and the next one comes at
 * its time. What has to be done must be in the database: a run that was missed is made up for by the next.
 */
export function createWorker({
  name,
  everyMs,
  atMostEveryMs = 0,
  run,
  failure,
  log,
  after = afterReally,
  elapsed = () => performance.now(),
}: WorkerOptions): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let cancelTimer = (): void => {};
  let running: Promise<void> | null = null;
  let waiting: Waiting | null = null;
  let began = Number.NEGATIVE_INFINITY;
  const state: WorkerState = { name, running: false, runs: 0, failures: 0, lastRunAt: null, lastMs: null };

  return {
    start: wake,
    wake,
    async stop() {
      stopping.abort();
      cancelTimer();
      waiting?.resolve();
      await running;
    },
    state: () => ({ ...state, running: running !== null }),
  };

  function wake(): Promise<void> {
    if (signal.aborted) return running ?? Promise.resolve();
    waiting ??= whoWaits();
    const { promise } = waiting;
    if (running === null) beginWhenAllowed();
    return promise;
  }

  function beginWhenAllowed(): void {
    const earlyMs = began + atMostEveryMs - elapsed();
    if (earlyMs > 0) beginIn(earlyMs);
    else begin();
  }

  function beginIn(ms: number): void {
    cancelTimer();
    cancelTimer = after(ms, begin);
  }

  function begin(): void {
    cancelTimer();
    const asked = waiting;
    waiting = null;
    began = elapsed();
    // A run is for what many have written: of the trace of the request that woke it are neither this one nor those after it.
    running = runInNoTrace(() => once().then(() => ended(asked)));
  }

  function ended(asked: Waiting | null): void {
    running = null;
    asked?.resolve();
    if (signal.aborted) return;
    if (waiting !== null) return beginWhenAllowed();
    const pauseMs = typeof everyMs === 'function' ? everyMs() : everyMs;
    if (pauseMs !== null) beginIn(pauseMs);
  }

  async function once(): Promise<void> {
    try {
      await run(signal);
    } catch (error) {
      state.failures += 1;
      log.warn({ err: error, worker: name }, failure);
    }
    state.runs += 1;
    state.lastRunAt = Date.now();
    state.lastMs = elapsed() - began;
  }
}

/** By the machine's clock. */
export function afterReally(delayMs: number, action: () => void): () => void {
  const timer = setTimeout(action, delayMs);
  return () => clearTimeout(timer);
}

function whoWaits(): Waiting {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
