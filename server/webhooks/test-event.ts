import { randomUUID } from 'node:crypto';
import type { WebhookAttempt } from '../contract/schemas/webhooks-api.ts';
import type { Database } from '../database/database.ts';
import type { EndpointRow } from '../database/tables/webhooks.ts';
import { attemptFrom, attemptRow, isTaken } from './attempts.ts';
import { secretsOf } from './endpoint-run.ts';
import type { Answer, Outgoing } from './send-webhook.ts';
import { signedHeaders } from './signature.ts';

export const TEST_EVENT_TYPE = 'webhook.test';

export type TestDeps = {
  database: Database;
  now: () => number;
  send(outgoing: Outgoing, signal: AbortSignal): Promise<Answer>;
};

/** Sends an event that says nothing, once, whether the endpoint is on or off, and writes down what came back. */
export async function sendTestEvent(
  endpoint: EndpointRow,
  { database, now, send }: TestDeps,
  signal: AbortSignal,
): Promise<WebhookAttempt> {
  const at = now();
  const id = `test:${randomUUID()}`;
  const body = testBody(endpoint.id, at);
  const headers = signedHeaders(secretsOf(database.sealer, endpoint, at), { id, at, body });
  const answer = await send({ url: endpoint.url, headers, body }, signal);
  const row = attemptRow(
    endpoint,
    { position: null, id, visitor_id: null },
    { type: TEST_EVENT_TYPE, at, answer },
    isTaken(answer) ? 'delivered' : 'failed',
  );
  await database.write((db) => db.insertInto('webhook_attempts').values(row).execute());
  return attemptFrom(row);
}

/** The body of a test, which can be made again for the log. */
export function testBody(endpointId: string, at: number): string {
  return JSON.stringify({
    type: TEST_EVENT_TYPE,
    timestamp: new Date(at).toISOString(),
    data: { endpointId },
  });
}
