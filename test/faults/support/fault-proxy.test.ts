import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { seeded } from './seeded.ts';

describe('the fault proxy', () => {
  let server: Server;
  let sockets: WebSocketServer;
  let proxy: FaultProxy;
  let heard: string[];

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        heard.push(`${request.method} ${request.url} ${body}`);
        response.setHeader('x-from', 'server').end(`reply to ${body || 'nothing'}: ${'x'.repeat(600)}`);
      });
    });
    sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => {
      socket.on('message', (data) => {
        for (const word of String(data).split(' ')) socket.send(word);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    proxy = await startFaultProxy({ random: seeded(1), target: { host: '127.0.0.1', port } });
  });
  afterEach(async () => {
    await proxy.close();
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const post = (body: string, signal?: AbortSignal) =>
    fetch(`${proxy.url}/path?a=1`, { method: 'POST', body, ...(signal === undefined ? {} : { signal }) });

  it('passes requests and replies as they are', async () => {
    const reply = await post('hello');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('x-from')).toBe('server');
    expect(await reply.text()).toContain('reply to hello');
    expect(heard).toEqual(['POST /path?a=1 hello']);
    expect((await fetch(`${proxy.url}/get`)).status).toBe(200);
  });

  it('cuts a request before the server hears of it', async () => {
    proxy.plan({ cut: 1 });
    await expect(post('a')).rejects.toThrow();
    expect(heard).toEqual([]);
    expect(proxy.counts).toMatchObject({ cut: 1 });
  });

  it('swallows the reply to what the server did', async () => {
    proxy.plan({ swallow: 1 });
    await expect(post('a')).rejects.toThrow();
    expect(heard).toEqual(['POST /path?a=1 a']);
  });

  it('tears a reply in two', async () => {
    proxy.plan({ tear: 1 });
    const torn = post('a').then((reply) => reply.text());
    await expect(torn).rejects.toThrow();
    expect(heard).toEqual(['POST /path?a=1 a']);
  });

  it('brings a request twice, and one reply', async () => {
    proxy.plan({ duplicate: 1 });
    expect((await post('a')).status).toBe(200);
    expect(heard).toEqual(['POST /path?a=1 a', 'POST /path?a=1 a']);
  });

  it('lets later requests overtake a delayed one', async () => {
    proxy.plan({ delay: 1, delayMs: 2_000 });
    const slow = post('slow');
    while (proxy.counts['delay'] !== 1) await new Promise(setImmediate);
    proxy.plan({});
    await post('quick');
    await slow;
    expect(heard).toEqual(['POST /path?a=1 quick', 'POST /path?a=1 slow']);
  });

  it('trickles a reply, whole', async () => {
    proxy.plan({ throttle: 1 });
    const text = await (await post('a')).text();
    expect(text.length).toBe('reply to a: '.length + 600);
  });

  it('accepts and never answers, until it is healed', async () => {
    proxy.plan({ halfOpen: 1 });
    const abort = new AbortController();
    let ended = false;
    const waiting = post('a', abort.signal).finally(() => {
      ended = true;
    });
    waiting.catch(() => {});
    while (proxy.counts['halfOpen'] !== 1) await new Promise(setImmediate);
    expect(ended).toBe(false);
    await proxy.heal();
    await expect(waiting).rejects.toThrow();
    expect(heard).toEqual([]);
    expect((await post('b')).status).toBe(200);
  });

  it('freezes everything and lets it go on', async () => {
    proxy.freeze();
    const waiting = post('a');
    const other = await connected();
    const heardWords = words(other, 2);
    other.send('one two');
    expect(heard).toEqual([]);
    proxy.thaw();
    expect((await waiting).status).toBe(200);
    expect(await heardWords).toEqual(['one', 'two']);
    other.close();
  });

  it('refuses connections and accepts them again at the same address', async () => {
    await proxy.refuse();
    await expect(post('a')).rejects.toThrow();
    await proxy.accept();
    expect((await post('b')).status).toBe(200);
  });

  it.each([
    ['passes', {}, ['one', 'two', 'three', 'four']],
    ['duplicates', { duplicate: 1 }, ['one', 'one', 'two', 'two', 'three', 'three', 'four', 'four']],
    ['swaps', { swap: 1 }, ['two', 'one', 'four', 'three']],
  ] as const)('%s frames', async (_what, frames, expected) => {
    const socket = await connected();
    proxy.plan({}, frames);
    const heardWords = words(socket, expected.length);
    socket.send('one two three four');
    expect(await heardWords).toEqual(expected);
    socket.close();
  });

  it('drops frames of a connection that stays', async () => {
    const socket = await connected();
    proxy.plan({}, { drop: 1 });
    socket.send('one two');
    while ((proxy.counts['frame drop'] ?? 0) < 2) await new Promise(setImmediate);
    proxy.plan({});
    const later = words(socket, 1);
    socket.send('three');
    expect(await later).toEqual(['three']);
    socket.close();
  });

  it('deafens a connection, which ends when it is healed', async () => {
    const socket = await connected();
    let said = '';
    socket.on('message', (data) => {
      said += String(data);
    });
    proxy.plan({}, { deafen: 1 });
    socket.send('one');
    while (proxy.counts['frame deafen'] !== 1) await new Promise(setImmediate);
    proxy.plan({});
    const closed = once(socket, 'close');
    socket.send('two');
    await proxy.heal();
    await closed;
    expect(said).toBe('');
  });

  it('cuts every connection there is', async () => {
    const socket = await connected();
    const closed = once(socket, 'close');
    proxy.cutAll();
    await closed;
    expect((await post('a')).status).toBe(200);
  });

  it('draws the same faults from the same seed', async () => {
    const drawnWith = async (seed: number) => {
      const random = seeded(seed);
      return Array.from({ length: 20 }, () => random.between(1, 1_000));
    };
    expect(await drawnWith(7)).toEqual(await drawnWith(7));
    expect(await drawnWith(7)).not.toEqual(await drawnWith(8));
  });

  async function connected(): Promise<WebSocket> {
    const socket = new WebSocket(proxy.url.replace('http', 'ws'));
    // While everything is frozen, nobody says that it is open.
    const opening = once(socket, 'open');
    await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, 300))]);
    const send = socket.send.bind(socket);
    socket.send = ((data: string) => void opening.then(() => send(data))) as typeof socket.send;
    return socket;
  }

  function words(socket: WebSocket, many: number): Promise<string[]> {
    return new Promise((resolve) => {
      const got: string[] = [];
      socket.on('message', (data) => {
        got.push(String(data));
        if (got.length === many) resolve(got);
      });
    });
  }
});
