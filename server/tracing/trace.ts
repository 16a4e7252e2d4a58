import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:$|-)/;
const LONGEST = 256;
const SAMPLED = 1;
const SPAN_BYTES = 8;
/** Nothing is kept here for a request without a trace, so that only those that have one pay for it. */
const traces = new AsyncLocalStorage<TraceContext | null>();

/** The trace that a request is part of, as whoever sent it says; `sampled`: they keep what they know of it. */
export type TraceContext = { traceId: string; sampled: boolean };

/** Reads the header `traceparent`; null where there is none, or it is none. Strangers send it, too: it says nothing of who asks. */
export function readTraceparent(header: unknown): TraceContext | null {
  if (typeof header !== 'string' || header.length > LONGEST) return null;
  const [, traceId, flags = ''] = TRACEPARENT.exec(header) ?? [];
  if (traceId === undefined) return null;
  return { traceId, sampled: (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED };
}

/** The header for a request that this server sends as part of a trace: each has a span of its own. */
export function traceparentOf({ traceId, sampled }: TraceContext): string {
  return `00-${traceId}-${randomBytes(SPAN_BYTES).toString('hex')}-${sampled ? '01' : '00'}`;
}

/** The header for a request that is sent now; none where what runs is part of no trace. */
export function tracedHeaders(): Record<string, string> {
  const trace = currentTrace();
  return trace === null ? {} : { traceparent: traceparentOf(trace) };
}

/** Runs something as part of a trace: {@link currentTrace} says so for as long as it goes on, whatever it waits for. */
export function runInTrace<T>(trace: TraceContext, run: () => T): T {
  return traces.run(trace, run);
}

/** Runs something as part of no trace, whatever asked for it: what one request began may go on for all that come after it. */
export function runInNoTrace<T>(run: () => T): T {
  // Where there is none, nothing is switched on that every other request would pay for.
  return currentTrace() === null ? run() : traces.run(null, run);
}

/** The trace that what runs now is part of; null: of none. */
export function currentTrace(): TraceContext | null {
  return traces.getStore() ?? null;
}
