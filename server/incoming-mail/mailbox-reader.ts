import { setTimeout as later } from 'node:timers/promises';
import { ApiError } from '../common/api-error.ts';
import { type Database, StorageError } from '../database/database.ts';
import type { OpenMailbox } from './imap-mailbox.ts';
import { HOLD_MS, holdMailbox, readPosition, releaseMailbox, writePosition } from './mailbox-state.ts';
import type { MailReceiver } from './receive-mail.ts';

export type MailboxReaderOptions = {
  /** Who reads which folder where: another one begins anew. */
  mailbox: string;
  open(signal: AbortSignal): Promise<OpenMailbox>;
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
  /** Between 0 and 1. */
  random?: () => number;
  /** Resolves after so long; may reject once the signal is aborted. */
  wait?(ms: number, signal: AbortSignal): Promise<void>;
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
};

/** While it waits for news it looks this often, in case the server's word was lost; and says that it still reads. */
export const LOOK_AGAIN_MS = HOLD_MS / 3;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** A mail on which our own code fails so often is passed over: it stays unread in the mailbox, and marked. */
const MOST_FAILURES = 5;

/**
 * Reads a mailbox and waits for news. One node at a time reads. A mail is dealt with before it is marked as
 * read and before the position moves on, so whatever dies between, it is brought again, and becomes one message. Nothing is
 * deleted. Not a worker of `workers/`: it holds a connection open and is told by the other side when there is news, instead of
 * looking at intervals. What it has read, and how often it failed, is counted by `read` and `failed`.
 */
export function createMailboxReader({
  mailbox,
  open,
  database,
  node,
  receive,
  now,
  read = () => {},
  failed = () => {},
  firstRetryMs = FIRST_RETRY_MS,
  random = Math.random,
  wait = (ms, signal) => later(ms, undefined, { signal }),
  log,
}: MailboxReaderOptions) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const failures = new Map<number, number>();
  let running: Promise<void> = Promise.resolve();

  return {
    start(): void {
      running = readForEver();
    },
    async stop(): Promise<void> {
      stopping.abort();
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
        await pause(retryMs * (0.5 + random() / 2));
        retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
      }
    }
    await releaseMailbox(database, node).catch((error: unknown) =>
      log.warn({ err: error }, 'Another node reads the mailbox only after a minute.'),
    );
  }

  async function readWhileConnected(connected: () => void): Promise<void> {
    const folder = await open(signal);
    try {
      log.info({}, 'The mailbox is being read.');
      while (!signal.aborted) {
        // Heard from before it looks, so that nothing that comes meanwhile is missed.
        const news = folder.news();
        await readNew(folder);
        connected();
        read();
        await Promise.race([news, pause(LOOK_AGAIN_MS)]);
        if (!folder.isUsable()) throw new Error('The connection was closed.');
        if (!(await holdMailbox(database, node, now()))) return;
      }
    } finally {
      folder.close();
    }
  }

  async function readNew(folder: OpenMailbox): Promise<void> {
    const { validity } = folder;
    const position = await readPosition(database.read, mailbox);
    const known = position?.validity === validity ? position.uid : null;
    // Of before the search: what comes while it runs is found by the next one.
    const last = folder.lastUid();
    // The first time, or where all numbers are new, what nobody has read is what is new.
    const found = await folder.search(known);
    const uids = found.filter((uid) => uid > (known ?? 0)).sort((a, b) => a - b);
    for (const uid of uids) {
      if (signal.aborted) return;
      await take(folder, uid);
      await writePosition(database, mailbox, { validity, uid });
    }
    if (known === null && uids.length === 0) await writePosition(database, mailbox, { validity, uid: last });
  }

  async function take(folder: OpenMailbox, uid: number): Promise<void> {
    const mail = await folder.fetch(uid);
    // Deleted since it was found.
    if (mail === null) return;
    try {
      await receive(mail, { from: null, to: [] });
    } catch (error) {
      if (!isPoison(uid, error)) throw error;
      log.warn(
        { err: error, uid },
        'A mail cannot be dealt with; it stays unread in the mailbox, and flagged.',
      );
      await folder.mark(uid, '\\Flagged');
      return;
    }
    failures.delete(uid);
    await folder.mark(uid, '\\Seen');
  }

  /** A database or a store that is away is waited for, however long; what fails again and again is the mail's own doing. */
  function isPoison(uid: number, error: unknown): boolean {
    if (error instanceof StorageError || error instanceof ApiError) return false;
    const times = (failures.get(uid) ?? 0) + 1;
    failures.set(uid, times);
    return times >= MOST_FAILURES;
  }

  async function pause(ms: number): Promise<void> {
    await wait(ms, signal).catch((error: unknown) => {
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
