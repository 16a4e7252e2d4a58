import { createHash, createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { APP, type Subject } from './subjects.ts';

/** Connections that publish, one request after the other on each. */
export type Publisher = {
  /** Resolves when the server has answered. @throws when it refused */
  publish(request: Buffer): Promise<void>;
  stop(): void;
};

/** The bytes of a request that publishes one event. */
export function requestFor(subject: Subject, channel: string, data: unknown): Buffer {
  if (subject.name === 'bare ws') {
    return post(`/${channel}`, JSON.stringify({ event: 'tick', channel, data: JSON.stringify(data) }));
  }
  const body = JSON.stringify({ name: 'tick', channel, data: JSON.stringify(data) });
  const path = `/apps/${APP.id}/events`;
  const md5 = createHash('md5').update(body).digest('hex');
  const query = `auth_key=${APP.key}&auth_timestamp=${Math.floor(Date.now() / 1_000)}&auth_version=1.0&body_md5=${md5}`;
  const signature = createHmac('sha256', APP.secret).update(`POST\n${path}\n${query}`).digest('hex');
  return post(`${path}?${query}&auth_signature=${signature}`, body);
}

/**
 * @param connections how many are kept; one that the server closes after its answer, as soketi does, is opened anew
 */
export function createPublisher(subject: Subject, connections: number): Publisher {
  const idle: Line[] = Array.from({ length: connections }, () => ({
    socket: null,
    answered: null,
    text: '',
  }));
  const waiting: ((line: Line) => void)[] = [];
  let stopped = false;

  return {
    async publish(request) {
      const line = idle.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
      try {
        await exchange(line, request);
      } finally {
        const next = waiting.shift();
        if (next === undefined) idle.push(line);
        else next(line);
      }
    },
    stop() {
      stopped = true;
      for (const line of idle) line.socket?.destroy();
    },
  };

  function exchange(line: Line, request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      line.answered = (error) => (error === null ? resolve() : reject(error));
      line.socket ??= open(line);
      line.socket.write(request);
    });
  }

  function open(line: Line): Socket {
    const socket = connect({ port: subject.port, host: '127.0.0.1', noDelay: true });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      line.text += chunk;
      const end = line.text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/content-length: *(\d+)/i.exec(line.text)?.[1] ?? 0);
      if (line.text.length < end + 4 + length) return;
      const fine = line.text.startsWith('HTTP/1.1 200') && !line.text.includes('"error"');
      if (/connection: *close/i.test(line.text)) {
        line.socket = null;
        socket.destroy();
      }
      settle(line, fine ? null : new Error(`${subject.name} answered: ${line.text}`));
    });
    socket.on('error', (error) => settle(line, error));
    socket.on('close', () => {
      if (line.socket !== socket) return;
      line.socket = null;
      if (!stopped) settle(line, new Error(`${subject.name} closed a connection without an answer.`));
    });
    return socket;
  }
}

type Line = { socket: Socket | null; answered: ((error: Error | null) => void) | null; text: string };

function settle(line: Line, error: Error | null): void {
  const { answered } = line;
  line.text = '';
  line.answered = null;
  answered?.(error);
}

function post(target: string, body: string): Buffer {
  return Buffer.from(
    `POST ${target} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
