import nodemailer, { type SendMailOptions } from 'nodemailer';
import { AUTOMATIC_HEADERS, type MailMessage, MailRefused, type MailTransport } from './mail-message.ts';

/** Connections at once; servers limit them. */
const MAX_CONNECTIONS = 3;
const MAX_MAILS_PER_CONNECTION = 100;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;
/** Commands whose refusal is about this mail, and not about who may send at all. */
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** In milliseconds. */
export type SmtpTimeouts = {
  /** Until there is a connection, and until the server has said who it is. */
  connectMs: number;
  /** Without a byte. */
  silenceMs: number;
  /** For one mail altogether, also from a server that goes on saying a little. */
  wholeMs: number;
};

const TIMEOUTS: SmtpTimeouts = { connectMs: 10_000, silenceMs: 30_000, wholeMs: 60_000 };

/**
 * Sends by SMTP, over a few connections that are kept.
 * @param url checked by `mail-config.ts`
 */
export function createSmtpTransport(url: string, timeouts: SmtpTimeouts = TIMEOUTS): MailTransport {
  let pool = openPool(url, timeouts);
  return { send, close: () => pool.close() };

  async function send(message: MailMessage): Promise<string> {
    const used = pool;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`The mail server took longer than ${timeouts.wholeMs / 1_000} seconds.`));
        // Nothing else ends a connection on which bytes still trickle in.
        used.close();
        if (pool === used) pool = openPool(url, timeouts);
      }, timeouts.wholeMs);
    });
    try {
      const { response } = await Promise.race([used.sendMail(optionsOf(message)), late]);
      return response;
    } catch (error) {
      throw refusalIn(error) ?? error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function openPool(url: string, { connectMs, silenceMs }: SmtpTimeouts) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const pool = nodemailer.createTransport({
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    maxMessages: MAX_MAILS_PER_CONNECTION,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password is never sent in the clear.
    requireTLS: !secure && username !== '' && !LOOPBACK.test(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Of a connection that ends while it is idle; the next mail opens another.
  pool.on('error', () => {});
  return pool;
}

function optionsOf(message: MailMessage): SendMailOptions {
  const {
    from,
    to,
    replyTo,
    envelopeFrom,
    subject,
    text,
    html,
    messageId,
    references,
    attachments,
    unsubscribeUrl,
  } = message;
  return {
    from,
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo: { name: from.name, address: replyTo } }),
    envelope: { from: envelopeFrom, to: [to] },
    subject,
    text,
    html,
    messageId,
    ...(references === null ? {} : { references, inReplyTo: references }),
    attachments: [...attachments],
    headers: { ...AUTOMATIC_HEADERS, ...unsubscribeHeaders(unsubscribeUrl) },
  };
}

/** RFC 2369 and RFC 8058: programs for mail show a button, which posts. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** The refusal that a server meant for good: a code from 500 on, of this mail. */
function refusalIn(error: unknown): MailRefused | null {
  const { responseCode, command, response, message } = error as {
    responseCode?: number;
    command?: string;
    response?: string;
    message?: string;
  };
  if (responseCode === undefined || responseCode < 500 || !ABOUT_THE_MAIL.includes(command ?? ''))
    return null;
  return new MailRefused(response ?? message ?? `${responseCode}`);
}
