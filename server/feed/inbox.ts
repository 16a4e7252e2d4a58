import { randomUUID } from 'node:crypto';
import type { Database, Db } from '../database/database.ts';
import type { Happening } from '../database/transaction.ts';
import { appendToFeed } from './positions.ts';

const ROWS_AT_ONCE = 200;

/** Notes what happened, in the transaction in which it did: one statement, and none for nothing. */
export async function insertHappened(
  db: Db,
  happened: readonly Happening[],
  { at, epoch }: { at: number; epoch: string },
): Promise<void> {
  if (happened.length === 0) return;
  const transaction = randomUUID();
  await db
    .insertInto('feed_inbox')
    .values(
      happened.map((one, n) => ({
        // In the order in which they happened.
        id: `${epoch}:${transaction}:${String(n).padStart(3, '0')}`,
        type: one.type,
        at,
        site_id: 'siteId' in one ? one.siteId : null,
        visitor_id: 'visitorId' in one ? one.visitorId : null,
        agent_id: 'agentId' in one ? one.agentId : null,
        data: JSON.stringify(dataOf(one)),
      })),
    )
    .execute();
}

/** What has no column of its own. */
function dataOf(happened: Happening): object {
  if (happened.type === 'agent.availability_changed') return { availability: happened.availability };
  if (happened.type === 'conversation.deleted') return { conversationId: happened.conversationId };
  return {};
}

/**
 * Moves what happened into the feed, the oldest first; each thing once.
 * @returns how many were moved; 0 when there is nothing, or another node has it
 */
export async function takeInbox(database: Database): Promise<number> {
  const waiting = await database.read.selectFrom('feed_inbox').select('id').limit(1).execute();
  if (waiting.length === 0) return 0;
  return database.write(async (db) => {
    const rows = await db
      .selectFrom('feed_inbox')
      .selectAll()
      .orderBy('at')
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      // Not skipped: of one visitor, what came later must not overtake.
      .$if(database.dialect === 'postgres', (query) => query.forUpdate())
      .execute();
    if (rows.length === 0) return 0;
    await appendToFeed(
      db,
      rows.map((row) => ({ ...row, conversation_id: null, seq: null, team_id: null })),
    );
    await db
      .deleteFrom('feed_inbox')
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    return rows.length;
  });
}
