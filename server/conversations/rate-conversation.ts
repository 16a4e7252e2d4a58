import type { Reader } from '../access/actor.ts';
import { Refused } from '../common/api-error.ts';
import type { ConversationState, Rating } from '../contract/schemas/conversations.ts';
import type { Work } from '../database/transaction.ts';
import { appendEvent, lockConversation } from './conversation-log.ts';
import { readState } from './conversation-state.ts';

/**
 * Keeps what the visitor thought of a conversation. Once: the same again changes nothing, another one is refused.
 * @throws Refused `conversation_unknown`, `already_rated`
 */
export async function rateConversation(
  work: Work,
  reader: Extract<Reader, { kind: 'visitor' }>,
  id: string,
  rating: Rating,
): Promise<ConversationState> {
  const row = await lockConversation(work, reader, id);
  if (row.rating === null) {
    const rated = await appendEvent(
      work,
      row,
      { type: 'conversation.rated', data: { rating }, visible: true },
      { rating: JSON.stringify(rating) },
    );
    return readState(work.db, rated, 'visitor');
  }
  const before: Rating = JSON.parse(row.rating);
  if (before.score === rating.score && before.words === rating.words)
    return readState(work.db, row, 'visitor');
  throw new Refused('already_rated', 'This conversation has a rating already. It can be given once.');
}
