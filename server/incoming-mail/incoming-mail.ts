import type { Logger } from 'pino';
import type { IncomingMailConfig } from './incoming-config.ts';
import { createMailReceiver, type MailReceiver, type MailReceiverOptions } from './receive-mail.ts';

/** Mail that comes in, as the rest of the program sees it. */
export type IncomingMail = MailReceiver & {
  /** Signs mails that are posted; null: none are taken. */
  secret: string | null;
  /** The mailbox; null: there is none. */
  address: string | null;
  /** Whether any road is open by which mail comes. */
  isReceived: boolean;
};

/** Puts the roads together by which mail comes in; all of them end in the same receiver. */
export function createIncomingMail(
  config: IncomingMailConfig,
  options: Omit<MailReceiverOptions, 'log'> & { log: Logger },
): IncomingMail {
  const receiver = createMailReceiver(options);
  return {
    ...receiver,
    secret: config.secret,
    address: options.replyTo,
    isReceived: config.secret !== null,
  };
}
