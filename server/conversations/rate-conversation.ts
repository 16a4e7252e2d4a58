import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { ConversationState, Rating } from '../contract/schemas/conversations.ts';
import type { Transaction } from '../database/transaction.ts';
import { maskOf } from '../sites/mask.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { readState } from './conversation-state.ts';

/**
 * Keeps what the visitor thought of a conversation. Once, and once more each time it was resolved again: the same again changes
 * nothing, another one is refused.
 * @throws ApiError `conversation_unknown`, `already_rated`
 */
export async function rateConversation(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'visitor' }>,
  id: string,
  given: Rating,
): Promise<ConversationState> {
  const row = await lockConversation(tx, actor, id);
  const mask = await maskOf(tx.db, row.site_id);
  const rating = { ...given, words: mask(given.words) };
  const before = row.rating === null ? await ratedSinceResolved(tx, id) : (JSON.parse(row.rating) as Rating);
  if (before === null) {
    const rated = await appendEvent(
      tx,
      row,
      { type: 'conversation.rated', data: { rating }, visible: true },
      { rating: JSON.stringify(rating) },
    );
    return readState(tx.db, rated, 'visitor');
  }
  if (before.score === rating.score && before.words === rating.words) return readState(tx.db, row, 'visitor');
  throw new ApiError(
    'already_rated',
    'This conversation has been rated already. It can be rated again once it has been reopened and resolved.',
  );
}

/** A rating that was given again, of which no answer came, may arrive after the conversation was reopened: it is of before that. */
async function ratedSinceResolved({ db }: Transaction, id: string): Promise<Rating | null> {
  const last = await db
    .selectFrom('events')
    .select(['type', 'data'])
    .where('conversation_id', '=', id)
    .where('type', 'in', ['conversation.rated', 'conversation.resolved'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.type !== 'conversation.rated') return null;
  return (JSON.parse(last.data) as { rating: Rating }).rating;
}
