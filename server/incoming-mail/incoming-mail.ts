import type { Logger } from 'pino';
import { openImapMailbox } from './imap-mailbox.ts';
import type { IncomingMailConfig } from './incoming-config.ts';
import { incomingMailText, newIncomingCounts } from './incoming-metrics.ts';
import { createMailboxReader, LOOK_AGAIN_MS } from './mailbox-reader.ts';
import { createMailReceiver, type MailReceiver, type MailReceiverOptions } from './receive-mail.ts';
import { createSmtpReceiver } from './smtp-receiver.ts';

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

/** Puts the roads together by which mail comes in; all of them end in the same receiver. */
export function createIncomingMail(config: IncomingMailConfig, options: IncomingMailOptions): IncomingMail {
  const { imap, smtp, secret } = config;
  const { replyTo } = options;
  const receiver = createMailReceiver(options);
  const counts = newIncomingCounts();
  const receive: MailReceiver['receive'] = async (...mail) => {
    try {
      const received = await receiver.receive(...mail);
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
          open: (signal) => openImapMailbox(imap, { lookEveryMs: LOOK_AGAIN_MS, signal, log: options.log }),
          receive,
          read() {
            counts.mailboxReadAt = options.now();
          },
          failed() {
            counts.mailboxFailures += 1;
          },
        });
  const server =
    smtp === null || replyTo === null ? null : createSmtpReceiver({ ...options, ...smtp, replyTo, receive });
  return {
    receive,
    secret,
    address: replyTo,
    isReceived: secret !== null || imap !== null || smtp !== null,
    metrics: () => incomingMailText(counts, imap !== null),
    async start() {
      await server?.start();
      reader?.start();
    },
    async stop() {
      await Promise.all([server?.stop(), reader?.stop()]);
    },
  };
}
