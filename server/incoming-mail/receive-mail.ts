import { findBlocks } from '../access/blocks.ts';
import { ApiError } from '../common/api-error.ts';
import { idFrom } from '../common/id-from.ts';
import { createTokenBuckets } from '../common/token-buckets.ts';
import type { QuarantineReason } from '../contract/schemas/mail-api.ts';
import { fitWords } from '../contract/unseen-text.ts';
import type { Database } from '../database/database.ts';
import type { MailThreadRow, VisitorRow } from '../database/tables.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Pictures } from '../files/pictures.ts';
import { findMailThread } from '../mail/mail-threads.ts';
import { markMail } from '../mail/outgoing-mails.ts';
import { isHardBounce } from '../mail/suppressed-addresses.ts';
import { maskOfEverySite, maskOfThread } from '../sites/mask.ts';
import { addMail, saysSomething, type WrittenMail } from './add-mail.ts';
import { MAX_NAME, MAX_SUBJECT } from './mail-limits.ts';
import { quarantine } from './quarantine.ts';
import { type Envelope, type MailHead, type ReadMail, readMail } from './read-mail.ts';

/** What became of a mail. */
export type Received =
  | { outcome: 'message'; conversationId: string; messageId: string; created: boolean }
  | { outcome: 'quarantined'; reason: QuarantineReason }
  | { outcome: 'noted' };

export type MailReceiverOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  files: FileStore;
  pictures: Pictures;
  /** The mailbox that is read, whose plus-addresses name conversations; null: none is. */
  replyTo: string | null;
  /** The address that our mail comes from. */
  from: string | null;
  now: () => number;
  rateLimitFactor: number;
  log: { info(details: object, message: string): void };
};

const HOUR_MS = 60 * 60 * 1_000;
/** Mails that become messages in an hour: more than a person writes, fewer than a loop. */
export const MAILS_PER_HOUR = { conversation: 30, address: 60 };
const MAX_KEPT_BODY = 2_000;

/**
 * Takes mail in, whatever road it came by. What a person answered becomes a message of its conversation, once, however
 * often it is delivered; reports mark the mail they are about; everything else is put on a list for admins.
 */
export function createMailReceiver(options: MailReceiverOptions) {
  const { database, runInTransaction, replyTo, now, rateLimitFactor, log } = options;
  const conversations = createTokenBuckets(MAILS_PER_HOUR.conversation * rateLimitFactor, now, HOUR_MS);
  const addresses = createTokenBuckets(MAILS_PER_HOUR.address * rateLimitFactor, now, HOUR_MS);

  return {
    /**
     * Once it resolves, the mail is dealt with and on disk, and whoever brought it may forget it.
     * @throws when it cannot be stored now: the same mail is to be brought again later
     */
    async receive(raw: Buffer, envelope: Envelope): Promise<Received> {
      const mail = await readMail(raw, envelope, replyTo);
      const received = await dealWith(mail, raw);
      log.info({ ...received, kind: mail.kind, bytes: raw.length }, 'A mail came in.');
      return received;
    },
  };

  async function dealWith(mail: ReadMail, raw: Buffer): Promise<Received> {
    switch (mail.kind) {
      case 'report':
        return { outcome: 'noted' };
      case 'bounce':
      case 'complaint':
        return (await marked(mail)) ? { outcome: 'noted' } : keep(mail, raw, 'unknown_report', null);
      case 'unreadable':
        return keep(mail, raw, mail.reason, null);
      case 'automatic':
        return keep(mail, raw, mail.what, (await threadOf(mail.head)) ?? null);
      case 'written':
        return written(mail, raw);
    }
  }

  async function written(mail: ReadMail & { kind: 'written' }, raw: Buffer): Promise<Received> {
    const thread = await threadOf(mail.head);
    if (thread === undefined) return keep(mail, raw, 'unknown_conversation', null);
    if (isOurs(mail.head)) return keep(mail, raw, 'own_mail', thread);
    const found = await database.read
      .selectFrom('conversations')
      .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
      .innerJoin('sites', 'sites.id', 'visitors.site_id')
      .selectAll('visitors')
      .where('conversations.id', '=', thread.conversation_id)
      .where('sites.deleted_at', 'is', null)
      .executeTakeFirst();
    if (found === undefined) return keep(mail, raw, 'unknown_conversation', null);
    const id = idFrom(thread.token, keyOf(mail.head, raw));
    const before = await findMessage(thread.conversation_id, id);
    if (before) return messageOf(thread, id, false);
    if (!saysSomething(mail)) return keep(mail, raw, 'empty', thread);
    if ((await findBlocks(database.read, found)).length > 0) return keep(mail, raw, 'blocked', thread);
    if (isTooMuch(mail.head, thread)) return keep(mail, raw, 'too_many', thread);
    return add(thread, found, { ...mail, id, from: mail.head.from }, mail, raw);
  }

  async function add(
    thread: MailThreadRow,
    visitor: VisitorRow,
    input: WrittenMail,
    mail: ReadMail,
    raw: Buffer,
  ): Promise<Received> {
    try {
      const { created } = await addMail(options, thread, visitor, input);
      return messageOf(thread, input.id, created);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // It was erased meanwhile, or nothing was left of it without its files.
      if (error.code === 'conversation_unknown') return keep(mail, raw, 'unknown_conversation', null);
      if (error.code === 'message_empty') return keep(mail, raw, 'empty', thread);
      // The same message under another content: what was stored first stays.
      if (error.code === 'id_taken') return messageOf(thread, input.id, false);
      throw error;
    }
  }

  async function threadOf({ tokens }: MailHead): Promise<MailThreadRow | undefined> {
    for (const token of tokens.slice(0, 5)) {
      const thread = await findMailThread(database.read, token);
      if (thread !== undefined) return thread;
    }
    return undefined;
  }

  async function findMessage(conversationId: string, id: string): Promise<boolean> {
    const row = await database.read
      .selectFrom('messages')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Two programs that answer each other, of which one is we. */
  function isOurs({ from }: MailHead): boolean {
    const own = [options.from, replyTo].map((address) => address?.toLowerCase());
    return from !== null && own.includes(from.address);
  }

  function isTooMuch({ from }: MailHead, { conversation_id }: MailThreadRow): boolean {
    const waits = [conversations.take(conversation_id), from === null ? 0 : addresses.take(from.address)];
    return Math.max(...waits) > 0;
  }

  async function marked(mail: ReadMail & { kind: 'bounce' | 'complaint' }): Promise<boolean> {
    // The server still tries.
    if (mail.kind === 'bounce' && !mail.permanent) return true;
    const state = mail.kind === 'bounce' ? 'bounced' : 'complained';
    return runInTransaction(async (tx) => {
      for (const id of mail.head.mailIds.slice(0, 2)) {
        const known = await tx.db
          .selectFrom('outgoing_mails')
          .select('id')
          .where('id', '=', id)
          .executeTakeFirst();
        if (known === undefined) continue;
        const forGood = mail.kind === 'complaint' || isHardBounce(mail.status);
        await markMail(tx, id, { state, reason: mail.reason, forGood });
        return true;
      }
      return false;
    });
  }

  async function keep(
    mail: ReadMail,
    raw: Buffer,
    reason: QuarantineReason,
    thread: MailThreadRow | null,
  ): Promise<Received> {
    const { head } = mail;
    const content =
      'text' in mail ? mail : { text: 'reason' in mail ? mail.reason : '', files: [], tooMany: [] };
    const mask =
      thread === null
        ? await maskOfEverySite(database.read)
        : await maskOfThread(database.read, thread.conversation_id);
    await runInTransaction((tx) =>
      quarantine(tx, {
        id: idFrom('quarantine', keyOf(head, raw), ...head.tokens),
        reason,
        sender: head.from?.address ?? null,
        sender_name: fitWords(mask(head.from?.name ?? ''), MAX_NAME),
        subject: fitWords(mask(head.subject), MAX_SUBJECT),
        body: fitWords(mask(content.text.slice(0, 2 * MAX_KEPT_BODY)), MAX_KEPT_BODY),
        files: content.files.length + content.tooMany.length,
        size_bytes: raw.length,
        conversation_id: thread?.conversation_id ?? null,
      }),
    );
    return { outcome: 'quarantined', reason };
  }
}
export type MailReceiver = ReturnType<typeof createMailReceiver>;

function messageOf(thread: MailThreadRow, messageId: string, created: boolean): Received {
  return { outcome: 'message', conversationId: thread.conversation_id, messageId, created };
}

/** What makes two deliveries the same mail: its Message-ID, or, without one, all of it. */
function keyOf({ messageId }: MailHead, raw: Buffer): string {
  return messageId ?? raw.toString('latin1');
}
