import type { TraceLog } from '../tracing/trace-log.ts';
import { isTaken } from './attempts.ts';
import type { Answer, Outgoing } from './send-webhook.ts';

/** A line of the log for a request that is part of a trace; whom it went to stands in it by the host alone. */
export function logTraced(traceLog: TraceLog, { url, trace = null }: Outgoing, answer: Answer): void {
  if (trace === null) return;
  const { status, error, durationMs } = answer;
  const { host } = new URL(url);
  traceLog(trace, { host, status, error, ms: durationMs }, 'webhook', !isTaken(answer));
}
