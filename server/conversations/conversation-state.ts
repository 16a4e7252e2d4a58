import type { ConversationState, Message } from '../contract/schemas/conversations.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow, ConversationRow, MessageRow, VisitorRow } from '../database/tables.ts';
import { type Reader, visitorName } from './reader.ts';

/** What a conversation's state is made from besides its own row. */
type Around = { visitor: VisitorRow; assignee: Pick<AgentRow, 'id' | 'name'> | null };

/** The state as `kind` of reader sees it: visitors count only the events they may see. */
export function stateFrom(row: ConversationRow, around: Around, kind: Reader['kind']): ConversationState {
  return {
    id: row.id,
    siteId: row.site_id,
    seq: kind === 'visitor' ? row.visitor_seq : row.seq,
    status: row.status,
    visitor: {
      id: around.visitor.id,
      name: visitorName(around.visitor),
      email: around.visitor.email,
      verified: around.visitor.verified === 1,
    },
    assignee: around.assignee === null ? null : { id: around.assignee.id, name: around.assignee.name },
    page: row.page_url === null ? null : { url: row.page_url, title: row.page_title ?? '' },
    startedAt: row.started_at,
    waitingSince: row.waiting_since,
    read: { visitor: row.read_by_visitor, agents: row.read_by_agents },
  };
}

/** Loads what {@link stateFrom} needs. */
export async function readState(
  db: Db,
  row: ConversationRow,
  kind: Reader['kind'],
): Promise<ConversationState> {
  const visitor = await db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', row.visitor_id)
    .executeTakeFirstOrThrow();
  const assignee =
    row.assignee_id === null
      ? null
      : await db
          .selectFrom('agents')
          .select(['id', 'name'])
          .where('id', '=', row.assignee_id)
          .executeTakeFirstOrThrow();
  return stateFrom(row, { visitor, assignee }, kind);
}

export function messageFrom(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    kind: row.kind,
    author: { kind: row.author_kind, id: row.author_id, name: row.author_name },
    body: row.body,
    attachments: JSON.parse(row.attachments),
    at: row.created_at,
  };
}
