import type { Actor } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { MergedConversations } from '../contract/schemas/developers/conversation-merges.ts';
import type { Author } from '../contract/schemas/people.ts';
import { notePositions } from '../conversations/change-positions.ts';
import { appendEvent, lockConversation, lockInOrder } from '../conversations/conversation-log.ts';
import { statusOnWire } from '../conversations/conversation-state.ts';
import type { MergeRecord, Woken } from '../conversations/merge-record.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { letGo } from './held-by-merge.ts';
import { partWaits } from './join-waits.ts';
import {
  byOf,
  goOnIn,
  hasWritten,
  lockedRow,
  mergedInto,
  states,
  waitingFor,
} from './merge-conversations.ts';
import { SYSTEM } from './wake-conversation.ts';

/**
 * Makes a merged conversation one of its own again, with the status and the assignee it had; an assignee who was deactivated
 * since has it no more, and it waits. What was written in the kept one stays there, and where somebody has answered there, that
 * answer counts for it alone. Conversations that followed it come back to it, messages that the merge held are sent at their time
 * where the visitor has not written since, and a kept one that the merge woke is snoozed again where nothing has come of that.
 * What was brought by one that had followed another one that is merged still, the kept one goes on waiting for.
 * @throws ApiError `conversation_unknown`, `not_found` where it is not merged into that one
 */
export async function separateConversations(
  tx: Transaction,
  actor: Extract<Actor, { kind: 'agent' }>,
  keptId: string,
  mergedId: string,
): Promise<MergedConversations> {
  if (tx.dialect === 'postgres')
    await lockInOrder(tx.db, [keptId, mergedId, ...(await mergedInto(tx.db, [keptId]))]);
  const kept = await lockConversation(tx, actor, keptId);
  const merged = await lockConversation(tx, actor, mergedId);
  if (merged.merged_into !== keptId)
    throw new ApiError('not_found', 'The one is not merged into the other. They may be separate already.');
  const after = await separate(tx, kept, merged, byOf(actor));
  return states(tx.db, after.kept, after.merged);
}

/**
 * Separates those of these conversations that were merged into one of another visitor, or have one of another visitor merged into
 * them: their contacts are two again.
 */
export async function separateStrangers(tx: Transaction, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const { db } = tx;
  const torn = await db
    .selectFrom('conversations as merged')
    .innerJoin('conversations as kept', 'kept.id', 'merged.merged_into')
    .select(['merged.id as mergedId', 'kept.id as keptId', 'merged.merge'])
    .where((eb) =>
      eb.or([eb('merged.id', 'in', conversationIds), eb('merged.merged_into', 'in', conversationIds)]),
    )
    .whereRef('merged.visitor_id', '!=', 'kept.visitor_id')
    .execute();
  const keptIds = [...new Set(torn.map(({ keptId }) => keptId))];
  if (tx.dialect === 'postgres') await lockInOrder(db, [...keptIds, ...(await mergedInto(db, keptIds))]);
  // One that others have followed leaves before these, which go with it: it has more followers than any of them.
  for (const { keptId, mergedId } of torn.toSorted((a, b) => followersOf(b) - followersOf(a))) {
    const merged = await lockedRow(tx, mergedId);
    // One that went on with another one has gone back to that by now.
    if (merged.merged_into === keptId) await separate(tx, await lockedRow(tx, keptId), merged, SYSTEM);
  }
}

function followersOf({ merge }: Pick<ConversationRow, 'merge'>): number {
  return (JSON.parse(merge ?? '{"followers":[]}') as MergeRecord).followers.length;
}

async function separate(
  tx: Transaction,
  kept: ConversationRow,
  merged: ConversationRow,
  by: Author,
): Promise<{ kept: ConversationRow; merged: ConversationRow }> {
  const { db } = tx;
  const record = JSON.parse(merged.merge ?? '{}') as MergeRecord;
  const restored = restoredFrom(record, tx.now);
  const separated = await appendEvent(
    tx,
    merged,
    {
      type: 'conversation.separated',
      data: {
        by,
        from: kept.id,
        state: {
          status: statusOnWire(restored.status),
          waitingSince: restored.waiting_since,
          awaitingReplySince: restored.awaiting_reply_since,
        },
        snoozedUntil: restored.snoozed_until,
      },
      visible: false,
    },
    { ...restored, merged_into: null, merge: null },
  );
  const following = await stillThere(db, record.followers, kept.id, merged.visitor_id);
  await goOnIn(tx, following, separated, by);
  const wrote = await hasWritten(db, record);
  await letGo(tx, merged.id, record.held ?? [], wrote);
  const { awaiting } = record;
  const hadFollowed = await followNoMore(db, kept.id, merged.id, following);
  // Otherwise the one that it had followed, which is merged still, has brought the wait along.
  const brought = awaiting !== undefined && !hadFollowed ? awaiting : null;
  if (brought !== null) await takeWaitBack(db, kept.id, brought);
  // Nobody has answered there since: they wait for what they waited for before.
  const own = brought !== null && kept.awaiting_reply_since === brought.after ? brought : null;
  if (awaiting !== undefined) await partWaits(db, merged.id, kept.id, awaiting.after, own);
  const detached = await appendEvent(
    tx,
    kept,
    {
      type: 'conversation.detached',
      data: { by, from: merged.id, ...(own === null ? {} : { awaitingReplySince: own.before }) },
      visible: true,
    },
    own === null ? {} : waitingFor(kept, own.before, tx.now),
  );
  const asleep = !wrote ? await snoozeAgain(tx, kept, detached, record.woken, by) : detached;
  const back = await releaseFromGone(tx, separated);
  await notePositions(db, [kept.id, merged.id, ...record.followers]);
  return { kept: asleep, merged: back };
}

/**
 * A conversation that leaves the kept one, and those that leave with it, follow none of those any more that are merged into it
 * still: merged anew, they are merged for themselves.
 * @returns whether the conversation had followed one of them
 */
async function followNoMore(
  db: Db,
  keptId: string,
  mergedId: string,
  following: readonly string[],
): Promise<boolean> {
  const gone = new Set([mergedId, ...following]);
  let hadFollowed = false;
  for (const { id, record } of await recordsIn(db, keptId)) {
    const followers = record.followers.filter((one) => !gone.has(one));
    if (followers.length === record.followers.length) continue;
    hadFollowed ||= record.followers.includes(mergedId);
    await setRecord(db, id, { ...record, followers });
  }
  return hadFollowed;
}

/**
 * Takes the wait that a conversation brought out of what those remember that were merged after it: none of them brings it back
 * when it is separated in turn.
 */
async function takeWaitBack(
  db: Db,
  keptId: string,
  awaiting: NonNullable<MergeRecord['awaiting']>,
): Promise<void> {
  for (const { id, record } of await recordsIn(db, keptId))
    if (record.awaiting?.before === awaiting.after)
      await setRecord(db, id, { ...record, awaiting: { ...awaiting, after: record.awaiting.after } });
}

/** What those remember that are merged into a conversation. */
async function recordsIn(db: Db, keptId: string): Promise<{ id: string; record: MergeRecord }[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'merge'])
    .where('merged_into', '=', keptId)
    .execute();
  return rows.flatMap(({ id, merge }) => (merge === null ? [] : [{ id, record: JSON.parse(merge) }]));
}

async function setRecord(db: Db, id: string, record: MergeRecord): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ merge: JSON.stringify(record) })
    .where('id', '=', id)
    .execute();
}

/** The kept one as it was before the merge woke it, where nobody has taken it or answered since. */
async function snoozeAgain(
  tx: Transaction,
  before: ConversationRow,
  row: ConversationRow,
  woken: Woken | undefined,
  by: Author,
): Promise<ConversationRow> {
  if (woken === undefined || (woken.until !== null && woken.until <= tx.now)) return row;
  const isAsWoken =
    before.status === (woken.assigneeId === null ? 'waiting' : 'open') &&
    before.assignee_id === woken.assigneeId &&
    before.awaiting_reply_since === woken.awaiting;
  if (!isAsWoken) return row;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.snoozed', data: { by, until: woken.until }, visible: false },
    { status: 'snoozed', snoozed_until: woken.until, waiting_since: null },
  );
}

/** As it was; a snooze whose time is over by now is open. */
function restoredFrom({ before }: MergeRecord, now: number): MergeRecord['before'] {
  const isOver = before.status === 'snoozed' && before.snoozed_until !== null && before.snoozed_until <= now;
  return isOver ? { ...before, status: 'open', snoozed_until: null } : before;
}

async function releaseFromGone(tx: Transaction, row: ConversationRow): Promise<ConversationRow> {
  if (row.status !== 'open' && row.status !== 'snoozed') return row;
  // What a program has begun and put off is nobody's until its time has come.
  if (row.assignee_id === null && row.status === 'snoozed') return row;
  const there = await tx.db
    .selectFrom('agents')
    .select('id')
    .where('id', '=', row.assignee_id ?? '')
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (there !== undefined) return row;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.released', data: { by: SYSTEM }, visible: true },
    {
      status: 'waiting',
      assignee_id: null,
      snoozed_until: null,
      waiting_since: row.awaiting_reply_since ?? tx.now,
    },
  );
}

/** Those that go back with it; one of another visitor stays, which is the kept one's. */
async function stillThere(
  db: Db,
  ids: readonly string[],
  keptId: string,
  visitorId: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('id', 'in', ids)
    .where('merged_into', '=', keptId)
    .where('visitor_id', '=', visitorId)
    .execute();
  return rows.map(({ id }) => id);
}
