// @slow 15 s of a core, and waits of up to 15 s: processes told to stop while what they wait for never answers. Finds a wait without an end.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Child, startChild } from '../support/child.ts';
import { DATABASES } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { newVisitor } from '../support/people.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

describe('a server that is told to stop ends well', () => {
  let folder: string;
  let port: number;
  let child: Child;
  let other: Server;
  let sockets: Socket[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-stopping-'));
    port = await freePort();
  });
  afterEach(async () => {
    await child.stop('SIGKILL');
    for (const socket of sockets) socket.destroy();
    sockets = [];
    other.close();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string>) => {
    const settings = {
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      DEMO: 'on',
      LOG_LEVEL: 'warn',
      ...env,
    };
    child = startChild(process.execPath, [MAIN], { cwd: folder, env: settings });
    await child.until(/API {2}/);
  };
  const engineAt = (enginePort: number) => ({
    PUSHER_APP_ID: '1',
    PUSHER_KEY: 'key',
    PUSHER_SECRET: 'a secret',
    PUSHER_HOST: '127.0.0.1',
    PUSHER_PORT: String(enginePort),
    PUSHER_TLS: 'off',
  });
  /** A server that takes connections and does with them what it is told. */
  const listen = async (taken: (socket: Socket) => void): Promise<number> => {
    other = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => socket.destroy());
      taken(socket);
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };

  it('while the engine takes requests and answers none', async () => {
    await start(engineAt(await listen((socket) => socket.resume())));
    const visitor = await newVisitor(`http://localhost:${port}`);
    await visitor.send(await visitor.start(), 'Nobody hears this yet');
    child.process.kill('SIGTERM');
    expect(await child.ended()).toBe(0);
  });

  it('while the engine cannot be reached, and nobody reads the output', async () => {
    const enginePort = await listen(() => {});
    other.close();
    await start({ ...engineAt(enginePort), LOG_LEVEL: 'trace' });
    child.process.stdout?.destroy();
    child.process.stderr?.destroy();
    const visitor = await newVisitor(`http://localhost:${port}`);
    await visitor.send(await visitor.start(), 'Nobody hears this yet');
    expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
    child.process.kill('SIGTERM');
    expect(await child.ended()).toBe(0);
  });

  it('while the database does not answer any more', async () => {
    const place = await DATABASES.find(({ name }) => name === 'Postgres')?.place();
    const url = new URL(place?.url ?? '');
    const databasePort = Number(url.port);
    let answers = true;
    const proxyPort = await listen((socket) => {
      if (!answers) return;
      const upstream = connect(databasePort, url.hostname);
      sockets.push(upstream);
      upstream.on('error', () => socket.destroy());
      socket.on('data', (data) => answers && upstream.write(data));
      upstream.on('data', (data) => answers && socket.write(data));
    });
    url.port = String(proxyPort);
    await start({ DATABASE_URL: String(url) });
    answers = false;
    child.process.kill('SIGTERM');
    expect(await child.ended()).toBe(0);
    for (const socket of sockets) socket.destroy();
    await place?.remove();
  });
});
