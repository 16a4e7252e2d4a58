import { randomUUID } from 'node:crypto';
import { hooksFor } from '../chat-notices/chat-hooks.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { Transaction } from '../database/transaction.ts';
import { queueUnanswered } from '../mail/to-agents/unanswered-mail.ts';
import { getsMissedReplies } from '../mail/to-visitors/declined-mails.ts';
import { addressOf } from '../mail/to-visitors/visitor-place.ts';
import { insertMessage } from '../messages/send-message.ts';
import { remindOnDuty } from '../push/remind-on-duty.ts';
import { askNextAgent } from '../routing/ask-next-agent.ts';
import { settingsOf } from '../sites/settings.ts';
import type { StepOutcome, StepPlace } from './take-steps.ts';
import { visitorWords } from './visitor-words.ts';

export type TellDeps = {
  /** The address that mail comes from; null: the server sends none. */
  mailFrom: string | null;
};

/** The next agent who is there, each once for a wait. */
export async function askNext(tx: Transaction, { row }: StepPlace): Promise<StepOutcome> {
  const before = await tx.db
    .selectFrom('events')
    .select('data')
    .where('conversation_id', '=', row.id)
    .where('type', '=', 'conversation.escalated')
    .where('created_at', '>=', row.awaiting_reply_since ?? tx.now)
    .execute();
  const asked = before.map(({ data }) => (JSON.parse(data) as { agent?: AgentSummary }).agent?.id ?? '');
  const next = await askNextAgent(tx, row, new Set(asked));
  if (next === null) return { row, count: 0 };
  return { row: next.row, count: 1, asked: { agent: next.agent, as: next.as } };
}

/** Everybody on duty. The event that follows is what the notice is about. */
export async function tellByPush(tx: Transaction, { row }: StepPlace): Promise<StepOutcome> {
  return { row, count: await remindOnDuty(tx, { conversationId: row.id, seq: row.seq + 1 }, row) };
}

/** The team, or everybody. The event that follows is what the mail is about. */
export async function tellByMail(
  tx: Transaction,
  { mailFrom }: TellDeps,
  { row }: StepPlace,
): Promise<StepOutcome> {
  const reminded = { id: row.id, team_id: row.team_id, step: row.seq + 1 };
  return { row, count: mailFrom === null ? 0 : await queueUnanswered(tx, mailFrom, reminded) };
}

/** Who reads the thread, and where notices of it go: the event that follows is brought there. */
export async function tellBridge(tx: Transaction, { row, site }: StepPlace): Promise<StepOutcome> {
  const threads = await tx.db
    .selectFrom('bridge_threads')
    .select('kind')
    .where('conversation_id', '=', row.id)
    .execute();
  const hooks = await hooksFor(tx.db, { notice: 'waiting', siteId: site.id });
  return { row, count: threads.length + hooks.length };
}

/**
 * The visitor: that nobody has answered yet, and what they can do. Where mail goes out and no address is known, they are asked for
 * one, and may write it into the chat (`take-address.ts`).
 */
export async function tellVisitor(
  tx: Transaction,
  { mailFrom }: TellDeps,
  { row, site }: StepPlace,
): Promise<StepOutcome> {
  const visitor = await tx.db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', row.visitor_id)
    .executeTakeFirst();
  if (visitor === undefined) return { row, count: 0 };
  const words = visitorWords(visitor.language);
  const address = addressOf(visitor);
  const mails = mailFrom !== null && settingsOf(site).mail.missedReplies;
  // What a site has signed, a visitor cannot add to.
  const asks = mails && address === null && visitor.verified === 0;
  const reached =
    mails && address !== null && (await getsMissedReplies(tx.db, { siteId: site.id, address }))
      ? address
      : null;
  const body = asks ? words.ask : reached === null ? words.wait : words.known(reached);
  return { row: await say(tx, { row, site }, body, asks ? [words.stay] : null), count: 1 };
}

/** A message of the site's own, which ends no wait. */
export async function say(
  tx: Transaction,
  { row, site }: Pick<StepPlace, 'row'> & { site: { name: string } },
  body: string,
  choices: readonly string[] | null = null,
): Promise<StepPlace['row']> {
  await insertMessage(tx.db, {
    conversation_id: row.id,
    seq: row.seq + 1,
    id: randomUUID(),
    kind: 'text',
    author_kind: 'system',
    author_id: null,
    author_name: site.name,
    body,
    attachments: '[]',
    created_at: tx.now,
    edited_at: null,
    unsent_at: null,
    choices: choices === null ? null : JSON.stringify(choices),
    chosen_of: null,
    content: null,
    reply_to: null,
    quote: null,
    by_service: null,
    by_key: null,
    mail: null,
  });
  return appendEvent(
    tx,
    row,
    { type: 'message.created', data: {}, visible: true },
    { last_message_seq: row.seq + 1, active_at: Math.max(row.active_at, tx.now) },
  );
}
