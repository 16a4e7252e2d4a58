import { connect, type Socket } from 'node:net';

export type Answer = { status: number; body: string };

/** Connections that are kept, one request after the other on each: a client that costs next to nothing. */
export type HttpLines = {
  /** Sends the bytes of a whole request; resolves with the answer. @throws when the connection ends without one */
  exchange(request: Buffer): Promise<Answer>;
  stop(): void;
};

type Line = {
  socket: Socket | null;
  settle: ((answer: Answer | Error) => void) | null;
  text: string;
  /** Whether what is asked now is not the first on its connection. */
  kept: boolean;
};

/** A connection that had answered before ended without a word. */
class Stale extends Error {}

/**
 * @param count how many are kept; one that the server closes after its answer, as soketi does, is opened anew
 */
export function createHttpLines(port: number, count: number): HttpLines {
  const lines: Line[] = Array.from({ length: count }, () => ({
    socket: null,
    settle: null,
    text: '',
    kept: false,
  }));
  const idle = [...lines];
  const waiting: ((line: Line) => void)[] = [];

  return {
    async exchange(request) {
      const line = idle.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
      try {
        return await send(line, request);
      } catch (error) {
        // The server had closed what nobody used; browsers ask again on a new connection, too.
        if (!(error instanceof Stale)) throw error;
        return await send(line, request);
      } finally {
        const next = waiting.shift();
        if (next === undefined) idle.push(line);
        else next(line);
      }
    },
    stop() {
      for (const line of lines) line.socket?.destroy();
    },
  };

  function send(line: Line, request: Buffer): Promise<Answer> {
    line.kept = line.socket !== null;
    return new Promise((resolve, reject) => {
      line.settle = (answer) => (answer instanceof Error ? reject(answer) : resolve(answer));
      line.socket ??= open(line);
      line.socket.write(request);
    });
  }

  function open(line: Line): Socket {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      line.text += chunk;
      const end = line.text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = line.text.slice(0, end);
      const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (line.text.length < end + 4 + length) return;
      const body = line.text.slice(end + 4);
      if (/connection: *close/i.test(head)) {
        line.socket = null;
        socket.destroy();
      }
      settle(line, { status: Number(head.slice(9, 12)), body });
    });
    const lost = (error: Error) => {
      if (line.socket !== socket) return;
      line.socket = null;
      settle(line, line.kept && line.text === '' ? new Stale(error.message) : error);
    };
    socket.on('error', lost);
    socket.on('close', () => lost(new Error('The connection ended without an answer.')));
    return socket;
  }
}

function settle(line: Line, answer: Answer | Error): void {
  const { settle: done } = line;
  line.text = '';
  line.settle = null;
  done?.(answer);
}

/** The bytes of a request with JSON in it. */
export function requestBytes(
  method: string,
  target: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  if (body !== undefined) {
    lines.push('content-type: application/json\r\n', `content-length: ${Buffer.byteLength(body)}\r\n`);
  }
  return Buffer.from(`${method} ${target} HTTP/1.1\r\nhost: bench\r\n${lines.join('')}\r\n${body ?? ''}`);
}
