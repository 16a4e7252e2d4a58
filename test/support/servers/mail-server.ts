import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as a receiver has it. */
export type ReceivedMail = ParsedMail & { envelope: { from: string; to: string[] }; raw: string };

/** What the server does with the next mail; without a word for it, it takes it. */
export type Behaviour =
  | { at: 'RCPT' | 'DATA'; code: number; says: string }
  /** It takes the whole mail and never answers. */
  | { at: 'DATA'; never: true }
  /** It takes the mail, and the connection ends before it has said so. */
  | { at: 'DATA'; cut: true };

export type TestMailServer = Awaited<ReturnType<typeof startMailServer>>;

/**
 * A mail server that speaks SMTP, on a free port of this machine, and keeps what it takes. `next` says what it does with the mails to come, one each.
 */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const taken: ReceivedMail[] = [];
  const next: Behaviour[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS'] : [],
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onRcptTo(_address, _session, done) {
      const [first] = next;
      if (first?.at !== 'RCPT') return done();
      next.shift();
      done(refusal(first));
    },
    onData(stream, session, done) {
      void buffer(stream).then(async (raw) => {
        const behaviour = next[0]?.at === 'DATA' ? next.shift() : undefined;
        const { mailFrom, rcptTo } = session.envelope;
        const refused = behaviour !== undefined && 'code' in behaviour;
        if (!refused)
          taken.push({
            ...(await simpleParser(raw)),
            envelope: {
              from: mailFrom === false ? '' : mailFrom.address,
              to: rcptTo.map(({ address }) => address),
            },
            raw: raw.toString(),
          });
        if (behaviour === undefined) return done();
        if ('never' in behaviour) return;
        if ('cut' in behaviour) return cut();
        done(refusal(behaviour));
      }, done);
    },
    ...options,
  });
  // A client that ends a connection in the middle is none of the server's trouble.
  server.on('error', () => {});
  const sockets = new Set<{ destroy(): void }>();
  // Below TLS, a connection is not ours to end: Node 20 crashes where it is destroyed in the middle of a handshake.
  server.server.on(options.secure === true ? 'secureConnection' : 'connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    /** What it took, in order; also what it took without saying so. */
    taken,
    next,
    connections: () => connections,
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }
}

function refusal({ code, says }: { code: number; says: string }): Error {
  return Object.assign(new Error(says), { responseCode: code });
}
