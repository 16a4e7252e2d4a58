import { visitorName } from '../access/actor.ts';
import { mentionedIn } from '../contract/mentions.ts';
import type { Mention } from '../contract/schemas/messages-api.ts';
import { messageFrom } from '../conversations/conversation-state.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow, MessageRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

const MAX_LISTED = 100;

/** Keeps, for each agent a note mentions, that they have not seen it. Nobody is notified of what they wrote themselves. */
export async function keepMentions(tx: Transaction, note: MessageRow): Promise<void> {
  if (!note.body.includes('@')) return;
  const agents = await tx.db
    .selectFrom('agents')
    .select(['id', 'name'])
    .where('deactivated_at', 'is', null)
    .execute();
  const mentioned = mentionedIn(note.body, agents).filter((agent) => agent.id !== note.author_id);
  if (mentioned.length === 0) return;
  await tx.db
    .insertInto('mentions')
    .values(
      mentioned.map((agent) => ({
        agent_id: agent.id,
        conversation_id: note.conversation_id,
        seq: note.seq,
        created_at: note.created_at,
      })),
    )
    .execute();
}

/** The notes that mention the agent and that the agent has not seen, the latest first. */
export async function readMentions(db: Db, agent: AgentRow): Promise<Mention[]> {
  const rows = await db
    .selectFrom('mentions')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.conversation_id', '=', 'mentions.conversation_id')
        .onRef('messages.seq', '=', 'mentions.seq'),
    )
    .innerJoin('conversations', 'conversations.id', 'mentions.conversation_id')
    .leftJoin('rooms', 'rooms.conversation_id', 'conversations.id')
    .leftJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .selectAll('messages')
    .select(['visitors.id as visitor_id', 'visitors.name as visitor_name', 'rooms.name as room_name'])
    .where('mentions.agent_id', '=', agent.id)
    .where('messages.unsent_at', 'is', null)
    .orderBy('mentions.created_at', 'desc')
    .limit(MAX_LISTED)
    .execute();
  return rows.map(({ visitor_id, visitor_name, room_name, ...message }) => ({
    conversationId: message.conversation_id,
    ...(visitor_id === null
      ? { roomName: room_name ?? '' }
      : { visitorName: visitorName({ id: visitor_id, name: visitor_name }) }),
    seq: message.seq,
    message: messageFrom(message, 'agent'),
  }));
}

/** The agent has seen the conversation: its mentions are over. */
export async function seeMentions(tx: Transaction, agent: AgentRow, conversationId: string): Promise<void> {
  await tx.db
    .deleteFrom('mentions')
    .where('agent_id', '=', agent.id)
    .where('conversation_id', '=', conversationId)
    .execute();
}
