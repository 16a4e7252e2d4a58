import type { InboxOrder, InboxPage, Queue } from '../contract/schemas/agent-api.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';
import { afterCursor, cursorOf, type Keyset, ordered } from './keyset.ts';
import { cardsFrom } from './read-cards.ts';

const CARDS_PER_PAGE = 40;
/** Counting a hundred thousand resolved conversations for every agent would cost more than it tells. */
export const MAX_COUNT = 1_000;

/**
 * One page of a queue, with the counts of all.
 * @param cursor from the page before, of the same queue and order
 * @throws Refused `bad_request` when the cursor is not one of ours
 */
export async function readInbox(
  db: Db,
  agent: AgentRow,
  {
    queue,
    order,
    cursor,
    limit = CARDS_PER_PAGE,
  }: {
    queue: Queue;
    order?: InboxOrder | undefined;
    cursor?: string | undefined;
    limit?: number | undefined;
  },
): Promise<Omit<InboxPage, 'epoch'>> {
  const keyset = keysetOf(queue, order ?? (queue === 'waiting' ? 'longest' : 'latest'));
  let query = ordered(db.selectFrom('conversations').selectAll(), keyset)
    .where('status', '=', statusOf(queue))
    // A conversation that only has a file being uploaded is nobody's business yet.
    .where('last_message_seq', '>', 0);
  if (queue === 'mine') query = query.where('assignee_id', '=', agent.id);
  if (cursor !== undefined) query = query.where(afterCursor(keyset, cursor));
  const rows = await query.limit(limit + 1).execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cards: await cardsFrom(db, page),
    next: rows.length > limit && last !== undefined ? cursorOf(keyset, last) : null,
    ...(await countQueues(db, agent)),
  };
}

/** The console orders its cards the same way (`stores/inbox-queues.ts`). */
function keysetOf(queue: Queue, order: InboxOrder): Keyset {
  const time = queue === 'waiting' ? 'waiting_since' : 'active_at';
  if (order === 'priority')
    return [
      ['priority', 'desc'],
      ['active_at', 'desc'],
    ];
  return [[time, order === 'longest' ? 'asc' : 'desc']];
}

function statusOf(queue: Queue): ConversationRow['status'] {
  return queue === 'mine' ? 'open' : queue;
}

async function countQueues(db: Db, agent: AgentRow): Promise<Pick<InboxPage, 'counts' | 'longestWaitSince'>> {
  const count = async (queue: Queue) => {
    let some = db
      .selectFrom('conversations')
      // Nothing but what the index holds, so that no row is read.
      .select('status')
      .where('status', '=', statusOf(queue))
      .where('last_message_seq', '>', 0)
      .limit(MAX_COUNT);
    if (queue === 'mine') some = some.where('assignee_id', '=', agent.id);
    const { counted } = await db
      .selectFrom(some.as('some'))
      .select((eb) => eb.fn.countAll<number>().as('counted'))
      .executeTakeFirstOrThrow();
    return Number(counted);
  };
  const longest = await db
    .selectFrom('conversations')
    .select('waiting_since')
    .where('status', '=', 'waiting')
    .where('last_message_seq', '>', 0)
    .orderBy('waiting_since')
    .limit(1)
    .executeTakeFirst();
  return {
    counts: {
      waiting: await count('waiting'),
      mine: await count('mine'),
      open: await count('open'),
      snoozed: await count('snoozed'),
      resolved: await count('resolved'),
    },
    longestWaitSince: longest?.waiting_since ?? null,
  };
}
