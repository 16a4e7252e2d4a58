import type { ConversationState } from '../contract/schemas/conversations.ts';
import { readLabelIds, stateFrom } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';

/** The states of these conversations as agents see them, in their order. One whose visitor was erased meanwhile is left out. */
export async function statesFrom(db: Db, rows: readonly ConversationRow[]): Promise<ConversationState[]> {
  if (rows.length === 0) return [];
  const visitorIds = [...new Set(rows.map((row) => row.visitor_id))];
  const [visitors, agents, labelIds] = await Promise.all([
    db.selectFrom('visitors').selectAll().where('id', 'in', visitorIds).execute(),
    db.selectFrom('agents').select(['id', 'name']).execute(),
    readLabelIds(
      db,
      rows.map((row) => row.id),
    ),
  ]);
  const visitorById = new Map(visitors.map((visitor) => [visitor.id, visitor]));
  const agentById = new Map(agents.map((agent) => [agent.id, agent]));
  return rows.flatMap((row) => {
    const visitor = visitorById.get(row.visitor_id);
    if (visitor === undefined) return [];
    const assignee = agentById.get(row.assignee_id ?? '') ?? null;
    const offeredTo = agentById.get(row.offered_to ?? '') ?? null;
    return [stateFrom(row, { visitor, assignee, offeredTo, labelIds: labelIds.get(row.id) ?? [] }, 'agent')];
  });
}
