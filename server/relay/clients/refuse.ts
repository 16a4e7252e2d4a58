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
