// @slow 15 s of a core: real processes with few file descriptors. Finds sockets and files that nobody bounds or closes.
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { socketRoom } from '../../server/relay/process/descriptors.ts';
import { type Child, startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { newVisitor } from '../support/people.ts';

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FEW = 512;
const CONNECTIONS = 90;
const PIPELINED = 20;
const SERVER = { name: 'the server', file: place('../../dist/server/main.js'), ready: /API {2}/ };
const PROGRAMS = [
  SERVER,
  { name: 'a relay of its own', file: place('../../dist/server/relay.js'), ready: /listens on/ },
];

it('leaves file descriptors to others, and some of the sockets to requests', () => {
  expect(socketRoom(512)).toEqual({ descriptors: 512, sockets: 384, webSockets: 345 });
  expect(socketRoom(100)).toEqual({ descriptors: 100, sockets: 50, webSockets: 45 });
  expect(socketRoom(65_536)).toMatchObject({ sockets: 65_408 });
  expect(socketRoom(null)).toMatchObject({ sockets: Number.POSITIVE_INFINITY });
  expect(socketRoom().descriptors, 'of this process').toBeGreaterThan(100);
});

describe('with few file descriptors', () => {
  let folder: string;
  let child: Child;
  let sockets: Socket[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-descriptors-'));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await child.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it.each(PROGRAMS)('$name turns connections away, says so once, and goes on', async ({ file, ready }) => {
    const port = await freePort();
    const env = {
      PORT: String(port),
      RELAY_PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      DEMO: 'on',
      LOG_LEVEL: 'warn',
      ...(file.endsWith('relay.js')
        ? { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'a secret' }
        : {}),
    };
    const limited = ['-c', `ulimit -n ${FEW} && exec "$@"`, 'sh', process.execPath, file];
    child = startChild('/bin/sh', limited, { cwd: folder, env });
    await child.until(ready);
    let turnedAway = 0;
    for (let n = 0; n < FEW + 100; n += 1) {
      const socket = connect(port, '127.0.0.1');
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        turnedAway += 1;
      });
      await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
    }
    await child.until(/Connections are turned away: too few file descriptors/);
    await expect.poll(() => turnedAway).toBeGreaterThan(100);
    for (const socket of sockets.splice(0)) socket.destroy();
    // As soon as there is room it serves again: files, database, sockets.
    await expect
      .poll(() =>
        fetch(`http://localhost:${port}/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
    if (file.endsWith('main.js')) await newVisitor(`http://localhost:${port}`).then((one) => one.start());
    expect(child.output().match(/turned away/g)).toHaveLength(1);
    await child.stop();
    expect(await child.ended()).toBe(0);
  });

  it.each(['/widget.js', '/console/', '/api/docs'])(
    'the server keeps none open for requests for %s that were sent in one go and broken off',
    async (path) => {
      const port = await freePort();
      const env = { PORT: String(port), DATA_DIR: join(folder, 'data'), DEMO: 'on', LOG_LEVEL: 'warn' };
      const limited = ['-c', `ulimit -n ${FEW} && exec "$@"`, 'sh', process.execPath, SERVER.file];
      child = startChild('/bin/sh', limited, { cwd: folder, env });
      await child.until(SERVER.ready);
      const answers = () => fetch(`http://localhost:${port}${path}`).then(({ status }) => status);
      expect(await answers(), 'it must be there').toBe(200);
      const before = await openOf(child);
      // Fewer than so many leaks for each connection, and all would be gone.
      for (let n = 0; n < CONNECTIONS; n += 1) {
        const socket = connect(port, '127.0.0.1');
        sockets.push(socket);
        socket.on('error', () => socket.destroy());
        const begun = once(socket, 'readable');
        socket.pause();
        socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`.repeat(PIPELINED));
        await Promise.race([begun, once(socket, 'close')]);
        socket.resetAndDestroy();
      }
      await expect.poll(() => openOf(child)).toBeLessThan(before + CONNECTIONS / 2);
      expect(await answers()).toBe(200);
      expect(child.output()).not.toMatch(/EMFILE|turned away/);
    },
  );
});

/** How many descriptors a process holds; its shell has become the program itself. */
async function openOf({ process: { pid } }: Child): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`)).length;
}
