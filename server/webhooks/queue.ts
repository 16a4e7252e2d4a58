import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { DeliveryRow, EndpointRow, FeedRow } from '../database/tables/webhooks.ts';
import { feedAfter } from '../feed/positions.ts';
import { PUBLIC_TYPES } from '../feed/public-types.ts';

/** More is left in the feed until these are sent. */
export const MOST_QUEUED = 1_000;
const FEED_ROWS_AT_ONCE = 500;

type Place = Pick<EndpointRow, 'id' | 'types' | 'site_ids' | 'team_ids'>;

/** What an endpoint wants to be told, as it is stored. */
export function choiceOf({ types, site_ids, team_ids }: Omit<Place, 'id'>) {
  const list = (json: string | null): string[] | null => (json === null ? null : JSON.parse(json));
  return { types: list(types), siteIds: list(site_ids), teamIds: list(team_ids) };
}

/**
 * Looks through the feed from where an endpoint has come to, and queues what it wants. A replay goes the same way.
 * @returns how many rows of the feed were looked at; 0 when there is nothing new, or enough is queued
 */
export async function fillQueue(db: Db, endpoint: EndpointRow, now: number): Promise<number> {
  if ((await queuedCount(db, endpoint.id)) >= MOST_QUEUED) return 0;
  const { id, position, replay_after, replay_until } = endpoint;
  let looked = 0;
  if (replay_after !== null && replay_until !== null) {
    const rows = await feedAfter(db, replay_after, FEED_ROWS_AT_ONCE, replay_until);
    await queue(db, endpoint, rows, now);
    const last = rows.length < FEED_ROWS_AT_ONCE ? null : (rows.at(-1)?.position ?? null);
    endpoint.replay_after = last;
    endpoint.replay_until = last === null ? null : replay_until;
    looked += rows.length;
  }
  const rows = await feedAfter(db, position, FEED_ROWS_AT_ONCE);
  await queue(db, endpoint, rows, now);
  endpoint.position = rows.at(-1)?.position ?? position;
  looked += rows.length;
  if (looked > 0 || endpoint.replay_after !== replay_after)
    await db
      .updateTable('webhook_endpoints')
      .set({
        position: endpoint.position,
        replay_after: endpoint.replay_after,
        replay_until: endpoint.replay_until,
      })
      .where('id', '=', id)
      .execute();
  return looked;
}

/** Queues these events of the feed, where the endpoint wants them. What is queued already stays as it is. */
async function queue(db: Db, endpoint: Place, rows: readonly FeedRow[], now: number): Promise<void> {
  const { types, siteIds, teamIds } = choiceOf(endpoint);
  const wanted = rows.filter(
    (row) =>
      (types === null || namesOf(row).some((name) => types.includes(name))) &&
      (siteIds === null || row.site_id === null || siteIds.includes(row.site_id)) &&
      (teamIds === null ||
        row.conversation_id === null ||
        (row.team_id !== null && teamIds.includes(row.team_id))),
  );
  await queueRows(db, endpoint.id, wanted, now);
}

/** Queues events of the feed, whatever the endpoint has chosen. */
export async function queueRows(
  db: Db,
  endpointId: string,
  rows: readonly FeedRow[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('webhook_deliveries')
    .values(
      rows.map((row) => ({
        endpoint_id: endpointId,
        position: row.position,
        thread: row.conversation_id ?? row.visitor_id ?? row.agent_id ?? row.id,
        failing_since: null,
        next_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['endpoint_id', 'position']).doNothing())
    .execute();
}

/** What it may be called outside: of messages, the feed does not know whether they are notes. */
function namesOf(row: FeedRow): string[] {
  const naming = (PUBLIC_TYPES as Record<string, { name: string; ofNote?: string } | undefined>)[row.type];
  if (naming === undefined) return [row.type];
  return naming.ofNote === undefined ? [naming.name] : [naming.name, naming.ofNote];
}

export async function queuedCount(db: Db, endpointId: string): Promise<number> {
  const { count } = await db
    .selectFrom((from) =>
      from
        .selectFrom('webhook_deliveries')
        .select('position')
        .where('endpoint_id', '=', endpointId)
        .limit(MOST_QUEUED)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What is next to be sent, in order. Behind something that failed and waits, nothing of the same thread is. */
export function nextInQueue(db: Db, endpointId: string, now: number, limit: number): Promise<DeliveryRow[]> {
  return db
    .selectFrom('webhook_deliveries as next')
    .selectAll('next')
    .where('next.endpoint_id', '=', endpointId)
    .where(
      sql<boolean>`not exists (select 1 from webhook_deliveries as waiting
        where waiting.endpoint_id = next.endpoint_id and waiting.thread = next.thread
        and waiting.position <= next.position and waiting.next_at > ${now})`,
    )
    .orderBy('next.position')
    .limit(limit)
    .execute();
}
