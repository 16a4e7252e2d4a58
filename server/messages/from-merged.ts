import { type Actor, authorOf } from '../access/actor.ts';
import type { SendMessage } from '../contract/schemas/messages-api.ts';
import { isMerged } from '../conversations/merge-record.ts';
import type { Transaction } from '../database/transaction.ts';

/** What of a message means something in another conversation than the one it was written into: what it is about stays there. */
export function wordsAndFiles<Said extends SendMessage>(said: Said): Said {
  const { replyTo: _reply, chosenOf: _choice, answers: _answers, ...words } = said;
  return words as Said;
}

/**
 * Moves files that somebody uploaded into a merged conversation into the one that goes on in its place.
 * @throws ApiError `conversation_merged`, with the conversation to write into, where the two were separated meanwhile
 */
export async function bringFrom(
  { db }: Transaction,
  actor: Actor,
  from: string,
  to: string,
  ids: readonly string[],
): Promise<void> {
  const merged = await db
    .selectFrom('conversations')
    .select('merged_into')
    .where('id', '=', from)
    .executeTakeFirst();
  if (merged?.merged_into !== to) throw isMerged(merged?.merged_into ?? from);
  if (ids.length === 0) return;
  await db
    .updateTable('attachments')
    .set({ conversation_id: to })
    .where('id', 'in', ids)
    .where('conversation_id', '=', from)
    .where('uploader_kind', '=', actor.kind)
    .where('uploader_id', '=', authorOf(actor).id ?? '')
    .execute();
}
