import { EVERY } from '../common/repeated-lines.ts';
import type { Answer, Outgoing } from './send-webhook.ts';

/** A line of the log for a request that is part of a trace; whom it went to stands in it by the host alone. */
export function logTraced(
  log: { info(details: object, message: string): void },
  { url, trace = null }: Outgoing,
  { status, error, durationMs }: Answer,
): void {
  if (trace === null) return;
  const { traceId } = trace;
  const { host } = new URL(url);
  log.info({ traceId, host, status, error, ms: durationMs, [EVERY]: true }, 'webhook');
}
