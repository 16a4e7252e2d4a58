import type { WebhookAttemptDetails } from '../contract/schemas/webhooks-api.ts';
import type { Db } from '../database/database.ts';
import { bodiesOf } from '../feed/bodies.ts';
import { attemptFrom } from './attempts.ts';
import { findAttempt } from './replay.ts';
import { testBody } from './test-event.ts';

/**
 * An attempt with the body that was sent, as far as it can still be made.
 * @throws ApiError `not_found`
 */
export async function readAttempt(
  db: Db,
  endpointId: string,
  attemptId: string,
): Promise<WebhookAttemptDetails> {
  const row = await findAttempt(db, endpointId, attemptId);
  const attempt = attemptFrom(row);
  if (row.position === null) return { attempt, body: testBody(endpointId, row.at) };
  const feed = await db.selectFrom('feed_events').selectAll().where('position', '=', row.position).execute();
  const body = (await bodiesOf(db, feed)).get(row.position);
  return { attempt, body: body === undefined ? null : JSON.stringify(body) };
}
