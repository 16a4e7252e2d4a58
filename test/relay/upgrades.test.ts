import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveUpgrades } from '../../server/relay/upgrades.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { eventually } from './support/waiting.ts';

/** What Java's HttpClient and `curl --http2` send besides, over plain HTTP. */
const OFFER = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAA\r\n';

/** https://www.rfc-editor.org/rfc/rfc9110#section-7.8 */
describe('a request that offers another protocol is answered as the request it also is:', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    // Says back what it was asked: method, address, headers that came along, length of the body.
    server = createServer({ keepAlive: true }, (request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      request.on('end', () => {
        const { method, url, headers } = request;
        response.end(JSON.stringify({ method, url, names: Object.keys(headers), length }));
      });
    });
    serveUpgrades(server, () => false);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('with its body, in however many pieces, and everything that follows on the connection', async () => {
    const talk = startTalk(port);
    const body = 'x'.repeat(100_000);
    // More than Node lets listeners pile up without a warning.
    for (let n = 1; n <= 15; n += 1) {
      talk.socket.write(`POST /${n} HTTP/1.1\r\nHost: x\r\n${OFFER}Content-Length: ${body.length}\r\n\r\n`);
      talk.socket.write(body.slice(0, 1_000));
      setImmediate(() => talk.socket.write(body.slice(1_000)));
      const answers = await talk.answers(n);
      expect(JSON.parse(answers.at(-1) ?? '')).toEqual({
        method: 'POST',
        url: `/${n}`,
        names: ['host', 'connection', 'content-length'],
        length: body.length,
      });
    }
    talk.socket.write('GET /plain HTTP/1.1\r\nHost: x\r\n\r\n');
    expect((await talk.answers(16)).at(-1)).toContain('"url":"/plain"');
    expect(talk.socket.destroyed).toBe(false);
    talk.socket.destroy();
  });

  test('with the next request right behind it in one piece', async () => {
    const talk = startTalk(port);
    const first = `POST /1 HTTP/1.1\r\nHost: x\r\n${OFFER}Content-Length: 2\r\n\r\n{}`;
    talk.socket.write(`${first}GET /2 HTTP/1.1\r\nHost: x\r\n\r\n`);
    const answers = await talk.answers(2);
    expect(answers.map((answer) => JSON.parse(answer).url)).toEqual(['/1', '/2']);
    talk.socket.destroy();
  });

  test('but a WebSocket at an address that has none is told so', async () => {
    const talk = startTalk(port);
    talk.socket.write('GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\n');
    await once(talk.socket, 'close');
    expect(talk.all()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n.*There is no WebSocket at this address\.$/s);
  });
});

describe('the embedded server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());

  test('answers a request that offers HTTP/2, with and without a body', async () => {
    const talk = startTalk(server.port);
    talk.socket.write(`GET /health HTTP/1.1\r\nHost: x\r\n${OFFER}\r\n`);
    expect((await talk.answers(1)).map((text) => JSON.parse(text).status)).toEqual(['ok']);
    const body = '{"email":"a@b.example","password":"wrong"}';
    const json = `Content-Type: application/json\r\nContent-Length: ${body.length}`;
    talk.socket.write(`POST /api/agent/session HTTP/1.1\r\nHost: x\r\n${OFFER}${json}\r\n\r\n${body}`);
    // It has read the body: what is refused is the page it does not come from.
    expect((await talk.answers(2)).at(-1)).toMatch(/"code":"forbidden"|"code":"sign_in_failed"/);
    talk.socket.destroy();
  });

  test('does not serve the HTTP API of its relay, unless it is told to', async () => {
    const path = '/apps/1/channels';
    expect((await fetch(server.url + path)).status).toBe(404);
    expect(await (await fetch(server.url + path)).json()).toMatchObject({ error: { code: 'not_found' } });
    const serving = await startTestServer({ env: { RELAY_API: 'on' } });
    expect(await (await fetch(serving.url + path)).text()).toBe('Missing required parameter: auth_key');
    await serving.remove();
  });
});

/** A connection, and the bodies of the answers on it. */
function startTalk(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => {
    heard += String(data);
  });
  return {
    socket,
    all: () => heard,
    answers: (count: number): Promise<string[]> =>
      eventually(`${count} answers, among ${heard}`, () => {
        const bodies = heard.split(/HTTP\/1\.1 \d+ .*?\r\n\r\n/s).slice(1);
        const whole = bodies.every((body) => body.startsWith('{') && body.endsWith('}'));
        return bodies.length >= count && whole ? bodies : null;
      }),
  };
}
