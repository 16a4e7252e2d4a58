import { type Database, StorageError } from '../database/database.ts';
import type { OutgoingMailRow } from '../database/tables.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import { logTraceWithin } from '../delivery/event-traces.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { createWorker, type Worker, type WorkerClock } from '../workers/worker.ts';
import { bounceAddressOf, replyAddressOf } from './addresses.ts';
import { type MailMessage, MailRefused, type MailTransport } from './mail-message.ts';
import {
  beginSending,
  type Claimer,
  claimedMail,
  claimMails,
  dropMail,
  forgetOldMails,
  freeMailClaims,
  release,
  settleDeclined,
  settleFailed,
  settleLater,
  settleSent,
} from './mail-queue.ts';
import { messageIdOf, oneLine } from './outgoing-mails.ts';
import type { MailContent, MailDeps, Prepared } from './prepared-mail.ts';
import { isSuppressed, saysUnknownAddress, suppressAddress } from './suppressed-addresses.ts';
import { prepareAccountMail } from './to-agents/account-mails.ts';
import { prepareNotices } from './to-agents/notice-mails.ts';
import { prepareUnanswered } from './to-agents/unanswered-mail.ts';
import { prepareWeekly } from './to-agents/weekly-mail.ts';
import { prepareMissed, prepareReceived, prepareTranscript } from './to-visitors/visitor-mails.ts';

const LOOK_EVERY_MS = 2_000;
const AT_ONCE = 5;
const elapsed = () => performance.now();
const UPKEEP_EVERY_MS = 3_600_000;
/** Of these somebody waits, who has just asked for them. */
const ASKED_FOR = ['test', 'invite', 'reset'];
const SUPPRESSED =
  'An earlier mail to this address came back, or was called spam. An admin can allow it again.';

export type MailWorkerOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  transport: MailTransport;
  deps: MailDeps;
  node: string;
  /** No other process has this database: what an earlier one was at is free at once. */
  alone: boolean;
  now: () => number;
  log: { warn(details: object, message: string): void };
  traceLog: TraceLog;
  /** Between 0 and 1. */
  random?: () => number;
  clock?: WorkerClock;
};

/** How many mails this process has sent, and how many tries failed. */
export type MailCounts = { sent: number; failed: number };

/**
 * Sends what is due. A mail is claimed before it is made, and marked after a server has taken it: whoever dies in between
 * leaves it to others, who send it once more under the same `Message-ID`. Nothing can promise more: between the server's word
 * and our mark there is always a moment.
 */
export function createMailWorker(options: MailWorkerOptions): Worker & { counts: MailCounts } {
  const { database, runInTransaction, transport, deps, now, log, random = Math.random } = options;
  const me: Claimer = { node: options.node };
  const counts: MailCounts = { sent: 0, failed: 0 };
  let freed = !options.alone;
  let upkeptAt = Number.NEGATIVE_INFINITY;
  const worker = createWorker({
    name: 'mail',
    everyMs: LOOK_EVERY_MS,
    failure: 'The queue of mails could not be read or updated; it is tried again.',
    log,
    ...options.clock,
    run,
  });
  return { ...worker, counts };

  async function run(signal: AbortSignal): Promise<void> {
    if (!freed) await database.write((db) => freeMailClaims(db, me, now()));
    freed = true;
    if (elapsed() - upkeptAt > UPKEEP_EVERY_MS) {
      await database.write((db) => forgetOldMails(db, now()));
      upkeptAt = elapsed();
    }
    while (!signal.aborted) {
      const ids = await runInTransaction((tx) => claimMails(tx, me, AT_ONCE));
      if (ids.length === 0) return;
      const outcomes = await Promise.allSettled(ids.map(deliver));
      const failure = outcomes.find((one) => one.status === 'rejected');
      // Of the database: nothing is known to be marked, and the claim ends by itself.
      if (failure !== undefined) throw failure.reason;
    }
  }

  async function deliver(id: string): Promise<void> {
    const ready = await runInTransaction((tx) => makeReady(tx, id)).catch((error: unknown) =>
      unmade(id, error),
    );
    if (ready === null) return;
    const { mail, message } = ready;
    let answer: string;
    try {
      answer = await transport.send(message);
    } catch (error) {
      counts.failed += 1;
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ mail: id, kind: mail.kind, tries: mail.tries + 1, reason }, 'A mail could not be sent.');
      await runInTransaction(async (tx) => {
        if (!(error instanceof MailRefused)) return settleLater(tx, me, mail, reason, random());
        await settleFailed(tx, me, id, reason);
        if (saysUnknownAddress(reason))
          await suppressAddress(tx, mail.recipient, {
            state: 'bounced',
            reason: oneLine(reason),
            mailId: id,
          });
      });
      return;
    }
    counts.sent += 1;
    await runInTransaction((tx) => settleSent(tx, me, id, answer));
    await logTraced(mail);
  }

  /** A line of the log for a mail that tells of a message which is part of a trace. */
  async function logTraced({ id, kind, conversation_id, from_seq, to_seq }: OutgoingMailRow): Promise<void> {
    if (conversation_id === null) return;
    await logTraceWithin(options, [conversation_id, from_seq ?? 0, to_seq], { mail: id, kind }, 'mail');
  }

  /** A mail that cannot be made holds up no other: it waits as one that no server took. Of the database's trouble none is guilty. */
  async function unmade(id: string, error: unknown): Promise<null> {
    if (error instanceof StorageError) throw error;
    counts.failed += 1;
    log.warn({ err: error, mail: id }, 'A mail could not be made.');
    await runInTransaction(async (tx) => {
      const mail = await claimedMail(tx, me, id);
      if (mail !== undefined) await settleLater(tx, me, mail, 'The mail could not be made.', random());
    });
    return null;
  }

  /** Makes the mail, or decides that it does not go now. */
  async function makeReady(
    tx: Transaction,
    id: string,
  ): Promise<{ mail: OutgoingMailRow; message: MailMessage } | null> {
    const mail = await claimedMail(tx, me, id);
    if (mail === undefined) return null;
    const prepared = await prepare(tx, mail, deps);
    if (prepared.kind === 'drop') await dropMail(tx, id);
    if (prepared.kind === 'refuse') await settleFailed(tx, me, id, prepared.reason);
    if (prepared.kind === 'declined') await settleDeclined(tx, me, id);
    if (prepared.kind === 'later') await release(tx, me, id, { due_at: prepared.at });
    if (prepared.kind !== 'send') return null;
    const { content } = prepared;
    const addressed = await address(tx, mail, content, deps);
    if (!ASKED_FOR.includes(mail.kind) && (await isSuppressed(tx.db, addressed.recipient))) {
      await settleFailed(tx, me, id, SUPPRESSED);
      return null;
    }
    const at = await beginSending(tx, id, addressed.recipient);
    if (at === null) return { mail: addressed, message: messageFrom(addressed, content, deps) };
    await release(tx, me, id, { due_at: at });
    return null;
  }
}

async function prepare(tx: Transaction, mail: OutgoingMailRow, deps: MailDeps): Promise<Prepared> {
  switch (mail.kind) {
    case 'missed':
      return prepareMissed(tx, mail, deps);
    case 'received':
      return prepareReceived(tx, mail, deps);
    case 'transcript':
      return prepareTranscript(tx, mail, deps);
    case 'notices':
      return prepareNotices(tx, mail, deps);
    case 'unanswered':
      return prepareUnanswered(tx, mail, deps);
    case 'weekly':
      return prepareWeekly(tx, mail, deps);
    default:
      return prepareAccountMail(mail, deps);
  }
}

/** Says to whom it goes and under which `Message-ID`: found out at the first try, and kept. */
async function address(
  tx: Transaction,
  mail: OutgoingMailRow,
  { threadToken, recipient }: MailContent,
  { config }: MailDeps,
): Promise<OutgoingMailRow> {
  if (mail.tries > 0 || threadToken === undefined) return mail;
  return tx.db
    .updateTable('outgoing_mails')
    .set({
      recipient: recipient ?? mail.recipient,
      message_id: messageIdOf(mail.id, threadToken, config.from.address),
    })
    .where('id', '=', mail.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function messageFrom(mail: OutgoingMailRow, content: MailContent, { config }: MailDeps): MailMessage {
  const { threadToken, fromName } = content;
  const domain = config.from.address.slice(config.from.address.lastIndexOf('@') + 1);
  return {
    from: { name: fromName ?? config.from.name, address: config.from.address },
    to: mail.recipient,
    replyTo: threadToken === undefined ? null : replyAddressOf(config, threadToken),
    envelopeFrom: bounceAddressOf(config, mail.id) ?? config.from.address,
    subject: content.subject,
    text: content.text,
    html: content.html,
    messageId: mail.message_id,
    references: threadToken === undefined ? null : `<${threadToken}@${domain}>`,
    unsubscribeUrl: content.unsubscribeUrl ?? null,
    attachments: content.attachments,
  };
}
