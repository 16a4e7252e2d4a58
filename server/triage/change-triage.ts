import { type Actor, authorOf } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { TriageState } from '../contract/schemas/conversations.ts';
import type { UpdateTriage } from '../contract/schemas/triage-api.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import { readLabelIds } from '../conversations/conversation-state.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

type Change = Partial<Pick<TriageState, 'teamId' | 'labelIds' | 'priority'>>;

/**
 * Changes the team, the labels and the priority of a locked conversation. What is so already makes no event.
 * @throws ApiError `team_unknown`, `label_unknown`
 */
export async function changeTriage(
  tx: Transaction,
  actor: Actor,
  row: ConversationRow,
  requested: UpdateTriage,
): Promise<ConversationRow> {
  const change: Change = {};
  if (requested.teamId !== undefined && requested.teamId !== row.team_id) {
    await requireTeam(tx, requested.teamId);
    change.teamId = requested.teamId;
  }
  if (requested.priority !== undefined && requested.priority !== row.priority)
    change.priority = requested.priority;
  const labelIds = await changedLabels(tx, row.id, requested);
  if (labelIds !== null) change.labelIds = labelIds;
  if (Object.keys(change).length === 0) return row;
  return appendEvent(
    tx,
    row,
    { type: 'conversation.triaged', data: { by: authorOf(actor), change }, visible: false },
    {
      ...(change.teamId === undefined ? {} : { team_id: change.teamId }),
      ...(change.priority === undefined ? {} : { priority: change.priority }),
    },
  );
}

/** The labels afterwards, written already; null when none changes. */
async function changedLabels(
  tx: Transaction,
  id: string,
  { addLabelIds = [], removeLabelIds = [] }: UpdateTriage,
): Promise<string[] | null> {
  if (addLabelIds.length + removeLabelIds.length === 0) return null;
  const before = (await readLabelIds(tx.db, [id])).get(id) ?? [];
  const added = addLabelIds.filter((label) => !before.includes(label));
  const removed = removeLabelIds.filter((label) => before.includes(label));
  if (added.length + removed.length === 0) return null;
  await requireLabels(tx, added);
  if (removed.length > 0) {
    await tx.db
      .deleteFrom('conversation_labels')
      .where('conversation_id', '=', id)
      .where('label_id', 'in', removed)
      .execute();
  }
  if (added.length > 0) {
    await tx.db
      .insertInto('conversation_labels')
      .values(added.map((label_id) => ({ conversation_id: id, label_id })))
      .execute();
  }
  return [...before.filter((label) => !removed.includes(label)), ...added].sort();
}

async function requireTeam(tx: Transaction, id: string | null): Promise<void> {
  if (id === null) return;
  const team = await tx.db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (team === undefined)
    throw new ApiError('team_unknown', 'There is no such team any more. Choose another one.');
}

async function requireLabels(tx: Transaction, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await tx.db
    .selectFrom('labels')
    .select('id')
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  if (known.length < ids.length)
    throw new ApiError('label_unknown', 'One of these labels does not exist any more. Choose again.');
}
