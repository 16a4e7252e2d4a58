import type { MailConfig } from './mail-config.ts';
import type { MailMessage } from './mail-message.ts';
import type { MailTokens } from './mail-tokens.ts';

/** What mails are made with. */
export type MailDeps = {
  config: MailConfig;
  /** Where browsers reach this server; no slash at the end. */
  publicUrl: string;
  tokens: MailTokens;
};

/** A mail as its kind makes it; the rest follows from its row. */
export type MailContent = Pick<MailMessage, 'subject' | 'text' | 'html' | 'attachments'> & {
  /** Who is shown as its author; without it, as `MAIL_FROM` says. */
  fromName?: string;
  /** To whom it goes, where that was not known when it was queued. */
  recipient?: string;
  /** Where mails of this kind are declined. */
  unsubscribeUrl?: string;
  /** It can be answered: the token of its thread. */
  threadToken?: string;
};

/** What is to become of a mail whose time has come. */
export type Prepared =
  | { kind: 'send'; content: MailContent }
  /** Not yet; in milliseconds since 1970. */
  | { kind: 'later'; at: number }
  /** There is nothing to say any more. */
  | { kind: 'drop' }
  /** Whoever it is for has turned such mails off. */
  | { kind: 'declined' }
  /** It must not be sent; the reason is shown to agents. */
  | { kind: 'refuse'; reason: string };
