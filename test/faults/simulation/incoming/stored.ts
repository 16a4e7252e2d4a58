import { randomBytes, randomUUID } from 'node:crypto';
import type { Database as Sqlite } from 'better-sqlite3';
import { insertConversation } from '../../../../server/conversations/start-conversation.ts';
import type { Database } from '../../../../server/database/database.ts';
import { createRunInTransaction } from '../../../../server/database/run-in-transaction.ts';
import { DEMO_SITE_KEY } from '../../../../server/demo-people.ts';
import { mailThreadFor } from '../../../../server/mail/mail-threads.ts';
import { findSite } from '../../../../server/sites/sites.ts';
import { createVisitor } from '../../../../server/visitors/visitors.ts';
import type { IncomingMessage } from '../../checker/incoming.ts';
import { removeAll } from '../past.ts';

export const MAILBOX = 'support@shop.test';
/** A visitor who has been mailed, and answers. */
export type Thread = { visitorId: string; conversationId: string; address: string; token: string };

/** Conversations of so many visitors, each with an address under which it is answered by mail. */
export async function beginConversations(database: Database, count: number, now: number): Promise<Thread[]> {
  const runInTransaction = createRunInTransaction(
    database,
    'setup',
    () => now,
    () => {},
  );
  const site = await findSite(database.read, DEMO_SITE_KEY, undefined, 'https://chat.example');
  const threads: Thread[] = [];
  for (let n = 0; n < count; n += 1) {
    const [visitorId, conversationId] = [randomUUID(), randomUUID()];
    const address = `${visitorId}@customer.test`;
    const { token } = await runInTransaction(async (tx) => {
      const bearer = randomBytes(32).toString('base64url');
      const who = { id: visitorId, siteKey: DEMO_SITE_KEY, token: bearer, userAgent: null, network: 'sim' };
      const { visitor } = await createVisitor(tx, site, who);
      await insertConversation(tx, visitor, { id: conversationId, page: null });
      return mailThreadFor(tx, conversationId, address);
    });
    threads.push({ visitorId, conversationId, address, token });
  }
  return threads;
}

/** What was said in them, read past the product. */
export function readIncoming(db: Sqlite, threads: readonly Thread[]): IncomingMessage[] {
  const said = db.prepare('SELECT author_kind, body FROM messages WHERE conversation_id = ? ORDER BY seq');
  return threads.flatMap(({ conversationId }) =>
    (said.all(conversationId) as { author_kind: string; body: string }[]).map((row) => ({
      conversationId,
      author: row.author_kind,
      words: row.body,
    })),
  );
}

/** How many mails were put on the list of what became no message. */
export function countQuarantined(db: Sqlite): number {
  return (db.prepare('SELECT count(*) AS count FROM quarantined_mails').get() as { count: number }).count;
}

/** Leaves nothing of a run behind, nor how far the mailbox was read. */
export function removeIncoming(db: Sqlite, threads: readonly Thread[]): void {
  for (const { conversationId } of threads)
    db.prepare('DELETE FROM mail_threads WHERE conversation_id = ?').run(conversationId);
  db.exec(
    "DELETE FROM meta WHERE name IN ('mailbox_position', 'mailbox_holder'); DELETE FROM quarantined_mails",
  );
  removeAll(
    db,
    threads.map(({ visitorId }) => visitorId),
  );
}
