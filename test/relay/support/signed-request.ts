import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { EngineAddress } from './engine.ts';

export type Answer = {
  status: number;
  text: string;
  type: string | undefined;
  connection: string | undefined;
};

/** Parameters to send in place of the right ones; `undefined` leaves one out. */
export type Overrides = Record<string, string | undefined>;

/** A request to the HTTP API, signed as the documents say, not by the SDK; so that it can also be wrong. */
export function ask(
  engine: EngineAddress,
  method: string,
  path: string,
  {
    body,
    query = {},
    overrides = {},
  }: { body?: unknown; query?: Record<string, string>; overrides?: Overrides } = {},
): Promise<Answer> {
  const { app } = engine;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const full = `/apps/${app.id}${path}`;
  const parameters: Record<string, string | undefined> = {
    ...query,
    auth_key: app.key,
    auth_timestamp: String(Math.floor(Date.now() / 1_000)),
    auth_version: '1.0',
    ...(text === '' ? {} : { body_md5: createHash('md5').update(text).digest('hex') }),
    ...overrides,
  };
  const sent = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const subject = sent
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const signature =
    overrides['auth_signature'] ??
    createHmac('sha256', app.secret).update(`${method}\n${full}\n${subject}`).digest('hex');
  const search = new URLSearchParams([
    ...sent.filter(([name]) => name !== 'auth_signature'),
    ['auth_signature', signature],
  ]);
  return send(engine, method, `${full}?${search}`, text);
}

/** A request as it is written here. */
export function send(engine: EngineAddress, method: string, target: string, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: engine.host, port: engine.port, method, path: target }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        const { 'content-type': type, connection } = response.headers;
        resolve({ status: response.statusCode ?? 0, text, type, connection });
      });
    });
    outgoing.on('error', reject);
    if (body !== '') outgoing.setHeader('content-type', 'application/json');
    outgoing.end(body);
  });
}
