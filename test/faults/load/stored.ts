import SqliteConnection from 'better-sqlite3';
import pg from 'pg';
import type { Stored } from '../checker/history.ts';

type Row = Record<string, unknown>;

/**
 * Reads the database itself.
 * @param url a Postgres address, or the path of a SQLite file
 */
export async function readStored(url: string, conversationIds: readonly string[]): Promise<Stored> {
  const query = await open(url);
  const eventSeqs = new Map<string, number[]>();
  const stored: Stored = { messages: [], eventSeqs };
  try {
    for (const id of conversationIds) {
      for (const row of await query.all(
        'SELECT * FROM messages WHERE conversation_id = ? ORDER BY seq',
        id,
      )) {
        stored.messages.push({
          conversationId: id,
          id: String(row['id']),
          seq: Number(row['seq']),
          body: String(row['body']),
          author: `${row['author_kind']} ${row['author_id']}`,
          note: row['kind'] === 'note',
        });
      }
      const events = await query.all('SELECT seq FROM events WHERE conversation_id = ? ORDER BY seq', id);
      eventSeqs.set(
        id,
        events.map((row) => Number(row['seq'])),
      );
    }
  } finally {
    await query.close();
  }
  return stored;
}

/** Which of these conversations have events that were not brought to the engine. */
export async function readUnpublished(url: string, conversationIds: readonly string[]): Promise<string[]> {
  const query = await open(url);
  const behind: string[] = [];
  try {
    for (const id of conversationIds) {
      const [row] = await query.all('SELECT seq, published_seq FROM conversations WHERE id = ?', id);
      if (row !== undefined && Number(row['published_seq']) < Number(row['seq'])) behind.push(id);
    }
  } finally {
    await query.close();
  }
  return behind;
}

/** Which of these conversations have messages that no search finds. */
export async function readUnindexed(url: string, conversationIds: readonly string[]): Promise<string[]> {
  const query = await open(url);
  const behind: string[] = [];
  try {
    for (const id of conversationIds) {
      const missing = await query.all(
        `SELECT seq FROM messages WHERE conversation_id = ? AND NOT EXISTS (SELECT 1 FROM search_entries AS entry
          WHERE entry.conversation_id = messages.conversation_id AND entry.seq = messages.seq)`,
        id,
      );
      if (missing.length > 0) behind.push(id);
    }
  } finally {
    await query.close();
  }
  return behind;
}

async function open(url: string) {
  return url.startsWith('postgres') ? postgresQuery(url) : sqliteQuery(url);
}

function sqliteQuery(file: string) {
  const connection = new SqliteConnection(file, { readonly: true });
  return {
    all: async (text: string, value: string) => connection.prepare(text).all(value) as Row[],
    close: async () => void connection.close(),
  };
}

async function postgresQuery(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    all: async (text: string, value: string) =>
      (await client.query(text.replace('?', '$1'), [value])).rows as Row[],
    close: () => client.end(),
  };
}
