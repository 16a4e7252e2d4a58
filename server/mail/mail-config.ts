import { ConfigError, type Environment } from '../common/read-setting.ts';
import { isMailAddress, parseMailbox } from './addresses.ts';

/** How mail goes out, and from whom. */
export type MailConfig = {
  /** An SMTP server, or, in the demo, a list that is kept in memory and shown. */
  transport: { kind: 'smtp'; url: string } | { kind: 'outbox' };
  from: Mailbox;
  /**
   * The address of the mailbox that is read (`incoming-mail/`); plus-addresses of it name conversations and mails. Null: no
   * reply arrives, and none is promised.
   */
  replyTo: string | null;
};

/** A person or a team that mail comes from: `{ name: 'Shop support', address: 'support@shop.example' }`. */
export type Mailbox = { name: string; address: string };

/** Of what stands before the @, 64 characters are allowed (RFC 5321, 4.5.3.1.1); a plus-address adds up to 34. */
const MAX_MAILBOX_NAME = 30;

/**
 * Reads `SMTP_URL`, `MAIL_FROM` and `MAIL_REPLY_TO`. None of them: no mail goes out, except in the demo, which shows it.
 * @throws ConfigError; it never quotes `SMTP_URL`, which holds a password
 */
export function mailConfig(
  env: Environment,
  { production, demo }: { production: boolean; demo: boolean },
): MailConfig | null {
  const url = env['SMTP_URL'] ?? '';
  const from = env['MAIL_FROM'] ?? '';
  const replyTo = env['MAIL_REPLY_TO'] ?? '';
  if (url === '') {
    if (from !== '' || replyTo !== '')
      throw new ConfigError(
        'SMTP_URL is not set. MAIL_FROM and MAIL_REPLY_TO need it; remove them to send no mail.',
      );
    return demo && !production ? DEMO_MAIL : null;
  }
  return {
    transport: { kind: 'smtp', url: smtpUrl(url) },
    from: mailFrom(from),
    replyTo: replyTo === '' ? null : mailReplyTo(replyTo),
  };
}

/** Names that no server anywhere answers to (RFC 2606). */
const DEMO_MAIL: MailConfig = {
  transport: { kind: 'outbox' },
  from: { name: 'Frontdesk', address: 'support@shop.test' },
  replyTo: 'support@shop.test',
};

function smtpUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname))
    throw new ConfigError(
      'SMTP_URL is not an address such as smtps://user:password@smtp.example.com:465, or smtp://… for a server that starts TLS itself. Characters such as @ and / in the password are written as %40 and %2F.',
    );
  return given;
}

function mailFrom(given: string): Mailbox {
  const mailbox = parseMailbox(given);
  if (mailbox === null)
    throw new ConfigError(
      given === ''
        ? 'MAIL_FROM is not set. With SMTP_URL it says from whom mail comes, such as "Shop support <support@example.com>".'
        : `MAIL_FROM is "${given}", which is not an address such as "Shop support <support@example.com>".`,
    );
  return mailbox;
}

function mailReplyTo(given: string): string {
  if (!isMailAddress(given) || given.split('@')[0]?.includes('+'))
    throw new ConfigError(
      `MAIL_REPLY_TO is "${given}". Give the address of the mailbox alone, such as support@example.com; what follows a + is added.`,
    );
  if (given.lastIndexOf('@') > MAX_MAILBOX_NAME)
    throw new ConfigError(
      `MAIL_REPLY_TO is "${given}". Before the @ there may be ${MAX_MAILBOX_NAME} characters, because more are added with a +.`,
    );
  return given;
}
