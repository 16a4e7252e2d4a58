import { createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedPrivate } from '../../../server/common/public-address.ts';
import { type Answer, sendWebhook } from '../../../server/webhooks/send-webhook.ts';
import { eventually } from '../../support/eventually.ts';
import { fakeNames } from '../../support/servers/names.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../support/servers/webhook-receiver.ts';

const on = allowedPrivate('on');
const off = allowedPrivate('off');
if (on === null || off === null) throw new Error('unreachable');
const never = new AbortController().signal;

describe('one webhook', () => {
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    receiver = await startWebhookReceiver();
  });
  afterEach(() => receiver.close());

  const send = (
    url = receiver.url,
    allowed = on,
    names = fakeNames([['127.0.0.1']]),
    limit: { limitMs?: number } = {},
  ): Promise<Answer> =>
    sendWebhook(
      { url, headers: { 'webhook-id': '1' }, body: '{}' },
      { allowed, lookup: names.lookup, ...limit },
      never,
    );
  const answering = async (answer: NonNullable<WebhookReceiver['answers']>, limit = {}) => {
    receiver.answers = answer;
    return send(receiver.url, on, fakeNames([['127.0.0.1']]), limit);
  };

  it('brings back the status, the beginning of the answer, and how long to wait', async () => {
    const answer = await answering((response) => response.writeHead(503, { 'retry-after': '7' }).end('Busy'));
    expect(answer).toMatchObject({ status: 503, error: null, text: 'Busy', retryAfterMs: 7_000 });
  });

  it('follows no redirect, and counts it as a failure', async () => {
    const elsewhere = await startWebhookReceiver();
    const answer = await answering((response) =>
      response.writeHead(307, { location: elsewhere.url }).end('Over there'),
    );
    expect(answer).toMatchObject({ status: 307, error: 'redirected' });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it('reads no more than 16 kB of an answer without an end, and closes the connection', async () => {
    let written = 0;
    const answer = await answering((response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1_000))) written += 1_000;
      };
      response.writeHead(200).on('drain', pour);
      pour();
    });
    expect(answer).toMatchObject({ status: 200, error: null });
    expect(answer.text).toBe('x'.repeat(1_000));
    await eventually(() => expect(receiver.open).toBe(0));
    expect(written).toBeLessThan(20_000_000);
  });

  it('is given up after its time, however the receiver drips', async () => {
    let drip: NodeJS.Timeout | undefined;
    const dripping: WebhookReceiver['answers'] = (response) => {
      response.writeHead(200);
      drip = setInterval(() => response.write('.'), 100);
      response.on('close', () => clearInterval(drip));
    };
    const answer = await answering(dripping, { limitMs: 1_500 });
    expect(answer).toMatchObject({ status: null, error: 'timed_out' });
    expect(answer.durationMs).toBeGreaterThanOrEqual(1_400);
    await eventually(() => expect(receiver.open).toBe(0));
  });

  it('says that the connection was cut off, when it was', async () => {
    const answer = await answering((response) => response.socket?.resetAndDestroy());
    expect(answer).toMatchObject({ status: null, error: 'cut_off' });
    const halfway = await answering((response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setImmediate(() => response.socket?.resetAndDestroy());
    });
    expect(halfway).toMatchObject({ status: null, error: 'cut_off' });
  });

  it('says that nobody listens, that a name is unknown, and that there is no TLS', async () => {
    const { port } = new URL(receiver.url);
    expect((await send(`https://orders.example:${port}`)).error).toBe('tls_failed');
    await receiver.close();
    expect((await send()).error).toBe('connection_failed');
    const unknown = await sendWebhook(
      { url: 'https://orders.invalid/', headers: {}, body: '{}' },
      { allowed: on },
      never,
    );
    expect(unknown.error).toBe('name_unknown');
    receiver = await startWebhookReceiver();
  });

  it.each([
    ['speaks no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    [
      'wants another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    ],
    ['closes without a word', ''],
  ])('fails when the other side %s', async (_what, text) => {
    const server = await tcpServer(text);
    const answer = await send(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
    expect(answer.status).toBeNull();
    expect(answer.error).toMatch(/cut_off|connection_failed/);
    server.close();
  });

  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://0x7f000001:PORT/',
    'http://2130706433:PORT/',
    'http://127.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://0.0.0.0:PORT/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fd00:ec2::254]/',
    'http://①②⑦.⓪.⓪.①:PORT/',
    'http://inside.example:PORT/',
  ])('does not go to %s', async (url) => {
    const { port } = new URL(receiver.url);
    const answer = await send(url.replace('PORT', port), off);
    expect(answer).toMatchObject({ status: null, error: 'address_refused' });
    expect(receiver.received).toEqual([]);
  });

  it('asks for the address of a name once, so that another answer a moment later changes nothing', async () => {
    const { port } = new URL(receiver.url);
    const names = fakeNames([['127.0.0.1'], ['192.0.2.1']]);
    expect((await send(`http://orders.example:${port}/`, on, names)).status).toBe(204);
    expect(names.asked()).toBe(1);
  });

  it('does not go to a name of which one address is private', async () => {
    const names = fakeNames([['93.184.215.14', '127.0.0.1']]);
    expect((await send('http://orders.example/', off, names)).error).toBe('address_refused');
  });

  it('goes to what the list of private addresses allows, and to nothing else', async () => {
    const { port } = new URL(receiver.url);
    const list = allowedPrivate('127.0.0.1') ?? off;
    expect((await send(`http://127.0.0.1:${port}/`, list)).status).toBe(204);
    expect((await send('http://10.0.0.1/', list)).error).toBe('address_refused');
  });
});

/** Says this to whoever connects, and hangs up. */
function tcpServer(text: string): Promise<TcpServer> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(text));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
