/**
 * What the modules of this folder ask of the world, so that tests (and a simulation) can pass another one in:
 * no fetch, clock, timer or randomness of their own.
 */
export interface Timers {
  /** Runs `action` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, action: () => void): () => void;
  now(): number;
  /** In [0, 1). */
  random(): number;
}

/** Small texts that survive a reload, by key. */
export interface KeyValueStorage {
  read(key: string): string | null;
  /** Null removes. False when it will not survive the page (private window, full). */
  write(key: string, text: string | null): boolean;
  /** The keys that begin with `prefix`. */
  keys(prefix: string): string[];
}

/** A request that did not succeed. `status` is 0 when no answer came (offline, cut, timed out). */
export type Failure = {
  ok: false;
  status: number;
  code?: string;
  message: string;
  retryAfterMs?: number;
  details?: Record<string, unknown>;
};

/** What a request came to. */
export type Answer<T> = { ok: true; value: T } | Failure;

/** The delay before attempt number `attempt` (1 for the first retry): doubling, capped, with full jitter on its upper half. */
export function backoffMs(
  attempt: number,
  random: () => number,
  { baseMs = 500, maxMs = 30_000 } = {},
): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
