import type { Database as Sqlite } from 'better-sqlite3';
import type { Stored, StoredEvent } from '../checker/history.ts';

type Row = Record<string, unknown>;
export type Snapshot = { conversations: Row[]; visitors: Row[]; tokens: Row[]; tables: Map<string, Row[]> };

/** What belongs to a conversation and matters to the people of a run. */
const TABLES = [
  'messages',
  'events',
  'read_marks',
  'due_events',
  'conversation_facts',
  'moment_facts',
] as const;

/** What the database holds of some visitors' conversations, read past the product. */
export function readStored(db: Sqlite, visitorIds: readonly string[]): Stored {
  const stored = {
    messages: [] as Stored['messages'],
    eventSeqs: new Map<string, number[]>(),
    events: [] as StoredEvent[],
    states: new Map<string, string>(),
  };
  for (const row of conversationsOf(db, visitorIds)) {
    const id = String(row['id']);
    for (const message of all(db, 'SELECT * FROM messages WHERE conversation_id = ? ORDER BY seq', id)) {
      stored.messages.push({
        conversationId: id,
        id: String(message['id']),
        seq: Number(message['seq']),
        body: String(message['body']),
        author: String(message['author_id']),
        note: message['kind'] === 'note',
      });
    }
    const events = all(db, 'SELECT seq, type FROM events WHERE conversation_id = ? ORDER BY seq', id);
    const messageAt = new Map(
      stored.messages.filter((one) => one.conversationId === id).map((one) => [one.seq, one.id]),
    );
    for (const { seq, type } of events)
      stored.events.push({
        conversationId: id,
        seq: Number(seq),
        what: [type, messageAt.get(Number(seq)) ?? []].flat().join(' '),
      });
    stored.eventSeqs.set(
      id,
      events.map((event) => Number(event['seq'])),
    );
    stored.states.set(
      id,
      stateText(row['status'], row['assignee_id'], row['read_by_visitor'], row['read_by_agents']),
    );
  }
  return stored;
}

/** A state as text, the same for a row and for what a screen shows. */
export function stateText(status: unknown, assigneeId: unknown, visitor: unknown, agents: unknown): string {
  return `${status}, ${assigneeId === null ? 'nobody’s' : assigneeId}, read up to ${visitor} and ${agents}`;
}

/** The conversations of some visitors, the oldest first. */
export function conversationIdsOf(db: Sqlite, visitorIds: readonly string[]): string[] {
  return conversationsOf(db, visitorIds).map(({ id }) => String(id));
}

/** The newest conversation of some visitors; null where they have none. */
export function newestConversation(db: Sqlite, visitorIds: readonly string[]): string | null {
  return conversationIdsOf(db, visitorIds).at(-1) ?? null;
}

export function takeBackup(db: Sqlite, visitorIds: readonly string[]): Snapshot {
  const conversations = conversationsOf(db, visitorIds);
  const visitors = visitorIds.flatMap((id) => all(db, 'SELECT * FROM visitors WHERE id = ?', id));
  const tokens = visitorIds.flatMap((id) => all(db, 'SELECT * FROM visitor_tokens WHERE visitor_id = ?', id));
  const tables = new Map<string, Row[]>();
  for (const table of TABLES)
    tables.set(
      table,
      conversations.flatMap(({ id }) =>
        all(db, `SELECT * FROM ${table} WHERE conversation_id = ?`, String(id)),
      ),
    );
  return { conversations, visitors, tokens, tables };
}

/** Puts the back-up in the place of what there is. Returns the ids of the messages that are gone. */
export function restoreBackup(db: Sqlite, visitorIds: readonly string[], backup: Snapshot): string[] {
  const before = readStored(db, visitorIds).messages.map((message) => message.id);
  db.transaction(() => {
    removeAll(db, visitorIds);
    for (const row of backup.visitors) insert(db, 'visitors', row);
    for (const row of backup.tokens) insert(db, 'visitor_tokens', row);
    for (const row of backup.conversations) insert(db, 'conversations', row);
    for (const [table, rows] of backup.tables) for (const row of rows) insert(db, table, row);
  })();
  const after = new Set(readStored(db, visitorIds).messages.map((message) => message.id));
  return before.filter((id) => !after.has(id));
}

/** Leaves nothing of a run behind. */
export function removeAll(db: Sqlite, visitorIds: readonly string[]): void {
  for (const { id } of conversationsOf(db, visitorIds)) {
    // What search knows of them goes with them; a run does not search.
    for (const table of [...TABLES, 'search_entries'])
      db.prepare(`DELETE FROM ${table} WHERE conversation_id = ?`).run(id);
    db.prepare('DELETE FROM conversations WHERE id = ?').run(id);
  }
  for (const id of visitorIds) {
    db.prepare('DELETE FROM visitor_tokens WHERE visitor_id = ?').run(id);
    db.prepare('DELETE FROM visitors WHERE id = ?').run(id);
  }
}

function conversationsOf(db: Sqlite, visitorIds: readonly string[]): Row[] {
  return visitorIds
    .flatMap((id) => all(db, 'SELECT * FROM conversations WHERE visitor_id = ?', id))
    .sort((a, b) => Number(a['started_at']) - Number(b['started_at']));
}

function insert(db: Sqlite, table: string, row: Row): void {
  const columns = Object.keys(row);
  db.prepare(
    `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`,
  ).run(row);
}

function all(db: Sqlite, text: string, value: string): Row[] {
  return db.prepare(text).all(value) as Row[];
}
