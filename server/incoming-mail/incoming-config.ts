import { ConfigError, type Environment, number } from '../common/read-setting.ts';

/** By which roads mail comes in; null: not by this one. */
export type IncomingMailConfig = {
  /** Signs mails that are posted to `/api/mail/incoming`. */
  secret: string | null;
  imap: ImapConfig | null;
  smtp: { host: string; port: number } | null;
};

export type ImapConfig = {
  host: string;
  port: number;
  /** From the first byte; otherwise the connection turns to TLS before anybody signs in. */
  tls: boolean;
  user: string;
  password: string;
  /** The folder that is read. */
  folder: string;
};

const MIN_SECRET_LENGTH = 32;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * Reads `INCOMING_MAIL_SECRET`, `IMAP_URL`, `INCOMING_SMTP_PORT` and `INCOMING_SMTP_HOST`.
 * @param replyTo the mailbox that mail is sent from as its reply address; without it nothing can be answered
 * @throws ConfigError; it never quotes `IMAP_URL`, which holds a password
 */
export function incomingMailConfig(env: Environment, replyTo: string | null): IncomingMailConfig {
  const port = number(env, 'INCOMING_SMTP_PORT', 0, 1, 65_535);
  const config: IncomingMailConfig = {
    secret: secretOf(env['INCOMING_MAIL_SECRET'] ?? ''),
    imap: imapOf(env['IMAP_URL'] ?? ''),
    smtp: port === 0 ? null : { host: env['INCOMING_SMTP_HOST'] || '127.0.0.1', port },
  };
  const given = [
    config.secret === null ? '' : 'INCOMING_MAIL_SECRET',
    config.imap === null ? '' : 'IMAP_URL',
    config.smtp === null ? '' : 'INCOMING_SMTP_PORT',
  ].find((name) => name !== '');
  if (given !== undefined && replyTo === null)
    throw new ConfigError(
      `MAIL_REPLY_TO is not set. ${given} needs it: it is the mailbox whose plus-addresses name conversations.`,
    );
  return config;
}

function secretOf(given: string): string | null {
  if (given === '') return null;
  if (given.length < MIN_SECRET_LENGTH || new Set(given).size < 8)
    throw new ConfigError(
      `INCOMING_MAIL_SECRET is weak (${given.length} characters). It needs at least ${MIN_SECRET_LENGTH} random ones; \`openssl rand -hex 32\` makes some.`,
    );
  return given;
}

function imapOf(given: string): ImapConfig | null {
  if (given === '') return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^imaps?:$/.test(url.protocol) || url.hostname === '' || url.username === '')
    throw new ConfigError(
      'IMAP_URL is not an address such as imaps://user:password@imap.example.com/INBOX, or imap://… for a server that starts TLS itself. Characters such as @ and / in the name and the password are written as %40 and %2F.',
    );
  const tls = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (tls ? 993 : 143) : Number(url.port),
    tls,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  };
}

/** Whether a server is on this machine, where nobody listens in. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}
