import { randomUUID } from 'node:crypto';
import type { Database as Sqlite } from 'better-sqlite3';
import type { WebhooksStored } from '../../checker/webhooks.ts';
import { conversationIdsOf, removeAll } from '../past.ts';

type Row = Record<string, string | number | null>;

/** An endpoint that is told everything from now on. */
export function addEndpoint(db: Sqlite, now: number): void {
  db.prepare(
    `INSERT INTO webhook_endpoints (id, url, name, secret, state, state_since, position, claimed_until, failures, resting_until, created_at)
     SELECT @id, 'https://receiver.test/', 'Receiver', @secret, 'on', @now, head, 0, 0, 0, @now FROM feed_state`,
  ).run({ id: randomUUID(), secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}`, now });
}

/** What the database holds of some visitors' conversations, and what is still to be sent, read past the product. */
export function readWebhooks(db: Sqlite, visitorIds: readonly string[]): WebhooksStored {
  const ids = conversationIdsOf(db, visitorIds);
  const of = (text: string) => ids.flatMap((id) => db.prepare(text).all(id) as Row[]);
  return {
    events: of('SELECT conversation_id, seq, type FROM events WHERE conversation_id = ? ORDER BY seq').map(
      (row) => ({
        conversationId: String(row['conversation_id']),
        seq: Number(row['seq']),
        type: String(row['type']),
      }),
    ),
    left: [
      ...of('SELECT * FROM due_events WHERE conversation_id = ?').map(
        ({ subscriber, seq }) => `event ${seq} for ${subscriber}`,
      ),
      ...(db.prepare('SELECT * FROM webhook_deliveries').all() as Row[]).map(
        ({ position, attempts }) => `a webhook (position ${position}) after ${attempts} attempts`,
      ),
      ...(
        db
          .prepare(
            "SELECT position, state FROM webhook_endpoints, feed_state WHERE state <> 'on' OR position < head",
          )
          .all() as Row[]
      ).map(({ state, position }) => `an endpoint (${state}) that has come to position ${position}`),
    ],
  };
}

/** Leaves nothing of a run behind. */
export function removeWebhooks(db: Sqlite, visitorIds: readonly string[]): void {
  for (const table of ['webhook_deliveries', 'webhook_attempts', 'webhook_endpoints', 'feed_events'])
    db.exec(`DELETE FROM ${table}`);
  removeAll(db, visitorIds);
}
