import type { Logger } from 'pino';
import type { IncomingMailConfig } from './incoming-config.ts';
import { incomingMailText, newIncomingCounts } from './incoming-metrics.ts';
import { createMailboxReader, LOOK_AGAIN_MS } from './mailbox-reader.ts';
import type { MailReceiver, MailReceiverOptions } from './receive-mail.ts';
import type { SmtpReceiver } from './smtp-receiver.ts';

/** Mail that comes in, as the rest of the program sees it. */
export type IncomingMail = MailReceiver & {
  /** Signs mails that are posted; null: none are taken. */
  secret: string | null;
  /** The mailbox; null: there is none. */
  address: string | null;
  /** Whether any road is open by which mail comes. */
  isReceived: boolean;
  /** For `/metrics`: what came, and whether the mailbox is read. */
  metrics(): string;
  /** Opens the roads. @throws with a sentence when one cannot be opened */
  start(): Promise<void>;
  stop(): Promise<void>;
};

export type IncomingMailOptions = Omit<MailReceiverOptions, 'log'> & { log: Logger; node: string };

/**
 * Puts the roads together by which mail comes in; all of them end in the same receiver. What that takes is loaded where a road is
 * opened: most servers have none. Not with the first mail: the files of this version may be replaced while it runs.
 */
export function createIncomingMail(config: IncomingMailConfig, options: IncomingMailOptions): IncomingMail {
  const { imap, smtp, secret } = config;
  const { replyTo } = options;
  const isReceived = secret !== null || imap !== null || smtp !== null;
  let receiver: Promise<MailReceiver> | null = null;
  const counts = newIncomingCounts();
  const receive: MailReceiver['receive'] = async (...mail) => {
    try {
      receiver ??= loadReceiver(options);
      const received = await (await receiver).receive(...mail);
      counts.mails[received.outcome] += 1;
      return received;
    } catch (error) {
      counts.mails.failed += 1;
      throw error;
    }
  };
  // No worker of `workers/`: it holds one connection for as long as that lasts. What fails is counted beside the mails.
  const reader =
    imap === null
      ? null
      : createMailboxReader({
          ...options,
          mailbox: `${imap.user}@${imap.host}:${imap.port}/${imap.folder}`,
          async open(signal) {
            const { openImapMailbox } = await loadImapMailbox();
            signal.throwIfAborted();
            return openImapMailbox(imap, { lookEveryMs: LOOK_AGAIN_MS, signal, log: options.log });
          },
          receive,
          read() {
            counts.mailboxReadAt = options.now();
          },
          failed() {
            counts.mailboxFailures += 1;
          },
        });
  let server: SmtpReceiver | null = null;
  return {
    receive,
    secret,
    address: replyTo,
    isReceived,
    metrics: () => incomingMailText(counts, imap !== null),
    async start() {
      if (isReceived) receiver ??= loadReceiver(options);
      await receiver;
      // Another node may hold the mailbox for days before this one opens it.
      if (reader !== null) await loadImapMailbox();
      if (smtp !== null && replyTo !== null) {
        const { createSmtpReceiver } = await import('./smtp-receiver.ts');
        server = createSmtpReceiver({ ...options, ...smtp, replyTo, receive });
        await server.start();
      }
      reader?.start();
    },
    async stop() {
      await Promise.all([server?.stop(), reader?.stop()]);
    },
  };
}

const loadImapMailbox = () => import('./imap-mailbox.ts');

async function loadReceiver(options: MailReceiverOptions): Promise<MailReceiver> {
  const { createMailReceiver } = await import('./receive-mail.ts');
  return createMailReceiver(options);
}
