import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { networkOf } from '../common/network.ts';
import { createNetworkBuckets } from '../common/token-buckets.ts';
import { normalizeMailAddress } from '../mail/addresses.ts';
import { MAIL_LIMITS } from './mail-limits.ts';
import type { MailReceiver } from './receive-mail.ts';

export type SmtpReceiverOptions = {
  host: string;
  port: number;
  /** The mailbox whose mail is taken, with its plus-addresses. */
  replyTo: string;
  receive: MailReceiver['receive'];
  now: () => number;
  rateLimitFactor: number;
  log: { info(details: object, message: string): void; warn(details: object, message: string): void };
};

const CONNECTIONS = 50;
const CONNECTIONS_OF_NETWORK = 10;
const CONNECTIONS_PER_MINUTE = 60;
/** Mails that are taken in at once: each takes up to 25 MB. */
const MAILS_AT_ONCE = 4;
const RECIPIENTS = 20;
const IDLE_MS = 60_000;

/** An answer of SMTP (RFC 5321, section 4.2.3, with the codes of RFC 3463). */
class Answer extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, text: string) {
    super(text);
    this.responseCode = responseCode;
  }
}

/**
 * A mail server of our own, for the one mailbox. It relays nothing, knows no accounts, and answers alike whether a
 * plus-address stands for a conversation or not. A mail is taken (250) once it is dealt with and on disk; while it cannot be,
 * whoever brings it is told to come again (451).
 */
export function createSmtpReceiver(options: SmtpReceiverOptions) {
  const { host, port, replyTo, receive, now, rateLimitFactor, log } = options;
  const connects = createNetworkBuckets(CONNECTIONS_PER_MINUTE * rateLimitFactor, now);
  /** Open connections by network. */
  const open = new Map<string, number>();
  let underWay = 0;
  const server = new SMTPServer({
    name: replyTo.slice(replyTo.lastIndexOf('@') + 1),
    banner: 'ready',
    size: MAIL_LIMITS.bytes,
    // It has no certificate: put a mail server in front that has one.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: CONNECTIONS,
    socketTimeout: IDLE_MS,
    closeTimeout: 2_000,
    logger: false,
    onConnect(session, answer) {
      const network = networkOf(session.remoteAddress);
      const others = open.get(network) ?? 0;
      const tooMany = others >= CONNECTIONS_OF_NETWORK || connects.take(network) > 0;
      // It is closed like any other, and counted out then.
      open.set(network, others + 1);
      answer(tooMany ? new Answer(421, '4.7.0 Too many connections from here. Come again later.') : null);
    },
    onClose(session) {
      const network = networkOf(session.remoteAddress);
      const others = (open.get(network) ?? 0) - 1;
      if (others > 0) open.set(network, others);
      else open.delete(network);
    },
    onRcptTo({ address }, session, answer) {
      if (session.envelope.rcptTo.length >= RECIPIENTS) answer(new Answer(452, '4.5.3 Too many recipients.'));
      else answer(isOurs(address) ? null : new Answer(550, '5.1.1 There is no such mailbox here.'));
    },
    onData(stream, session, answer) {
      take(stream, session).then(() => answer(null), answer);
    },
  });
  // Every connection's errors come here as well: somebody who hangs up is no news.
  server.on('error', (error) => log.info({ error: error.message }, 'A connection for mail broke off.'));

  return {
    /** @throws with a sentence when nothing can listen there */
    start: () =>
      new Promise<void>((started, failed) => {
        const failure = (error: Error) =>
          failed(new Error(`INCOMING_SMTP_PORT: nothing can listen at ${host}:${port} (${error.message}).`));
        server.server.once('error', failure);
        server.listen(port, host, () => {
          server.server.off('error', failure);
          log.info({ host, port }, 'Mail is received by SMTP.');
          started();
        });
      }),
    stop: () => new Promise<void>((stopped) => server.close(stopped)),
    /** Where it listens, for port 0. */
    port: () => {
      const address = server.server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
  };

  function isOurs(address: string): boolean {
    const given = normalizeMailAddress(address);
    const [name = '', domain = ''] = normalizeMailAddress(replyTo).split('@');
    return given === `${name}@${domain}` || (given.startsWith(`${name}+`) && given.endsWith(`@${domain}`));
  }

  async function take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    if (underWay >= MAILS_AT_ONCE) {
      stream.resume();
      throw new Answer(452, '4.3.1 Too many mails at once. Come again in a moment.');
    }
    underWay += 1;
    try {
      const raw = await wholeMail(stream);
      if (stream.sizeExceeded) throw new Answer(552, '5.3.4 The mail is larger than 25 MB.');
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      await receive(raw, { from, to: envelope.rcptTo.map((one) => one.address) });
    } catch (error) {
      if (error instanceof Answer) throw error;
      log.warn({ err: error }, 'A mail could not be taken in; its sender was told to come again.');
      throw new Answer(451, '4.3.0 The mail cannot be taken now. Come again later.');
    } finally {
      underWay -= 1;
    }
  }
}
export type SmtpReceiver = ReturnType<typeof createSmtpReceiver>;

/** All of it, up to the size a mail may have; what is beyond is read and dropped, so that its sender reads the answer. */
async function wholeMail(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length <= MAIL_LIMITS.bytes) pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
