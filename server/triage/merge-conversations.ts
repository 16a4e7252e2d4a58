import { type Actor, authorOf } from '../access/actor.ts';
import { findConversation } from '../access/conversation-access.ts';
import { leaveBot } from '../bot-turns/leave-bot.ts';
import { ApiError } from '../common/api-error.ts';
import type {
  MergedConversations,
  MergePreview,
} from '../contract/schemas/developers/conversation-merges.ts';
import type { Author } from '../contract/schemas/people.ts';
import { notePositions } from '../conversations/change-positions.ts';
import { appendEvent, lockConversation, lockInOrder } from '../conversations/conversation-log.ts';
import { readState } from '../conversations/conversation-state.ts';
import { isMerged, type MergeRecord, type Woken } from '../conversations/merge-record.ts';
import { visitorWroteSince } from '../conversations/reply-wait.ts';
import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { holdScheduled } from './held-by-merge.ts';
import { joinWaits } from './join-waits.ts';
import { wake } from './wake-conversation.ts';

type Agent = Extract<Actor, { kind: 'agent' }>;

/**
 * What {@link mergeConversations} would come to; changes nothing.
 * @throws ApiError as it does
 */
export async function previewMerge(
  db: Db,
  actor: Agent,
  keptId: string,
  mergedId: string,
): Promise<MergePreview> {
  requireTwo(keptId, mergedId);
  const kept = await findConversation(db, actor, keptId);
  const merged = await findConversation(db, actor, mergedId);
  checkMerge(kept, merged);
  return {
    kept: await readState(db, kept, 'agent'),
    merged: await readState(db, merged, 'agent'),
    messages: await countOf(db, 'messages', mergedId),
    files: await countOf(db, 'attachments', mergedId),
    scheduled: await countOf(db, 'scheduled_messages', mergedId),
  };
}

/**
 * Merges one conversation into another one of the same visitor. Each keeps its own log; the merged one is resolved and goes on
 * in the kept one, which waits for what it waited for; a snoozed one is woken by that. What had been merged into it follows, so
 * that a merge is always one step. Idempotent; `separate-conversations.ts` takes it back.
 * @throws ApiError `conversation_unknown`, `conversation_merged` where one of them was merged into another one, `bad_request`
 *   where they are the same, of different visitors, or the kept one is resolved and the other one is not
 */
export async function mergeConversations(
  tx: Transaction,
  actor: Agent,
  keptId: string,
  mergedId: string,
): Promise<MergedConversations> {
  requireTwo(keptId, mergedId);
  const { db } = tx;
  const followers = await mergedInto(db, [mergedId]);
  if (tx.dialect === 'postgres') await lockInOrder(db, [keptId, mergedId, ...followers]);
  const asleep = await lockConversation(tx, actor, keptId);
  const found = await lockConversation(tx, actor, mergedId);
  if (found.merged_into === keptId) return states(db, asleep, found);
  checkMerge(asleep, found);
  const by = byOf(actor);
  const merged = await leaveBot(tx, found, 'taken_over');
  const wakes = asleep.status === 'snoozed' && bringsWait(merged);
  const kept = wakes ? await wake(tx, asleep, by) : asleep;
  const awaiting = awaitingOf(kept, merged);
  const record: MergeRecord = {
    before: beforeOf(merged),
    ...(awaiting === null
      ? {}
      : {
          awaiting: {
            before: kept.awaiting_reply_since,
            after: awaiting,
            taken: await joinWaits(db, mergedId, kept, awaiting),
          },
        }),
    followers: await mergedInto(db, [mergedId]),
    kept: { id: keptId, seq: kept.seq },
    held: await holdScheduled(db, mergedId),
    ...(wakes ? { woken: wokenFrom(asleep, awaiting) } : {}),
  };
  const resolved = merged.status !== 'resolved';
  const mergedNow = await appendEvent(
    tx,
    merged,
    { type: 'conversation.merged', data: { by, into: keptId, resolved }, visible: false },
    {
      status: 'resolved',
      waiting_since: null,
      awaiting_reply_since: null,
      snoozed_until: null,
      merged_into: keptId,
      merge: JSON.stringify(record),
    },
  );
  const messages = await countMessages(db, mergedId);
  const from = { id: mergedId, startedAt: merged.started_at, messages };
  const keptNow = await appendEvent(
    tx,
    kept,
    {
      type: 'conversation.absorbed',
      data: { by, from, ...(awaiting === null ? {} : { awaitingReplySince: awaiting }) },
      visible: true,
    },
    awaiting === null ? {} : waitingFor(kept, awaiting, tx.now),
  );
  await goOnIn(tx, record.followers, kept, by);
  await notePositions(db, [keptId, mergedId, ...record.followers]);
  return states(db, keptNow, mergedNow);
}

/** Who has merged or separated, without the name of a key: visitors are told of it. */
export function byOf(actor: Agent): Author {
  const { key: _internal, ...by } = authorOf(actor);
  return by;
}

/** The columns of a conversation whose visitor waits since then; null: for nothing. Nobody has answered them by that. */
export function waitingFor(
  { status }: Pick<ConversationRow, 'status'>,
  awaiting: number | null,
  now: number,
): Partial<ConversationRow> {
  return {
    awaiting_reply_since: awaiting,
    ...(status === 'waiting' || status === 'with_bot' ? { waiting_since: awaiting ?? now } : {}),
  };
}

/** The ids of the conversations that go on in one of these. */
export async function mergedInto(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('conversations').select('id').where('merged_into', 'in', ids).execute();
  return rows.map((row) => row.id);
}

/** Lets those that had been merged into one conversation go on in another one; consoles that show them learn it by the event. */
export async function goOnIn(
  tx: Transaction,
  ids: readonly string[],
  into: Pick<ConversationRow, 'id' | 'seq'>,
  by: Author,
): Promise<void> {
  for (const id of ids) {
    const row = await lockedRow(tx, id);
    const { woken: _over, ...record } = JSON.parse(row.merge ?? '{}') as MergeRecord;
    const wrote = await hasWritten(tx.db, record);
    const merge: MergeRecord = { ...record, wrote, ...goesOnIn(record, into) };
    await appendEvent(
      tx,
      row,
      { type: 'conversation.merged', data: { by, into: into.id, resolved: false }, visible: false },
      { merged_into: into.id, merge: JSON.stringify(merge) },
    );
  }
}

/** Where it comes back to one that it had followed, it has been there since then. */
function goesOnIn(
  { kept, followed = [] }: MergeRecord,
  { id, seq }: Pick<ConversationRow, 'id' | 'seq'>,
): Pick<MergeRecord, 'kept' | 'followed'> {
  const at = followed.findIndex((one) => one.id === id);
  const before = followed[at];
  if (before !== undefined) return { kept: before, followed: followed.slice(0, at) };
  return { kept: { id, seq }, followed: kept === undefined ? followed : [...followed, kept] };
}

/** Whether the visitor of a merged conversation has written since it was merged. */
export async function hasWritten(db: Db, { wrote = false, kept }: MergeRecord): Promise<boolean> {
  return wrote || (kept !== undefined && (await visitorWroteSince(db, kept.id, kept.seq)));
}

/** A conversation whose place in the order of locks was taken before. */
export async function lockedRow(tx: Transaction, id: string): Promise<ConversationRow> {
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', id);
  return (await locking(tx, query).executeTakeFirstOrThrow()) as ConversationRow;
}

/** Both, as agents see them. */
export async function states(
  db: Db,
  kept: ConversationRow,
  merged: ConversationRow,
): Promise<MergedConversations> {
  return { kept: await readState(db, kept, 'agent'), merged: await readState(db, merged, 'agent') };
}

function requireTwo(keptId: string, mergedId: string): void {
  if (keptId === mergedId)
    throw new ApiError('bad_request', 'A conversation cannot be merged into itself. Name two of them.');
}

function checkMerge(kept: ConversationRow, merged: ConversationRow): void {
  const into = merged.merged_into ?? kept.merged_into;
  if (into !== null) throw isMerged(into);
  if (kept.visitor_id !== merged.visitor_id || kept.site_id !== merged.site_id)
    throw new ApiError(
      'bad_request',
      'These conversations are of different visitors. Merge the contacts first, if they are the same person.',
    );
  if (kept.status === 'resolved' && merged.status !== 'resolved')
    throw new ApiError(
      'bad_request',
      'The conversation that would be kept is resolved and the other one is not. Reopen it first, or keep the other one.',
    );
}

/** Since when the visitor waits in the kept one from now on; null where that does not change. */
function awaitingOf(kept: ConversationRow, merged: ConversationRow): number | null {
  const { awaiting_reply_since: since } = merged;
  if (since === null || !bringsWait(merged)) return null;
  return since < (kept.awaiting_reply_since ?? Number.POSITIVE_INFINITY) ? since : null;
}

/** Its visitor waits for an answer there. */
function bringsWait({ awaiting_reply_since, status }: ConversationRow): boolean {
  return awaiting_reply_since !== null && status !== 'resolved';
}

function wokenFrom(asleep: ConversationRow, awaiting: number | null): Woken {
  const { snoozed_until: until, assignee_id: assigneeId, awaiting_reply_since: before } = asleep;
  return { until, assigneeId, awaiting: awaiting ?? before };
}

function beforeOf(row: ConversationRow): MergeRecord['before'] {
  const { status, waiting_since, awaiting_reply_since, snoozed_until } = row;
  return { status, waiting_since, awaiting_reply_since, snoozed_until };
}

async function countOf(
  db: Db,
  table: 'messages' | 'attachments' | 'scheduled_messages',
  conversationId: string,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('conversation_id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Without notes: visitors are not told that there are any. */
async function countMessages(db: Db, conversationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', 'text')
    .executeTakeFirstOrThrow();
  return Number(count);
}
