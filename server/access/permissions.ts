import type { AgentRow, ConversationRow, MessageRow, Tables } from '../database/tables.ts';

/** Admins, and who made the room. */
export function mayCloseRoom(agent: AgentRow, room: Pick<Tables['rooms'], 'made_by'>): boolean {
  return agent.role === 'admin' || room.made_by === agent.id;
}

/** The agent who has the conversation, and admins: may give it back, so that it waits for anybody. */
export function mayRelease(agent: AgentRow, row: Pick<ConversationRow, 'assignee_id'>): boolean {
  return agent.role === 'admin' || row.assignee_id === agent.id;
}

/**
 * May put a conversation back among those that wait, as triage. What nobody has, and what is resolved, anybody may; with a
 * team it goes to the team's queue, which is a transfer, and anybody may do that too.
 */
export function mayRequeue(
  agent: AgentRow,
  row: Pick<ConversationRow, 'assignee_id' | 'status' | 'team_id'>,
): boolean {
  return (
    row.assignee_id === null || row.status === 'resolved' || row.team_id !== null || mayRelease(agent, row)
  );
}

/** Only its author may edit a message or take it back. */
export function mayChangeMessage(
  agent: AgentRow,
  message: Pick<MessageRow, 'author_kind' | 'author_id'>,
): boolean {
  return message.author_kind === 'agent' && message.author_id === agent.id;
}

/** Admins alone change settings, and see what the server's operator has to mend. */
export function isAdmin(agent: Pick<AgentRow, 'role'>): boolean {
  return agent.role === 'admin';
}
