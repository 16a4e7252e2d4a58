import { visitorName } from '../access/actor.ts';
import type { VisitorHere, VisitorsHere } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';

const MOST_SHOWN = 200;

/** The visitors who have the chat connected now, who came last in front, each with their newest conversation. */
export async function readVisitorsHere(db: Db): Promise<VisitorsHere> {
  const rows = await db
    .selectFrom('visitors')
    .innerJoin('sites', 'sites.id', 'visitors.site_id')
    .selectAll('visitors')
    .select('sites.name as site_name')
    .where('visitors.here', '=', 1)
    .where('sites.deleted_at', 'is', null)
    .orderBy('visitors.here_at', 'desc')
    .orderBy('visitors.id')
    .limit(MOST_SHOWN)
    .execute();
  const { count } = await db
    .selectFrom('visitors')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('here', '=', 1)
    .executeTakeFirstOrThrow();
  const newest = await newestConversations(
    db,
    rows.map((row) => row.id),
  );
  return {
    visitors: rows.map((row) => ({
      visitor: { id: row.id, name: visitorName(row), email: row.email, verified: row.verified === 1 },
      siteName: row.site_name,
      page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' },
      since: row.here_at,
      conversation: newest.get(row.id) ?? null,
    })),
    count: Number(count),
  };
}

async function newestConversations(
  db: Db,
  visitorIds: string[],
): Promise<Map<string, VisitorHere['conversation']>> {
  if (visitorIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('conversations')
    .leftJoin('agents', 'agents.id', 'conversations.assignee_id')
    .select([
      'conversations.id',
      'conversations.visitor_id',
      'conversations.status',
      'conversations.assignee_id',
      'agents.name as assignee_name',
    ])
    .where('conversations.visitor_id', 'in', visitorIds)
    .where('conversations.last_message_seq', '>', 0)
    .orderBy('conversations.active_at')
    .execute();
  return new Map(
    rows.map(({ id, visitor_id, status, assignee_id, assignee_name }) => [
      visitor_id,
      {
        id,
        status: status === 'with_bot' ? 'waiting' : status,
        assignee: assignee_id === null ? null : { id: assignee_id, name: assignee_name ?? '' },
      },
    ]),
  );
}
