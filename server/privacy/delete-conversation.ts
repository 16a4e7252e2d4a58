import type { ConversationsDeleted } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { threads } from '../conversations/team-rooms.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueFileDeletion } from '../files/file-deletion-queue.ts';
import { keepFiguresOf } from '../reports/keep-erased.ts';
import { forgetConversationsInFeed } from '../webhooks/forget-in-feed.ts';

/** So much of the log of a conversation is deleted in one transaction, so that nobody waits long for it. */
export const EVENTS_AT_ONCE = 500;

/**
 * What belongs to a conversation besides its log, its messages and its files. What is due comes first: whoever is at it
 * holds those rows, and then wants the messages.
 */
export const AROUND_A_CONVERSATION = [
  'due_events',
  'event_traces',
  'push_notices',
  'visitor_push_subscriptions',
  'mailed_notices',
  'ladder_waits',
  'bridge_posts',
  'chat_notices',
  'bridge_threads',
  'outgoing_mails',
  'mail_threads',
  'quarantined_mails',
  'resume_links',
  'drafts',
  'scheduled_messages',
  'mentions',
  'conversation_labels',
  'conversation_changes',
] as const;

/**
 * Deletes a conversation: from this transaction on nobody finds it. Of a long one the log may still be there, which
 * {@link removeRemains} then takes away piece by piece; the files go with it by the queue of files to be deleted.
 * @param still asked once it is locked, by a rule that deletes what is due
 * @returns null when there is no such conversation, or `still` does not hold for it now
 */
export async function deleteConversation(
  tx: Transaction,
  id: string,
  still?: (row: ConversationRow) => Promise<boolean> | boolean,
): Promise<ConversationsDeleted | null> {
  const { db } = tx;
  const row = await locking(
    tx,
    db.selectFrom('conversations').selectAll().where('id', '=', id).where('visitor_id', 'is not', null),
  ).executeTakeFirst();
  if (row === undefined || (still !== undefined && !(await still(row)))) return null;
  await keepFiguresOf(tx, [id]);
  for (const table of AROUND_A_CONVERSATION)
    await db.deleteFrom(table).where('conversation_id', '=', id).execute();
  await forgetConversationsInFeed(tx, row.visitor_id, [id]);
  await hide(db, row);
  await freeMerged(tx, id, still === undefined);
  await removeRemains(tx, id);
  tx.happened.push({
    type: 'conversation.deleted',
    conversationId: id,
    visitorId: row.visitor_id,
    siteId: row.site_id,
  });
  return { conversationIds: [id], visitorId: row.visitor_id };
}

/**
 * What was merged into it stays, resolved, and is one of its own again.
 * @param withEvent with an event, for consoles that show it; without, where a rule deletes what is old: the event would keep what was
 *   merged for as long again
 */
async function freeMerged(tx: Transaction, id: string, withEvent: boolean): Promise<void> {
  const { db } = tx;
  const free = { merged_into: null, merge: null };
  if (!withEvent) {
    await db.updateTable('conversations').set(free).where('merged_into', '=', id).execute();
    return;
  }
  const query = db.selectFrom('conversations').selectAll().where('merged_into', '=', id).orderBy('id');
  const rows = await locking(tx, query).execute();
  const by = { kind: 'system', id: null, name: 'Frontdesk' } as const;
  const state = { status: 'resolved', waitingSince: null, awaitingReplySince: null } as const;
  for (const row of rows)
    await appendEvent(
      tx,
      row as ConversationRow,
      { type: 'conversation.separated', data: { by, from: id, state, snoozedUntil: null }, visible: false },
      free,
    );
}

/** Nothing is left in the row that says who it was, what about, or that something is to be done or published. */
async function hide(db: Db, { id, seq }: ConversationRow): Promise<void> {
  await threads(db)
    .updateTable('conversations')
    .set({
      status: 'deleted',
      site_id: null,
      visitor_id: null,
      assignee_id: null,
      last_agent_id: null,
      team_id: null,
      page_url: null,
      page_title: null,
      topic: null,
      attributes: null,
      rating: null,
      waiting_since: null,
      awaiting_reply_since: null,
      first_reply_at: null,
      snoozed_until: null,
      offered_to: null,
      offered_until: null,
      bot_id: null,
      last_bot_id: null,
      bot_due_at: null,
      merged_into: null,
      merge: null,
      published_seq: seq,
      publisher: null,
      publisher_until: 0,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Takes away the next part of a deleted conversation, from its beginning on, and at last the conversation itself.
 * @returns whether nothing is left
 */
export async function removeRemains(tx: Transaction, id: string): Promise<boolean> {
  const { db } = tx;
  const last = await db
    .selectFrom('events')
    .select('seq')
    .where('conversation_id', '=', id)
    .orderBy('seq')
    .offset(EVENTS_AT_ONCE - 1)
    .limit(1)
    .executeTakeFirst();
  await removeFiles(tx, id);
  for (const table of ['events', 'messages'] as const)
    await db
      .deleteFrom(table)
      .where('conversation_id', '=', id)
      .$if(last !== undefined, (query) => query.where('seq', '<=', last?.seq ?? 0))
      .execute();
  const left = await db
    .selectFrom('attachments')
    .select('id')
    .where('conversation_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (last !== undefined || left !== undefined) return false;
  await db.deleteFrom('conversations').where('id', '=', id).execute();
  return true;
}

async function removeFiles(tx: Transaction, id: string): Promise<void> {
  const { db } = tx;
  const files = await db
    .selectFrom('attachments')
    .select(['id', 'content_key', 'thumbnail_key'])
    .where('conversation_id', '=', id)
    .limit(EVENTS_AT_ONCE)
    .execute();
  if (files.length === 0) return;
  await queueFileDeletion(tx, files);
  await db
    .deleteFrom('attachments')
    .where(
      'id',
      'in',
      files.map((file) => file.id),
    )
    .execute();
}

/** The conversations that are deleted and not wholly gone: long ones, also those of a process that ended meanwhile. */
export async function deletedRemains(db: Db, limit: number): Promise<string[]> {
  const rows = await threads(db)
    .selectFrom('conversations')
    .select('id')
    .where('status', '=', 'deleted')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
