import { setTimeout as later } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { ApiError } from '../common/api-error.ts';
import { type Database, StorageError } from '../database/database.ts';
import { type ImapConfig, isLoopback } from './incoming-config.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import { HOLD_MS, holdMailbox, readPosition, releaseMailbox, writePosition } from './mailbox-state.ts';
import type { MailReceiver } from './receive-mail.ts';

export type MailboxReaderOptions = {
  imap: ImapConfig;
  database: Database;
  node: string;
  receive: MailReceiver['receive'];
  now: () => number;
  /** It was looked through, and everything new dealt with. */
  read?(): void;
  /** It could not be read. */
  failed?(): void;
  /** How long it waits before it tries again for the first time. */
  firstRetryMs?: number;
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
};

/** While it waits for news it looks this often, in case the server's word was lost; and says that it still reads. */
const LOOK_AGAIN_MS = HOLD_MS / 3;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** A mail on which our own code fails so often is passed over: it stays unread in the mailbox, and marked. */
const MOST_FAILURES = 5;

/**
 * Reads a mailbox by IMAP and waits for news (IDLE). One node at a time reads. A mail is dealt with before it is marked as
 * read and before the position moves on, so whatever dies between, it is brought again, and becomes one message. Nothing is
 * deleted.
 */
export function createMailboxReader({
  imap,
  database,
  node,
  receive,
  now,
  read = () => {},
  failed = () => {},
  firstRetryMs = FIRST_RETRY_MS,
  log,
}: MailboxReaderOptions) {
  const mailbox = `${imap.user}@${imap.host}:${imap.port}/${imap.folder}`;
  const stopping = new AbortController();
  const { signal } = stopping;
  const failures = new Map<number, number>();
  let running: Promise<void> = Promise.resolve();
  let client: ImapFlow | null = null;

  return {
    start(): void {
      running = readForEver();
    },
    async stop(): Promise<void> {
      stopping.abort();
      client?.close();
      await running;
    },
  };

  async function readForEver(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      try {
        if (await holdMailbox(database, node, now())) {
          await readWhileConnected(() => {
            retryMs = firstRetryMs;
          });
          continue;
        }
        await pause(LOOK_AGAIN_MS);
      } catch (error) {
        if (signal.aborted) break;
        failed();
        log.warn({ err: plainly(error), retryMs }, 'The mailbox cannot be read; it is tried again.');
        // Shortened at random, so that nodes do not come back together.
        await pause(retryMs * (0.5 + Math.random() / 2));
        retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
      }
    }
    await releaseMailbox(database, node).catch((error: unknown) =>
      log.warn({ err: error }, 'Another node reads the mailbox only after a minute.'),
    );
  }

  async function readWhileConnected(connected: () => void): Promise<void> {
    const connection = new ImapFlow({
      host: imap.host,
      port: imap.port,
      secure: imap.tls,
      // The password crosses no wire in the clear.
      ...(imap.tls || isLoopback(imap.host) ? {} : { doSTARTTLS: true }),
      auth: { user: imap.user, pass: imap.password },
      logger: false,
      connectionTimeout: 20_000,
      socketTimeout: 2 * 60_000,
      maxIdleTime: LOOK_AGAIN_MS,
      autoIdleDelay: 100,
      maxLiteralSize: MAIL_LIMITS.bytes + 1024,
      maxLineLength: 4 * 1024 * 1024,
      maxResponseSize: MAIL_LIMITS.bytes + 5 * 1024 * 1024,
    });
    client = connection;
    let hear = (): void => {};
    const wake = () => hear();
    connection.on('error', (error) =>
      log.info({ error: error.message }, 'The connection to the mailbox broke off.'),
    );
    connection.on('exists', wake);
    connection.on('close', wake);
    signal.addEventListener('abort', wake);
    try {
      await connection.connect();
      await connection.mailboxOpen(imap.folder);
      log.info({}, 'The mailbox is being read.');
      while (!signal.aborted) {
        // Heard from before it looks, so that nothing that comes meanwhile is missed.
        const news = new Promise<void>((resolve) => {
          hear = resolve;
        });
        await readNew(connection);
        connected();
        read();
        await Promise.race([news, pause(LOOK_AGAIN_MS)]);
        if (!connection.usable) throw new Error('The connection was closed.');
        if (!(await holdMailbox(database, node, now()))) return;
      }
    } finally {
      signal.removeEventListener('abort', wake);
      client = null;
      connection.close();
    }
  }

  async function readNew(connection: ImapFlow): Promise<void> {
    if (connection.mailbox === false) throw new Error('The folder is not open.');
    const validity = String(connection.mailbox.uidValidity);
    const position = await readPosition(database.read, mailbox);
    const known = position?.validity === validity ? position.uid : null;
    // The first time, or where all numbers are new (UIDVALIDITY), what nobody has read is what is new.
    const asked = known === null ? { seen: false } : { uid: `${known + 1}:*` };
    const found = (await connection.search(asked, { uid: true })) || [];
    const uids = found.filter((uid) => uid > (known ?? 0)).sort((a, b) => a - b);
    for (const uid of uids) {
      if (signal.aborted) return;
      await take(connection, uid);
      await writePosition(database, mailbox, { validity, uid });
    }
    const last = connection.mailbox.uidNext - 1;
    if (known === null && uids.length === 0) await writePosition(database, mailbox, { validity, uid: last });
  }

  async function take(connection: ImapFlow, uid: number): Promise<void> {
    const query = { source: { maxLength: MAIL_LIMITS.bytes + 1 } };
    const mail = await connection.fetchOne(String(uid), query, { uid: true });
    // Deleted since it was found.
    if (mail === false || mail.source === undefined) return;
    try {
      await receive(mail.source, { from: null, to: [] });
    } catch (error) {
      if (!isPoison(uid, error)) throw error;
      log.warn(
        { err: error, uid },
        'A mail cannot be dealt with; it stays unread in the mailbox, and flagged.',
      );
      await connection.messageFlagsAdd(String(uid), ['\\Flagged'], { uid: true });
      return;
    }
    failures.delete(uid);
    await connection.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }

  /** A database or a store that is away is waited for, however long; what fails again and again is the mail's own doing. */
  function isPoison(uid: number, error: unknown): boolean {
    if (error instanceof StorageError || error instanceof ApiError) return false;
    const times = (failures.get(uid) ?? 0) + 1;
    failures.set(uid, times);
    return times >= MOST_FAILURES;
  }

  async function pause(ms: number): Promise<void> {
    await later(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
export type MailboxReader = ReturnType<typeof createMailboxReader>;

/** What a log may hold of an error: never the command that failed, which may be the sign-in. */
function plainly(error: unknown): { message: string; code?: unknown; answer?: unknown } {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, responseText } = error as Error & { code?: unknown; responseText?: unknown };
  return { message: error.message, code, answer: responseText };
}
