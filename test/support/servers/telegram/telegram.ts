import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readForm } from './read-form.ts';
import { actOf } from './telegram-methods.ts';
import { createTelegramState, type TelegramMessage } from './telegram-state.ts';

export const TELEGRAM_TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0';

/** What a method does instead of its work; `cut`: does it, and hangs up without an answer. */
export type TelegramTrouble =
  | { status: number; description: string; parameters?: object }
  | { status: number; body: string }
  | 'cut'
  | 'hang';

type Asked = { method: string; at: number; headers: IncomingMessage['headers'] };

/**
 * A Telegram on this machine: the methods of the Bot API that a bridge asks. As Telegram does, it brings updates again until the next request
 * confirms them, ends an older request for updates when another one comes, and tells a bot nothing of its own posts.
 * `telegram-stand-in.test.ts` holds it against grammY.
 */
export async function startTelegram() {
  const state = createTelegramState();
  const act = actOf(state);
  const troubles = new Map<string, { trouble: TelegramTrouble; times: number }>();
  const asked: (Asked & { args: Record<string, unknown> })[] = [];
  const hanging = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    request.on('error', () => {});
    void answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...state,
    apiUrl,
    /** What was asked, in order. */
    asked,
    /** The next requests for a method fare so; by default the next one alone. */
    trouble(method: string, trouble: TelegramTrouble | null, times = 1) {
      if (trouble === null) troubles.delete(method);
      else troubles.set(method, { trouble, times });
    },
    async close() {
      state.endPoll();
      for (const response of hanging) response.destroy();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = await argsOf(request);
    const [, files, token, path = ''] = /^(\/file)?\/bot([^/]+)\/([^?]+)/.exec(request.url ?? '') ?? [];
    if (files !== undefined) return giveFile(path, token, response);
    asked.push({ method: path, args, at: performance.now(), headers: request.headers });
    const found = troubles.get(path);
    if (found !== undefined) {
      found.times -= 1;
      if (found.times <= 0) troubles.delete(path);
      const { trouble } = found;
      if (trouble === 'hang') return void hanging.add(response);
      if (trouble === 'cut') {
        await act(path, args, response);
        return void request.socket.destroy();
      }
      if ('body' in trouble) return void response.writeHead(trouble.status).end(trouble.body);
      const { status, ...more } = trouble;
      return json(response, status, { ok: false, error_code: status, ...more });
    }
    if (token !== TELEGRAM_TOKEN)
      return json(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const outcome = await act(path, args, response);
    if (outcome.ok) return json(response, 200, outcome);
    json(response, outcome.error_code, outcome);
  }

  function giveFile(path: string, token: string | undefined, response: ServerResponse): void {
    const file = token === TELEGRAM_TOKEN ? state.fileAt(path) : undefined;
    if (file === undefined)
      return json(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content);
  }
}
export type Telegram = Awaited<ReturnType<typeof startTelegram>>;
export type { TelegramMessage };

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** What stands in the address, JSON, or a form with files: the Bot API takes all of them. */
async function argsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const args: Record<string, unknown> = Object.fromEntries(
    new URL(request.url ?? '/', 'http://here').searchParams,
  );
  if (body.length === 0) return args;
  if (type.startsWith('application/json')) return { ...args, ...JSON.parse(body.toString()) };
  // `attach://name` says in which part of the form a file is.
  const form = readForm(body, type);
  for (const [name, value] of form) {
    const [, part = ''] = /^attach:\/\/(.+)$/.exec(typeof value === 'string' ? value : '') ?? [];
    args[name] = form.get(part) ?? value;
  }
  return args;
}
