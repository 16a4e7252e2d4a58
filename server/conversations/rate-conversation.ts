import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { ConversationState, GivenRating, Rating } from '../contract/schemas/conversations.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { maskOf } from '../sites/mask.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { readState } from './conversation-state.ts';

/**
 * Keeps what the visitor thought of a conversation. Once, and once more each time it was resolved again: the same again changes
 * nothing, another one is refused. One that comes after the conversation was reopened is kept as of the resolution before.
 * @throws ApiError `conversation_unknown`, `already_rated`
 */
export async function rateConversation(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'visitor' }>,
  id: string,
  { seq, ...given }: GivenRating,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  const mask = await maskOf(tx.db, row.site_id);
  const rating = { ...given, words: mask(given.words) };
  const ended = await endedResolution(tx, row, seq);
  const before = ended === null ? currentRating(row) : await ratingOf(tx, id, ended);
  if (before === null) {
    const rated = await appendEvent(
      tx,
      row,
      {
        type: 'conversation.rated',
        data: { rating, ...(ended === null ? {} : { resolution: ended.resolved }) },
        // Of a resolution that has ended: the chat shows nothing of it any more.
        visible: ended === null,
      },
      ended === null ? { rating: JSON.stringify(rating) } : {},
    );
    return readState(tx.db, rated, 'visitor');
  }
  if (before.score === rating.score && before.words === rating.words) return readState(tx.db, row, 'visitor');
  throw new ApiError(
    'already_rated',
    'This conversation has been rated already. It can be rated again once it has been reopened and resolved.',
  );
}

function currentRating({ rating }: ConversationRow): Rating | null {
  return rating === null ? null : JSON.parse(rating);
}

/** A resolution that has ended, and the event by which it did. */
type Ended = { resolved: number; reopened: number };

/**
 * The resolution that a rating is of, where the conversation was reopened since; null: it is of the conversation as it is.
 * @param seen the last event that whoever rates had seen; left out: where it is open, one of before
 */
async function endedResolution(
  { db }: Transaction,
  row: ConversationRow,
  seen: number | undefined,
): Promise<Ended | null> {
  if (seen === undefined && row.status === 'resolved') return null;
  const turns = await db
    .selectFrom('events')
    .select(['seq', 'type'])
    .where('conversation_id', '=', row.id)
    .where('type', 'in', ['conversation.resolved', 'conversation.reopened'])
    .orderBy('seq')
    .execute();
  const reopened = turns.filter(({ type }) => type === 'conversation.reopened').map(({ seq }) => seq);
  const end = seen === undefined ? reopened.at(-1) : reopened.find((seq) => seq > seen);
  if (end === undefined) return null;
  const resolved = turns.findLast(({ seq, type }) => seq < end && type === 'conversation.resolved');
  return resolved === undefined ? null : { resolved: resolved.seq, reopened: end };
}

/** What was said of it already: while it lasted, or late. */
async function ratingOf(
  { db }: Transaction,
  conversationId: string,
  { resolved, reopened }: Ended,
): Promise<Rating | null> {
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'data'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>', resolved)
    .where('type', '=', 'conversation.rated')
    .orderBy('seq')
    .execute();
  for (const { seq, data } of rows) {
    const { rating, resolution } = JSON.parse(data) as { rating: Rating; resolution?: number };
    if (resolution === resolved || (resolution === undefined && seq < reopened)) return rating;
  }
  return null;
}
