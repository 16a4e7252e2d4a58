import { CLOSE } from '../wire/close-codes.ts';
import type { Connection } from './connection.ts';

/**
 * Says in a `pusher:error` that something was not done. The connection stays.
 * @param reason what the metrics count it under
 * @param code one of the protocol's numbers, where it has one
 */
export function refuseWith(
  connection: Connection,
  reason: string,
  message: string,
  code: number | null = null,
): void {
  connection.app.counters.refuse(reason);
  connection.send({ event: 'pusher:error', data: { code, message } });
}

/** After a wrong signature, which costs far more than the frame it came in: too many of them end the connection. */
export function noteFailedAuth(connection: Connection, now: number): void {
  if (connection.failedAuth(now)) return;
  connection.app.counters.refuse('failed_auths');
  connection.close(CLOSE.tooManyFailures);
}
