import type { Database as Sqlite } from 'better-sqlite3';
import type { OutgoingStored } from '../../checker/outgoing.ts';
import { conversationIdsOf, removeAll } from '../past.ts';

type Row = Record<string, string | number | null>;
type Mailed = { state: string; reminder?: { step: number; agent: { id: string } } };

/** What belongs to a conversation beyond what every run of the simulation leaves. */
const TABLES = ['outgoing_mails', 'mail_threads', 'mailed_notices', 'push_notices', 'ladder_waits'] as const;
const BRIDGE_TABLES = ['bridge_posts', 'bridge_threads'] as const;

const SETTINGS = {
  mail: { missedReplies: true, afterMinutes: 1, received: false, linkDays: 7 },
  ladder: [
    { id: 'push', afterMinutes: 1, when: 'always', action: 'push' },
    { id: 'mail', afterMinutes: 2, when: 'always', action: 'mail' },
    { id: 'bridge', afterMinutes: 3, when: 'always', action: 'bridge' },
    { id: 'visitor', afterMinutes: 4, when: 'always', action: 'visitor' },
  ],
};

/** The demo's site wants everything, its agents have a browser each, and it is in a team chat. All runs of a process share that. */
export function setUpOutgoing(db: Sqlite): void {
  db.exec(`CREATE TABLE IF NOT EXISTS sim_pushes (browser TEXT, conversation TEXT);
    CREATE TRIGGER IF NOT EXISTS sim_push AFTER INSERT ON push_notices BEGIN
      INSERT INTO sim_pushes SELECT endpoint, new.conversation_id FROM push_subscriptions WHERE id = new.subscription_id;
    END`);
  db.prepare('UPDATE sites SET settings = ?').run(JSON.stringify(SETTINGS));
  db.prepare(
    'INSERT OR IGNORE INTO bridges (kind, secrets, locale, state, changed_at) VALUES (?, ?, ?, ?, 1)',
  ).run('slack', '{}', 'en', 'on');
  db.exec(`INSERT OR IGNORE INTO bridge_channels (kind, site_id, channel) SELECT 'slack', id, 'C1' FROM sites;
    INSERT OR IGNORE INTO push_subscriptions (id, session_hash, agent_id, endpoint, host, p256dh, auth, locale, created_at)
      SELECT agent_id, token_hash, agent_id, agent_id, 'push.test', '', '', 'en', 1 FROM sessions`);
}

/** What the database holds of some visitors' conversations, read past the product. */
export function readOutgoing(db: Sqlite, visitorIds: readonly string[]): OutgoingStored {
  const ids = conversationIdsOf(db, visitorIds);
  const of = (text: string) => ids.flatMap((id) => db.prepare(text).all(id) as Row[]);
  return {
    conversations: ids,
    messages: of('SELECT * FROM messages WHERE conversation_id = ? ORDER BY seq').map((row) => ({
      conversationId: String(row['conversation_id']),
      seq: Number(row['seq']),
      author: String(row['author_kind']),
      authorId: String(row['author_id']),
      kind: String(row['kind']),
      body: String(row['body']),
    })),
    steps: of(
      "SELECT * FROM events WHERE conversation_id = ? AND type = 'conversation.escalated' ORDER BY seq",
    ).map((row) => ({
      conversationId: String(row['conversation_id']),
      seq: Number(row['seq']),
      ...(JSON.parse(String(row['data'])) as { action: string; recipients: number }),
    })),
    reactions: of(
      "SELECT * FROM events WHERE conversation_id = ? AND type = 'conversation.mailed' ORDER BY seq",
    ).flatMap((row) => {
      const { mail } = JSON.parse(String(row['data'])) as { mail: Mailed };
      if (mail.reminder === undefined) return [];
      const { step, agent } = mail.reminder;
      const conversationId = String(row['conversation_id']);
      return [{ conversationId, seq: Number(row['seq']), step, agentId: agent.id, state: mail.state }];
    }),
    pushes: of('SELECT * FROM sim_pushes WHERE conversation = ?').map((row) => ({
      browser: String(row['browser']),
      conversationId: String(row['conversation']),
    })),
    reminders: of("SELECT id FROM outgoing_mails WHERE conversation_id = ? AND kind = 'unanswered'").length,
    left: [
      ...of('SELECT * FROM due_events WHERE conversation_id = ?').map(
        ({ subscriber, seq, dead_at }) =>
          `event ${seq} for ${subscriber}${dead_at === null ? '' : ', put aside'}`,
      ),
      ...of("SELECT * FROM outgoing_mails WHERE conversation_id = ? AND state = 'queued'").map(
        ({ kind, tries, reason }) => `a mail (${kind}) after ${tries} tries: ${reason}`,
      ),
      ...of('SELECT * FROM push_notices WHERE conversation_id = ?').map(({ kind }) => `a push (${kind})`),
      ...unclimbed(db, ids),
    ],
  };
}

/** Visitors who wait, and for whom not every step has been taken. */
function unclimbed(db: Sqlite, ids: readonly string[]): string[] {
  const waiting = db.prepare(
    'SELECT w.taken FROM conversations c LEFT JOIN ladder_waits w ON w.conversation_id = c.id AND w.since = c.awaiting_reply_since WHERE c.id = ? AND c.awaiting_reply_since IS NOT NULL',
  );
  return ids.flatMap((id) => {
    const row = waiting.get(id) as { taken: string | null } | undefined;
    const taken = JSON.parse(row?.taken ?? '[]') as string[];
    return row === undefined || taken.length === SETTINGS.ladder.length
      ? []
      : [`steps of the ladder of ${id}`];
  });
}

/** Leaves nothing of a run behind. */
export function removeOutgoing(db: Sqlite, visitorIds: readonly string[]): void {
  for (const id of conversationIdsOf(db, visitorIds))
    for (const table of [...TABLES, ...BRIDGE_TABLES])
      db.prepare(`DELETE FROM ${table} WHERE conversation_id = ?`).run(id);
  // Mails to agents are of no conversation.
  db.exec('DELETE FROM outgoing_mails');
  removeAll(db, visitorIds);
}
