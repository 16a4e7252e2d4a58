import type { Db } from '../database/database.ts';

/** No step comes earlier. */
const FIRST_AFTER_MS = 60_000;
/** The last step comes a week after the first message at the latest; a step that waits for its time may come later still. */
export const FORGOTTEN_MS = 14 * 86_400_000;

/** Conversations whose visitor waits for an answer, and whose ladder is to be looked at now; who waits longest comes first. */
export async function dueWaits(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .leftJoin('ladder_waits', (join) =>
      join
        .onRef('ladder_waits.conversation_id', '=', 'conversations.id')
        .onRef('ladder_waits.since', '=', 'conversations.awaiting_reply_since'),
    )
    .select('conversations.id')
    // Told as what it is not, so that SQLite takes the index of who waits, and not the one of all that are open.
    .where('conversations.status', 'not in', ['snoozed', 'resolved'])
    .where('conversations.awaiting_reply_since', '<=', now - FIRST_AFTER_MS)
    .where('conversations.awaiting_reply_since', '>', now - FORGOTTEN_MS)
    .where((eb) => eb.or([eb('ladder_waits.next_at', 'is', null), eb('ladder_waits.next_at', '<=', now)]))
    .orderBy('conversations.awaiting_reply_since')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Removes what is known of waits that are over. */
export async function forgetWaits(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('ladder_waits')
    .where('since', '<', now - FORGOTTEN_MS)
    .execute();
}
