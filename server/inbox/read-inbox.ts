import type { InboxOrder, InboxPage, Queue } from '../contract/schemas/agent-api.ts';
import type { Db } from '../database/database.ts';
import { type Keyset, readOrdered } from '../database/keyset.ts';
import { prepared } from '../database/prepared.ts';
import type { AgentRow, ConversationRow } from '../database/tables.ts';
import { readByReply } from './read-by-reply.ts';
import { cardsFrom } from './read-cards.ts';

const CARDS_PER_PAGE = 40;
/** Where some wait for an answer and others do not. */
const BY_REPLY: ReadonlySet<Queue> = new Set(['mine', 'open', 'snoozed']);
const QUEUES: readonly Queue[] = ['waiting', 'with_bot', 'mine', 'open', 'snoozed', 'resolved'];
/** Counting a hundred thousand resolved conversations for every agent would cost more than it tells. */
export const MAX_COUNT = 1_000;

/**
 * One page of a queue, with the counts of all.
 * @param cursor from the page before, of the same queue and order
 * @throws ApiError `bad_request` when the cursor is not one of ours
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
  const { rows, next } =
    order === 'reply' && BY_REPLY.has(queue)
      ? await readByReply(inQueue(db, queue, agent), { cursor, limit })
      : await readOrdered(inQueue(db, queue, agent), keysetOf(queue, order), { cursor, limit });
  const [cards, counts] = await Promise.all([cardsFrom(db, agent, rows), countQueues(db, agent)]);
  return { cards, next, ...counts };
}

function inQueue(db: Db, queue: Queue, agent: AgentRow) {
  const query = db
    .selectFrom('conversations')
    .selectAll()
    .where('status', '=', statusOf(queue))
    // A conversation that only has a file being uploaded is nobody's business yet.
    .where('last_message_seq', '>', 0);
  return queue === 'mine' ? query.where('assignee_id', '=', agent.id) : query;
}

/** The console orders its cards the same way (`stores/inbox/inbox-queues.ts`). */
function keysetOf(queue: Queue, asked: InboxOrder | undefined): Keyset {
  const usual = queue === 'waiting' ? 'longest' : 'latest';
  const order = asked === undefined || asked === 'reply' ? usual : asked;
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

/** All counts in one question: each for itself would cost a way to the database and back. */
const countsOf = prepared<{ agent: string }, Record<Queue | 'longest', number | null>>((db, place) => {
  const listed = () => db.selectFrom('conversations').where('last_message_seq', '>', 0);
  const count = (queue: Queue) => {
    // Nothing but what the index holds, so that no row is read.
    const some = listed().select('status').where('status', '=', statusOf(queue)).limit(MAX_COUNT);
    return db
      .selectFrom((queue === 'mine' ? some.where('assignee_id', '=', place('agent')) : some).as('some'))
      .select((eb) => eb.fn.countAll<number>().as('counted'))
      .as(queue);
  };
  const longest = listed()
    .select('waiting_since')
    .where('status', '=', 'waiting')
    .orderBy('waiting_since')
    .limit(1)
    .as('longest');
  return db.selectNoFrom([...QUEUES.map(count), longest]) as never;
});

async function countQueues(db: Db, agent: AgentRow): Promise<Pick<InboxPage, 'counts' | 'longestWaitSince'>> {
  const [row] = await countsOf(db, { agent: agent.id });
  const counts = Object.fromEntries(QUEUES.map((queue) => [queue, Number(row?.[queue] ?? 0)]));
  const longest = row?.longest ?? null;
  return {
    counts: counts as InboxPage['counts'],
    longestWaitSince: longest === null ? null : Number(longest),
  };
}
