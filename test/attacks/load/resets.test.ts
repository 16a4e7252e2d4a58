// @slow 10 s of a core: processes whose clients reset at every stage of an upgrade. Finds a socket without a listener of errors.
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe } from 'vitest';
import { type Child, startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';
import { attack } from '../attack.ts';

const SERVER = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const RELAY = fileURLToPath(new URL('../../../dist/server/relay.js', import.meta.url));
/** What answers upgrades as both did before: on a socket that nobody listens to. */
const CARELESS = `require('node:http').createServer((request, response) => response.end())
  .on('upgrade', (request, socket) => socket.end('HTTP/1.1 404 Not Found\\r\\n\\r\\n'))
  .listen(process.env.PORT, '127.0.0.1', () => console.log('listens'));`;

const PATHS = ['/x', '//app/x', '/%61pp/x', '/./app/x', '/app/x', '/app/', '/app/x?protocol=7'];
const PROTOCOLS = ['websocket', 'h2c'];
/** A client's own tries at each moment: the reset has to meet the process in the middle of its answer. */
const TRIES = 25;

/** When the connection is reset. */
const STAGES: readonly [name: string, until: (socket: Socket, head: string) => Promise<void>][] = [
  ['before a word is said', async () => {}],
  ['in the middle of the head', (socket, head) => written(socket, head.slice(0, head.length / 2))],
  ['after the head', written],
  ['after the head and a piece of what follows', (socket, head) => written(socket, `${head}\x81\xfe`)],
  [
    'when the answer comes',
    async (socket, head) => {
      const answered = new Promise((resolve) => socket.once('data', resolve).once('close', resolve));
      await written(socket, head);
      await answered;
    },
  ],
];

/** Connections that a client resets, at every stage of an upgrade at every kind of address. */
describe('a client that resets its connections', () => {
  let folder = '';
  const children: Child[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) await child.stop('SIGKILL');
    if (folder !== '') await rm(folder, { recursive: true, force: true });
  });

  const start = async (args: readonly string[], ready: RegExp): Promise<{ child: Child; port: number }> => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-resets-'));
    const port = await freePort();
    const env = {
      PORT: String(port),
      RELAY_PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'warn',
      ...(args[0] === RELAY ? { PUSHER_APP_ID: '1', PUSHER_KEY: 'x', PUSHER_SECRET: 'y' } : {}),
    };
    const child = startChild(process.execPath, args, { cwd: folder, env });
    children.push(child);
    await child.until(ready);
    return { child, port };
  };

  for (const [name, file, ready] of [
    ['the server', SERVER, /Frontdesk runs at/],
    ['a relay of its own', RELAY, /listens on/],
  ] as const) {
    attack(`ends ${name}`, {
      weakened: async () => resets(await start(['-e', CARELESS], /listens/)),
      ours: async () => resets(await start([file], ready)),
      succeeds: 'ended',
      fails: 'goes on',
    });
  }
});

async function resets({ child, port }: { child: Child; port: number }): Promise<'ended' | 'goes on'> {
  for (const protocol of PROTOCOLS) {
    for (const path of PATHS) {
      for (const [, until] of STAGES) {
        for (let n = 0; n < TRIES; n += 1) await reset(port, path, protocol, until);
      }
    }
  }
  const alive = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
  return alive === null && (await child.ended()) !== null ? 'ended' : 'goes on';
}

async function reset(
  port: number,
  path: string,
  protocol: string,
  until: (socket: Socket, head: string) => Promise<void>,
): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  // Where the process has ended there is nothing to connect to; that is looked at afterwards.
  const over = new Promise<void>((resolve) => {
    socket.on('error', () => resolve()).on('close', () => resolve());
  });
  await Promise.race([over, new Promise((resolve) => socket.once('connect', resolve))]);
  if (socket.readyState !== 'open') return over;
  await until(socket, headOf(path, protocol));
  socket.resetAndDestroy();
  await over;
}

function headOf(path: string, protocol: string): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    `Upgrade: ${protocol}`,
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function written(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve) => {
    socket.write(text, () => resolve());
  });
}
