import { randomUUID } from 'node:crypto';
import { ApiError } from '../common/api-error.ts';
import type {
  WebhookAttempt,
  WebhookAttempts,
  WebhookAttemptsQuery,
  WebhookError,
} from '../contract/schemas/webhooks-api.ts';
import type { Db } from '../database/database.ts';
import type { AttemptRow, EndpointRow, FeedRow } from '../database/tables/webhooks.ts';
import type { Answer } from './send-webhook.ts';

const ATTEMPTS_PER_PAGE = 50;

/** An attempt as it is written down. */
export function attemptRow(
  endpoint: Pick<EndpointRow, 'id' | 'url'>,
  of: Pick<FeedRow, 'position' | 'id' | 'visitor_id'> | { position: null; id: string; visitor_id: null },
  { type, at, answer }: { type: string; at: number; answer: Answer },
  outcome: AttemptRow['outcome'],
): AttemptRow {
  return {
    id: randomUUID(),
    endpoint_id: endpoint.id,
    position: of.position,
    event_id: of.id,
    type,
    url: endpoint.url,
    visitor_id: of.visitor_id,
    at,
    duration_ms: answer.durationMs,
    outcome,
    status: answer.status,
    error: answer.error,
    answer: answer.text,
  };
}

/** Whether the receiver has taken it. */
export function isTaken({ status }: Pick<Answer, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}

export function attemptFrom(row: AttemptRow): WebhookAttempt {
  return {
    id: row.id,
    eventId: row.event_id,
    type: row.type,
    url: row.url,
    at: row.at,
    durationMs: row.duration_ms,
    outcome: row.outcome,
    status: row.status,
    error: row.error as WebhookError | null,
    answer: row.answer,
  };
}

/**
 * What was sent to an endpoint, the newest first.
 * @throws ApiError `bad_request` for a cursor that is none
 */
export async function readAttempts(
  db: Db,
  endpointId: string,
  { cursor, outcome }: WebhookAttemptsQuery,
): Promise<WebhookAttempts> {
  let query = db
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(ATTEMPTS_PER_PAGE + 1);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (cursor !== undefined) {
    const { at, id } = parseCursor(cursor);
    query = query.where((eb) => eb.or([eb('at', '<', at), eb.and([eb('at', '=', at), eb('id', '<', id)])]));
  }
  const rows = await query.execute();
  const page = rows.slice(0, ATTEMPTS_PER_PAGE);
  const last = page.at(-1);
  return {
    attempts: page.map(attemptFrom),
    next: rows.length > page.length && last !== undefined ? `${last.at}.${last.id}` : null,
  };
}

function parseCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined)
    throw new ApiError('bad_request', 'The cursor is not one from a page before. Begin without one.');
  return { at: Number(at), id };
}
