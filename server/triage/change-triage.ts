import { authorOf, type Reader } from '../access/actor.ts';
import { Refused } from '../common/api-error.ts';
import type { DeskState } from '../contract/schemas/conversations.ts';
import type { ArrangeConversation } from '../contract/schemas/desk-api.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { readLabelIds } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Work } from '../database/transaction.ts';

type Change = Partial<Pick<DeskState, 'teamId' | 'labelIds' | 'priority'>>;

/**
 * Changes the team, the labels and the priority of a locked conversation. What is so already makes no event.
 * @throws Refused `team_unknown`, `label_unknown`
 */
export async function sortConversation(
  work: Work,
  reader: Reader,
  row: ConversationRow,
  wish: ArrangeConversation,
): Promise<ConversationRow> {
  const change: Change = {};
  if (wish.teamId !== undefined && wish.teamId !== row.team_id) {
    await requireTeam(work, wish.teamId);
    change.teamId = wish.teamId;
  }
  if (wish.priority !== undefined && wish.priority !== row.priority) change.priority = wish.priority;
  const labelIds = await changedLabels(work, row.id, wish);
  if (labelIds !== null) change.labelIds = labelIds;
  if (Object.keys(change).length === 0) return row;
  return appendEvent(
    work,
    row,
    { type: 'conversation.sorted', data: { by: authorOf(reader), change }, visible: false },
    {
      ...(change.teamId === undefined ? {} : { team_id: change.teamId }),
      ...(change.priority === undefined ? {} : { priority: change.priority }),
    },
  );
}

/** The labels afterwards, written already; null when none changes. */
async function changedLabels(
  work: Work,
  id: string,
  { addLabelIds = [], removeLabelIds = [] }: ArrangeConversation,
): Promise<string[] | null> {
  if (addLabelIds.length + removeLabelIds.length === 0) return null;
  const before = (await readLabelIds(work.db, [id])).get(id) ?? [];
  const added = addLabelIds.filter((label) => !before.includes(label));
  const removed = removeLabelIds.filter((label) => before.includes(label));
  if (added.length + removed.length === 0) return null;
  await requireLabels(work, added);
  if (removed.length > 0) {
    await work.db
      .deleteFrom('conversation_labels')
      .where('conversation_id', '=', id)
      .where('label_id', 'in', removed)
      .execute();
  }
  if (added.length > 0) {
    await work.db
      .insertInto('conversation_labels')
      .values(added.map((label_id) => ({ conversation_id: id, label_id })))
      .execute();
  }
  return [...before.filter((label) => !removed.includes(label)), ...added].sort();
}

async function requireTeam(work: Work, id: string | null): Promise<void> {
  if (id === null) return;
  const team = await work.db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (team === undefined)
    throw new Refused('team_unknown', 'There is no such team any more. Choose another one.');
}

async function requireLabels(work: Work, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await work.db
    .selectFrom('labels')
    .select('id')
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  if (known.length < ids.length)
    throw new Refused('label_unknown', 'One of these labels does not exist any more. Choose again.');
}
