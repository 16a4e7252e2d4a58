import type { Mailbox } from './mail-config.ts';

/** A mail as a server is given it. */
export type MailMessage = {
  from: Mailbox;
  to: string;
  /** Null: answers go to `from`. */
  replyTo: string | null;
  /** Where refusals go; never seen by a reader. */
  envelopeFrom: string;
  subject: string;
  text: string;
  html: string;
  /** `<…@domain>`, the same at every try. */
  messageId: string;
  /** The thread it belongs to, so that a reader's program shows it as one. */
  references: string | null;
  /** Where mails of this kind are declined with one click (RFC 8058); null: they are of no such kind. */
  unsubscribeUrl: string | null;
  attachments: readonly { filename: string; contentType: string; content: string }[];
};

/** A mail server will never take this mail; the message is what it said. */
export class MailRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'MailRefused';
  }
}

/** What carries mails away. */
export type MailTransport = {
  /**
   * @returns what the server answered
   * @throws MailRefused for good; anything else may be tried again
   */
  send(message: MailMessage): Promise<string>;
  close(): void;
};

/** Headers that say a program wrote it, so that no other program answers (RFC 3834, and Exchange's own). */
export const AUTOMATIC_HEADERS = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
} as const;
