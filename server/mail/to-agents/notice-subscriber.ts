import { sql } from 'kysely';
import { isNoticed, MAIL_AFTER_MINUTES, USUAL_MAIL_AFTER_MINUTES } from '../../contract/notices/notices.ts';
import { eventFrom, eventRows } from '../../conversations/read-events.ts';
import type { Db } from '../../database/database.ts';
import type { AppendedEvent, Transaction } from '../../database/transaction.ts';
import { recipientsOf } from '../../notices/recipients.ts';
import { queueMail } from '../outgoing-mails.ts';
import { type AgentToTell, agentsToTell } from './agents-to-tell.ts';

const MINUTE_MS = 60_000;
const EVENTS: ReadonlySet<string> = new Set([
  'conversation.assigned',
  'conversation.bot_left',
  'conversation.escalated',
  'conversation.rated',
]);
/** The least that an agent may choose. */
const LOOKED_AT_AFTER_MS = Math.min(...MAIL_AFTER_MINUTES) * MINUTE_MS;
/** What happens until then goes with the same mail. */
const GATHERED_FOR_MS = MINUTE_MS;

type Tx = Pick<Transaction, 'db' | 'now'>;
type Key = { conversationId: string; seq: number };

/** What agents want to be notified of by mail, known without asking the database. */
export type AgentMailPreferences = {
  /** Reads it anew, from time to time. */
  look(): Promise<void>;
  mayNotify(event: AppendedEvent): boolean;
};

/** Remembers whether any agent wants what costs a row for each message of a visitor. */
export function createAgentMailPreferences(read: Db): AgentMailPreferences {
  let everyMessage = true;
  return {
    async look() {
      const agents = await agentsToTell(read);
      everyMessage = agents.some(({ preferences }) => isNoticed(preferences.notices, 'message', 'mail'));
    },
    mayNotify({ type, visible, message }) {
      if (EVENTS.has(type)) return true;
      if (message === null) return false;
      // A note may mention somebody.
      if (!visible) return true;
      return message.author === 'visitor' && (message.asks || everyMessage);
    },
  };
}

/**
 * The subscriber that looks some minutes after an event who has still to be notified of it, and puts it down for one mail an agent, which
 * goes after as many minutes as they have chosen. Who looks at a console then finds it there.
 * @param sender the address that mail comes from
 */
export function agentNoticeSubscriber(sender: string, preferences: AgentMailPreferences) {
  return {
    name: 'agent-mail',
    wants: preferences.mayNotify,
    delayMs: LOOKED_AT_AFTER_MS,
    batchSize: 50,
    backoff: { firstMs: 1_000, mostMs: 60_000 },
    async runInTransaction(tx: Tx, due: readonly Key[]): Promise<void> {
      const agents = await agentsToTell(tx.db);
      if (agents.length === 0) return;
      const places = due.map(({ conversationId, seq }) => sql`(${conversationId}, cast(${seq} as integer))`);
      const rows = await eventRows(tx.db)
        .where(sql<boolean>`(events.conversation_id, events.seq) in (values ${sql.join(places)})`)
        .orderBy('events.created_at')
        .orderBy('events.conversation_id')
        .orderBy('events.seq')
        .execute();
      const recipients = new Map<AgentToTell, number>();
      for (const row of rows)
        for (const { who } of await recipientsOf(tx.db, agents, eventFrom(row, 'agent'), 'mail')) {
          await putDown(tx, who.agentId, { conversationId: row.conversation_id, seq: row.seq });
          if (!recipients.has(who)) recipients.set(who, row.created_at);
        }
      for (const [agent, since] of recipients) await queueFor(tx, sender, agent, since);
    },
  };
}

async function putDown(
  { db, now }: Tx,
  agent_id: string,
  { conversationId: conversation_id, seq }: Key,
): Promise<void> {
  await db
    .insertInto('mailed_notices')
    .values({ agent_id, conversation_id, seq, created_at: now })
    .onConflict((conflict) => conflict.columns(['agent_id', 'conversation_id', 'seq']).doNothing())
    .execute();
}

/**
 * One that waits already, and has not been tried, tells of it, too.
 * @param since when the first of what it tells of happened
 */
async function queueFor({ db, now }: Tx, sender: string, agent: AgentToTell, since: number): Promise<void> {
  const { mailAfterMinutes = USUAL_MAIL_AFTER_MINUTES } = agent.preferences;
  const dueAt = Math.max(now, since + mailAfterMinutes * MINUTE_MS) + GATHERED_FOR_MS;
  const waiting = await db
    .selectFrom('outgoing_mails')
    .select(['id', 'due_at'])
    .where('recipient', '=', agent.email.toLowerCase())
    .where('kind', '=', 'notices')
    .where('state', '=', 'queued')
    .where('claimed_by', 'is', null)
    .where('payload', '=', '{}')
    .limit(1)
    .executeTakeFirst();
  if (waiting !== undefined) {
    // They may have chosen fewer minutes since.
    if (dueAt < waiting.due_at)
      await db
        .updateTable('outgoing_mails')
        .set({ due_at: dueAt })
        .where('id', '=', waiting.id)
        .where('claimed_by', 'is', null)
        .execute();
    return;
  }
  await queueMail({ db, now }, sender, {
    kind: 'notices',
    recipient: agent.email,
    locale: agent.preferences.language ?? 'en',
    payload: {},
    agentId: agent.agentId,
    dueAt,
  });
}
