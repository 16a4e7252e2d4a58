import { ImapFlow, type MailboxObject } from 'imapflow';
import { type ImapConfig, isLoopback } from './incoming-config.ts';
import { MAIL_LIMITS } from './mail-limits.ts';

/** A folder of a mailbox, as it is read. Whatever rejects, the connection is of no more use then. */
export interface OpenMailbox {
  /** Changes when all mails are numbered anew: UIDVALIDITY (RFC 3501, section 2.3.1.1). */
  readonly validity: string;
  /** The highest UID that was given so far. */
  lastUid(): number;
  /** @param after the UIDs of what came after this one or, with null, of what nobody has read; in any order */
  search(after: number | null): Promise<readonly number[]>;
  /** The mail's bytes, up to one more than are ever read; null: it was deleted. */
  fetch(uid: number): Promise<Buffer | null>;
  mark(uid: number, flag: '\\Seen' | '\\Flagged'): Promise<void>;
  /** Resolves with the first news after the call, or when the connection ends. */
  news(): Promise<void>;
  isUsable(): boolean;
  close(): void;
}

/**
 * Opens a folder by IMAP, and hears of news by IDLE.
 * @param options.lookEveryMs IDLE is begun anew this often, in case the server's word was lost
 * @param options.signal closes it
 * @throws Error when there is no server, no such folder, or it is refused
 */
export async function openImapMailbox(
  imap: ImapConfig,
  {
    lookEveryMs,
    signal,
    log,
  }: {
    lookEveryMs: number;
    signal: AbortSignal;
    log: { info(details: object, message: string): void };
  },
): Promise<OpenMailbox> {
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
    maxIdleTime: lookEveryMs,
    autoIdleDelay: 100,
    maxLiteralSize: MAIL_LIMITS.bytes + 1024,
    maxLineLength: 4 * 1024 * 1024,
    maxResponseSize: MAIL_LIMITS.bytes + 5 * 1024 * 1024,
  });
  let hear = (): void => {};
  const wake = () => hear();
  connection.on('error', (error) =>
    log.info({ error: error.message }, 'The connection to the mailbox broke off.'),
  );
  connection.on('exists', wake);
  connection.on('close', wake);
  const close = () => {
    signal.removeEventListener('abort', close);
    connection.close();
    wake();
  };
  signal.addEventListener('abort', close);
  try {
    await connection.connect();
    await connection.mailboxOpen(imap.folder);
  } catch (error) {
    close();
    throw error;
  }
  return {
    validity: String(folder().uidValidity),
    lastUid: () => folder().uidNext - 1,
    async search(after) {
      const query = after === null ? { seen: false } : { uid: `${after + 1}:*` };
      return unlessClosed(await connection.search(query, { uid: true })) || [];
    },
    async fetch(uid) {
      const query = { source: { maxLength: MAIL_LIMITS.bytes + 1 } };
      const mail = unlessClosed(await connection.fetchOne(String(uid), query, { uid: true }));
      return (mail === false ? undefined : mail.source) ?? null;
    },
    async mark(uid, flag) {
      unlessClosed(await connection.messageFlagsAdd(String(uid), [flag], { uid: true }));
    },
    news: () =>
      new Promise((resolve) => {
        hear = resolve;
      }),
    isUsable: () => connection.usable,
    close,
  };

  /** The library answers `false` where there is nothing, and where the connection ended before there was an answer. */
  function unlessClosed<T>(answer: T): T {
    if (answer === false && !connection.usable) throw new Error('The connection was closed.');
    return answer;
  }

  function folder(): MailboxObject {
    if (connection.mailbox === false) throw new Error('The folder is not open.');
    return connection.mailbox;
  }
}
