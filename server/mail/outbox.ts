import type { MailMessage, MailTransport } from './mail-message.ts';

/** A mail that the demo shows. */
export type OutboxMail = MailMessage & { sentAt: number };

/** More than that nobody looks at; the oldest go. */
const MOST_KEPT = 200;

/** The demo's mail: nothing leaves the machine, and whoever tries it sees what would have gone. */
export type Outbox = MailTransport & {
  /** The newest first. */
  list(): readonly OutboxMail[];
  find(messageId: string): OutboxMail | undefined;
};

/** Keeps mails in memory. The same mail again replaces the one before, as a receiver that knows it would. */
export function createOutbox(now: () => number): Outbox {
  let kept: OutboxMail[] = [];
  return {
    async send(message) {
      const others = kept.filter(({ messageId }) => messageId !== message.messageId);
      kept = [{ ...message, sentAt: now() }, ...others].slice(0, MOST_KEPT);
      return '250 shown in the demo';
    },
    close() {},
    list: () => kept,
    find: (messageId) => kept.find((mail) => mail.messageId === messageId),
  };
}
