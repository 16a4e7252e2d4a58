import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestFaults } from './fault-proxy.ts';
import type { Seeded } from './seeded.ts';

export type PassRequest = {
  request: IncomingMessage;
  response: ServerResponse;
  target: { host: string; port: number };
  agent: Agent;
  faults: RequestFaults;
  random: Seeded;
  count(what: string): void;
  /** Connections that hear nothing any more: put right by ending them. */
  harmed: Set<Socket>;
  /** Resolves when nothing holds requests back. */
  thawed(): Promise<void>;
};

type Reply = { status: number; headers: string[]; body: Buffer };
type Fault = Exclude<keyof RequestFaults, 'delayMs'>;

const FAULTS: readonly Fault[] = ['cut', 'halfOpen', 'swallow', 'tear', 'duplicate', 'delay', 'throttle'];
const TRICKLE_BYTES = 200;
const TRICKLE_MS = 10;

/** Passes one request on, and its reply back, with at most one fault drawn for it. */
export async function passRequest(pass: PassRequest): Promise<void> {
  const { request, response, faults, random, count, harmed } = pass;
  const fault = drawn(faults, random);
  count(fault ?? 'passed');
  const client = request.socket;
  try {
    const body = await wholeOf(request);
    await pass.thawed();
    if (fault === 'cut') return void client.destroy();
    if (fault === 'halfOpen') return void harmed.add(client);
    if (fault === 'delay') await pause(random.between(Math.ceil(faults.delayMs / 2), faults.delayMs));
    const first = forward(pass, body);
    const second = fault === 'duplicate' ? forward(pass, body) : null;
    // Either may be the one that comes back.
    const reply = await (second !== null && random.chance(0.5) ? second : first);
    await Promise.all([first, second]);
    await pass.thawed();
    if (fault === 'swallow') return void client.destroy();
    response.writeHead(reply.status, reply.headers);
    if (fault === 'tear') {
      response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)));
      // The first half must have left, or nothing of it arrives.
      setImmediate(() => client.destroy());
      return;
    }
    if (fault === 'throttle') await trickle(response, reply.body);
    else response.write(reply.body);
    response.end();
  } catch {
    // The server is not there, or the client has gone: the other side sees a connection that ends.
    count('broken');
    client.destroy();
  }
}

function drawn(faults: RequestFaults, random: Seeded): Fault | null {
  let left = random.next();
  for (const fault of FAULTS) {
    left -= faults[fault];
    if (left < 0) return fault;
  }
  return null;
}

async function wholeOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function forward({ request, target, agent }: PassRequest, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { connection: _hop, 'transfer-encoding': _chunks, ...headers } = request.headers;
    const sending = ask(
      {
        ...target,
        agent,
        method: request.method,
        path: request.url,
        headers: { ...headers, ...lengthOf(request, body) },
      },
      (reply) => {
        wholeOf(reply).then(
          (whole) =>
            resolve({ status: reply.statusCode ?? 502, headers: endToEnd(reply.rawHeaders), body: whole }),
          reject,
        );
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

function lengthOf(request: IncomingMessage, body: Buffer): Record<string, string> {
  return request.method === 'GET' && body.length === 0 ? {} : { 'content-length': String(body.length) };
}

/** Without what belongs to the connection between proxy and server alone. */
function endToEnd(raw: string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = raw.slice(at, at + 2);
    if (!/^(connection|keep-alive|transfer-encoding)$/i.test(name)) kept.push(name, value);
  }
  return kept;
}

async function trickle(response: ServerResponse, body: Buffer): Promise<void> {
  for (let at = 0; at < body.length; at += TRICKLE_BYTES) {
    response.write(body.subarray(at, at + TRICKLE_BYTES));
    await pause(TRICKLE_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
