import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import type { Node } from './node.ts';

const PER_CONVERSATION = 100;

/** Puts many messages into the SQLite file of a node, past the server, as answered conversations of one visitor. */
export function seedMessages(node: Node, visitorId: string, count: number): void {
  const db = new SqliteConnection(join(node.folder, 'data', 'frontdesk.db'));
  db.pragma('synchronous = OFF');
  const conversations = Math.ceil(count / PER_CONVERSATION);
  const last = { PER_CONVERSATION, conversations, visitorId, now: Date.now() };
  db.transaction(() => {
    db.exec('CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY)');
    db.prepare(
      'WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ?) INSERT INTO numbers SELECT n FROM up',
    ).run(Math.max(conversations, PER_CONVERSATION));
    db.prepare(
      `INSERT INTO conversations (id, site_id, visitor_id, status, started_at, active_at, seq, visitor_seq, last_message_seq, published_seq)
       SELECT 'seed-' || n, site_id, visitors.id, 'resolved', @now - n, @now - n, @PER_CONVERSATION, @PER_CONVERSATION, @PER_CONVERSATION, @PER_CONVERSATION
       FROM visitors JOIN numbers ON n <= @conversations WHERE visitors.id = @visitorId`,
    ).run(last);
    db.prepare(
      `INSERT INTO events (conversation_id, seq, type, visible, visitor_prev, data, created_at)
       SELECT conversations.id, n, 'message.created', 1, n - 1, '{}', @now
       FROM conversations JOIN numbers ON n <= @PER_CONVERSATION WHERE conversations.id LIKE 'seed-%'`,
    ).run({ PER_CONVERSATION, now: last.now });
    db.prepare(
      `INSERT INTO messages (conversation_id, seq, id, kind, author_kind, author_id, author_name, body, attachments, created_at)
       SELECT conversations.id, n, 'seed-' || n, 'text', 'visitor', @visitorId, '', 'A message of usual length, number ' || n, '[]', @now
       FROM conversations JOIN numbers ON n <= @PER_CONVERSATION WHERE conversations.id LIKE 'seed-%'`,
    ).run({ PER_CONVERSATION, visitorId, now: last.now });
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
