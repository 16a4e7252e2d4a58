import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export const SLACK_TOKENS = { botToken: 'xoxb-stand-in-bot', appToken: 'xapp-1-stand-in-app' };
const SLACK_BOT = { user: 'U0BOT', bot_id: 'B0BOT' };
export const SLACK_TEAM = 'T0TEAM';

export type SlackFile = {
  id: string;
  name: string;
  content: Buffer;
  url_private_download: string;
  mimetype: string;
};
export type SlackMessage = {
  ts: string;
  thread_ts?: string;
  text: string;
  user: string;
  bot_id?: string;
  metadata?: unknown;
  files?: object[];
  blocks?: object[];
  edited?: { user: string; ts: string };
};
type SlackUser = { id: string; name: string; email: string | null } & Record<string, unknown>;
/** What a method does instead of its work; `cut`: does it, and hangs up without an answer. */
export type SlackTrouble = { error: string } | { status: number; retryAfter?: number } | 'cut' | 'hang';

type Args = Record<string, string>;
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
  const asked: { method: string; args: Args; at: number }[] = [];
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
    asked.push({ method, args, at: performance.now() });
    const known = token ?? args['token'];
    const wanted = method === 'apps.connections.open' ? SLACK_TOKENS.appToken : SLACK_TOKENS.botToken;
    const found = troubles.get(method);
    if (found !== undefined) {
      found.times -= 1;
      if (found.times <= 0) troubles.delete(method);
      const { trouble } = found;
      if (trouble === 'hang') return void hanging.add(response);
      if (trouble === 'cut') {
        act(method, args);
        return void request.socket.destroy();
      }
      if ('status' in trouble) {
        const headers = trouble.retryAfter === undefined ? {} : { 'retry-after': String(trouble.retryAfter) };
        return void response.writeHead(trouble.status, headers).end('No.');
      }
      return json(response, { ok: false, ...trouble });
    }
    if (known !== wanted) return json(response, { ok: false, error: 'invalid_auth' });
    json(response, act(method, args));
  }

  function act(method: string, args: Args): object {
    const { channel = '', ts = '', thread_ts } = args;
    const list = channels.get(args['channel'] ?? args['channel_id'] ?? '');
    const found = list?.find((one) => one.ts === ts);
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          team_id: SLACK_TEAM,
          user_id: SLACK_BOT.user,
          bot_id: SLACK_BOT.bot_id,
          team: 'Stand-in',
        };
      case 'apps.connections.open':
        return { ok: true, url: `ws://127.0.0.1:${port}/socket?ticket=${nextNumber()}` };
      case 'users.info': {
        const user = users.get(args['user'] ?? '');
        if (user === undefined) return { ok: false, error: 'user_not_found' };
        const { name, email, ...rest } = user;
        return {
          ok: true,
          user: { name, ...rest, profile: { display_name: name, ...(email === null ? {} : { email }) } },
        };
      }
      case 'chat.postMessage': {
        if (list === undefined) return { ok: false, error: 'channel_not_found' };
        const message: SlackMessage = {
          ts: nextTs(),
          text: args['text'] ?? '',
          ...SLACK_BOT,
          ...(thread_ts === undefined ? {} : { thread_ts }),
          ...(args['metadata'] === undefined ? {} : { metadata: JSON.parse(args['metadata']) }),
        };
        list.push(message);
        tell(channel, message);
        return { ok: true, channel, ts: message.ts, message };
      }
      case 'chat.update': {
        if (found === undefined) return { ok: false, error: 'message_not_found' };
        if (found.bot_id === undefined) return { ok: false, error: 'cant_update_message' };
        if ((args['text'] ?? '').length > 4_000) return { ok: false, error: 'msg_too_long' };
        found.text = args['text'] ?? '';
        return { ok: true, channel, ts, text: found.text };
      }
      case 'chat.delete': {
        if (list === undefined || found === undefined) return { ok: false, error: 'message_not_found' };
        list.splice(list.indexOf(found), 1);
        tell(channel, { subtype: 'message_deleted', ts: nextTs(), deleted_ts: ts, previous_message: found });
        return { ok: true, channel, ts };
      }
      case 'conversations.history':
        return {
          ok: true,
          messages: [...(list ?? [])].filter((one) => one.thread_ts === undefined).reverse(),
        };
      case 'conversations.replies': {
        const oldest = Number(args['oldest'] ?? 0);
        const messages = (list ?? []).filter(
          (one) => one.ts === ts || (one.thread_ts === ts && Number(one.ts) > oldest),
        );
        return { ok: true, messages, response_metadata: { next_cursor: '' } };
      }
      case 'files.getUploadURLExternal': {
        const id = `F${nextNumber()}`;
        const name = args['filename'] ?? '';
        files.set(id, {
          id,
          name,
          content: Buffer.alloc(0),
          url_private_download: `${origin}/files/${id}`,
          mimetype: '',
        });
        return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
      }
      case 'files.completeUploadExternal': {
        const shared = (JSON.parse(args['files'] ?? '[]') as { id: string }[]).map(({ id }) => files.get(id));
        if (shared.some((file) => file === undefined || file.content.length === 0))
          return { ok: false, error: 'file_not_found' };
        const message: SlackMessage = {
          ts: nextTs(),
          text: '',
          ...SLACK_BOT,
          ...(thread_ts === undefined ? {} : { thread_ts }),
          files: shared.map((file) => fileOf(file as SlackFile)),
        };
        list?.push(message);
        tell(args['channel_id'] ?? '', { ...message, subtype: 'file_share' });
        return { ok: true, files: message.files };
      }
      case 'files.delete':
        if (!files.delete(args['file'] ?? '')) return { ok: false, error: 'file_not_found' };
        for (const messages of channels.values())
          for (const message of messages.filter((one) =>
            one.files?.some((file) => 'id' in file && file.id === args['file']),
          ))
            messages.splice(messages.indexOf(message), 1);
        return { ok: true };
      default:
        return { ok: false, error: 'unknown_method' };
    }
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

function fileOf({ id, name, content, url_private_download, mimetype }: SlackFile) {
  return {
    id,
    name,
    title: name,
    size: content.length,
    mimetype,
    mode: 'hosted',
    url_private: url_private_download,
    url_private_download,
  };
}

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
