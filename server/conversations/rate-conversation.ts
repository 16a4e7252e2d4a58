import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { ConversationState, Rating } from '../contract/schemas/conversations.ts';
import type { Transaction } from '../database/transaction.ts';
import { maskOf } from '../sites/mask.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { readState } from './conversation-state.ts';

/**
 * Keeps what the visitor thought of a conversation. Once: the same again changes nothing, another one is refused.
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
  if (row.rating === null) {
    const rated = await appendEvent(
      tx,
      row,
      { type: 'conversation.rated', data: { rating }, visible: true },
      { rating: JSON.stringify(rating) },
    );
    return readState(tx.db, rated, 'visitor');
  }
  const before: Rating = JSON.parse(row.rating);
  if (before.score === rating.score && before.words === rating.words) return readState(tx.db, row, 'visitor');
  throw new ApiError('already_rated', 'This conversation has a rating already. It can be given once.');
}
