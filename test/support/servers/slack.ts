import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

import {
  type Args,
  actOn,
  fileOf,
  SLACK_TEAM,
  SLACK_TOKENS,
  type SlackFile,
  type SlackMessage,
  type SlackUser,
} from './slack-methods.ts';

/** What a method does instead of its work; `cut`: does it, and hangs up without an answer. */
export type SlackTrouble = { error: string } | { status: number; retryAfter?: number } | 'cut' | 'hang';

type Envelope = { envelope_id: string; type: string; payload: object };

/**
 * A Slack on this machine: the methods of the Web API that a bridge asks, and Socket Mode. As Slack does, it tells of the app's own posts as
 * well, brings again what was not acknowledged, and knows nobody without the right token. `slack-stand-in.test.ts` holds it against
 * Slack's own clients.
 */
export async function startSlack() {
  const channels = new Map<string, SlackMessage[]>();
  const users = new Map<string, SlackUser>();
  const files = new Map<string, SlackFile>();
  const troubles = new Map<string, { trouble: SlackTrouble; times: number }>();
  const asked: { method: string; args: Args; at: number; headers: IncomingMessage['headers'] }[] = [];
  const sockets = new Set<WebSocket>();
  const unacknowledged = new Map<string, Envelope>();
  const hanging = new Set<ServerResponse>();
  let clock = Date.now() * 1_000;
  let count = 0;
  let deliverTwice = false;
  let acknowledged = 0;

  const server = createServer((request, response) => {
    request.on('error', () => {});
    void answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const socketServer = new WebSocketServer({ server, path: '/socket' });
  socketServer.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data)) as { envelope_id?: string };
      if (envelope_id !== undefined && unacknowledged.delete(envelope_id)) acknowledged += 1;
    });
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A0APP' } }),
    );
    for (const envelope of unacknowledged.values()) socket.send(JSON.stringify(envelope));
  });

  const slack = {
    apiUrl: `${origin}/api`,
    /** What was asked of the Web API, in order. */
    asked,
    files,
    acknowledged: () => acknowledged,
    connections: () => sockets.size,
    addChannel: (id: string) => void channels.set(id, []),
    addUser(id: string, user: Partial<SlackUser> & { name: string; email: string | null }) {
      users.set(id, { id, team_id: SLACK_TEAM, ...user });
    },
    messages: (channel: string) => channels.get(channel) ?? [],
    /** The beginnings of threads, in order. */
    threads: (channel: string) => (channels.get(channel) ?? []).filter((one) => one.thread_ts === undefined),
    replies: (channel: string, thread: string) =>
      (channels.get(channel) ?? []).filter((one) => one.thread_ts === thread),
    /** The next requests for a method fare so; by default the next one alone. */
    trouble(method: string, trouble: SlackTrouble | null, times = 1) {
      if (trouble === null) troubles.delete(method);
      else troubles.set(method, { trouble, times });
    },
    /** Every envelope comes twice from now on. */
    deliverTwice(on: boolean) {
      deliverTwice = on;
    },
    /** Somebody writes. */
    say(
      channel: string,
      user: string,
      text: string,
      more: Partial<SlackMessage> & { subtype?: string } = {},
    ): SlackMessage {
      const { subtype, ...rest } = more;
      const message = { ts: nextTs(), text, user, ...rest };
      channels.get(channel)?.push(message);
      tell(channel, { ...message, ...(subtype === undefined ? {} : { subtype }) });
      return message;
    },
    /** Somebody posts a file that is kept here. */
    sayFile(
      channel: string,
      user: string,
      text: string,
      thread_ts: string,
      given: { name: string; content: Buffer; url?: string; size?: number },
    ) {
      const id = `F${nextNumber()}`;
      const url_private_download = given.url ?? `${origin}/files/${id}`;
      const file = {
        id,
        name: given.name,
        content: given.content,
        url_private_download,
        mimetype: 'application/octet-stream',
      };
      files.set(id, file);
      const described = { ...fileOf(file), size: given.size ?? given.content.length };
      return slack.say(channel, user, text, { thread_ts, files: [described], subtype: 'file_share' });
    },
    edit(channel: string, message: SlackMessage, text: string): void {
      const previous_message = { ...message };
      Object.assign(message, { text, edited: { user: message.user, ts: nextTs() } });
      tell(channel, {
        subtype: 'message_changed',
        hidden: true,
        ts: nextTs(),
        message: { ...message, type: 'message' },
        previous_message,
      });
    },
    delete(channel: string, message: SlackMessage): void {
      const list = channels.get(channel) ?? [];
      list.splice(list.indexOf(message), 1);
      tell(channel, {
        subtype: 'message_deleted',
        hidden: true,
        ts: nextTs(),
        deleted_ts: message.ts,
        previous_message: message,
      });
    },
    /** Any event, as it is. */
    tell,
    /** As before it closes a connection that has grown old. */
    refresh() {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
        socket.close(1000);
      }
    },
    cutSockets: () => {
      for (const socket of sockets) socket.terminate();
    },
    /** What was not acknowledged is given up, as Slack does after a while. */
    forgetUnacknowledged: () => unacknowledged.clear(),
    async close() {
      for (const socket of sockets) socket.terminate();
      for (const response of hanging) response.destroy();
      socketServer.close();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  const state = { origin, channels, users, files, nextNumber, nextTs, tell };
  return slack;

  function nextNumber(): number {
    count += 1;
    return count;
  }

  function nextTs(): string {
    clock += 1_000;
    return `${Math.floor(clock / 1_000_000)}.${String(clock % 1_000_000).padStart(6, '0')}`;
  }

  function tell(channel: string, event: object): void {
    const n = nextNumber();
    const payload = {
      type: 'event_callback',
      event_id: `Ev${n}`,
      team_id: SLACK_TEAM,
      event: { type: 'message', channel, channel_type: 'channel', ...event },
    };
    const envelope = {
      envelope_id: `env-${n}`,
      type: 'events_api',
      accepts_response_payload: false,
      payload,
    };
    unacknowledged.set(envelope.envelope_id, envelope);
    const [socket] = sockets;
    for (let times = deliverTwice ? 2 : 1; times > 0; times -= 1) socket?.send(JSON.stringify(envelope));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { pathname } = new URL(request.url ?? '/', origin);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (pathname.startsWith('/upload/')) return takeUpload(pathname.slice(8), body, response);
    if (pathname.startsWith('/files/')) return giveFile(pathname.slice(7), token, response);
    const method = pathname.replace(/^\/api\//, '');
    const args = argsOf(request, body);
    asked.push({ method, args, at: performance.now(), headers: request.headers });
    const known = token ?? args['token'];
    const wanted = method === 'apps.connections.open' ? SLACK_TOKENS.appToken : SLACK_TOKENS.botToken;
    const found = troubles.get(method);
    if (found !== undefined) {
      found.times -= 1;
      if (found.times <= 0) troubles.delete(method);
      const { trouble } = found;
      if (trouble === 'hang') return void hanging.add(response);
      if (trouble === 'cut') {
        actOn(state, method, args);
        return void request.socket.destroy();
      }
      if ('status' in trouble) {
        const headers = trouble.retryAfter === undefined ? {} : { 'retry-after': String(trouble.retryAfter) };
        return void response.writeHead(trouble.status, headers).end('No.');
      }
      return json(response, { ok: false, ...trouble });
    }
    if (known !== wanted) return json(response, { ok: false, error: 'invalid_auth' });
    json(response, actOn(state, method, args));
  }

  function takeUpload(id: string, body: Buffer, response: ServerResponse): void {
    const file = files.get(id);
    if (file !== undefined) file.content = body;
    response.writeHead(file === undefined ? 404 : 200).end('OK');
  }

  /** Who has no right is shown the page of the sign-in, as in Slack. */
  function giveFile(id: string, token: string | undefined, response: ServerResponse): void {
    const file = files.get(id);
    if (file === undefined || token !== SLACK_TOKENS.botToken)
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title>');
    response
      .writeHead(200, { 'content-type': file.mimetype, 'content-disposition': 'attachment' })
      .end(file.content);
  }
}
export type Slack = Awaited<ReturnType<typeof startSlack>>;

/** A form, JSON, or what stands in the address: Slack takes all of them. */
function argsOf(request: IncomingMessage, body: Buffer): Args {
  const inAddress = new URL(request.url ?? '/', 'http://slack').searchParams;
  if (request.headers['content-type']?.startsWith('application/json') === true) {
    const given = Object.entries(JSON.parse(body.toString()) as Record<string, unknown>);
    return Object.fromEntries(
      given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  }
  return Object.fromEntries([...inAddress, ...new URLSearchParams(body.toString())]);
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}
