import { Agent, type IncomingMessage, request } from 'node:http';

/** What a server answered, read to its end. */
export type Answered = { status: number; headers: Headers; text: string };

export type Asked = { method: string; headers: Record<string, string>; body?: string | FormData };

/** Kept open between requests, as by a browser. */
const KEPT = new Agent({ keepAlive: true });
/** A server may answer a longer one, and close, before it has read it all; `fetch` knows how to take that. */
const SHORT = 16_384;
const BUSY = 503;
const MOST_TRIES = 20;
/** How a kept connection that the server has closed ends: when it is read from, or already when it is written to. */
const CLOSED = ['ECONNRESET', 'EPIPE'];

/**
 * Asks a server of this machine. It is no `fetch`, which takes three times the processor time, and tests ask tens of
 * thousands of times. Redirections are not followed.
 *
 * A server that is busy says when to come back, and every client does; so does this. Like browsers, it sends once more on
 * a new connection what met one that the server had just closed: where a test keeps this process busy, Node learns of the
 * end of a kept connection only after it has used it (https://www.rfc-editor.org/rfc/rfc9112#section-9.3.1).
 */
export async function askServer(url: string, asked: Asked): Promise<Answered> {
  const send = asked.body === undefined || isShort(asked.body) ? plainly : fetched;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(url, asked).catch((error: unknown) => {
      if (attempt === 1 && wasClosed(error)) return send(url, asked);
      throw error;
    });
    if (answer.status !== BUSY || attempt === MOST_TRIES) return answer;
    const waitMs = Number(answer.headers.get('retry-after') ?? 1) * 1_000;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

const isShort = (body: string | FormData): boolean => typeof body === 'string' && body.length <= SHORT;

function wasClosed(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return CLOSED.includes(cause?.code ?? code ?? '');
}

function plainly(url: string, { method, headers, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: KEPT, method, headers: { 'user-agent': 'node', ...headers } });
    asking.on('error', reject);
    asking.on('response', (answer) => {
      read(answer).then(resolve, reject);
    });
    asking.end(body);
  });
}

async function read(answer: IncomingMessage): Promise<Answered> {
  const { rawHeaders } = answer;
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  let text = '';
  answer.setEncoding('utf8');
  for await (const piece of answer) text += piece;
  return { status: answer.statusCode ?? 0, headers, text };
}

async function fetched(url: string, { method, headers, body }: Asked): Promise<Answered> {
  const answer = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
