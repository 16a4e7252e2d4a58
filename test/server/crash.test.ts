// @slow 20 s of a core: processes that meet what nothing caught. Finds an error that nobody owns.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { VisitorSession } from '../../server/contract/schemas/widget-api.ts';
import { type Child, startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { newVisitor } from '../support/people.ts';

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAMS = [
  { name: 'the server', file: place('../../dist/server/main.js'), ready: /API {2}/, level: /"level":60/ },
  {
    name: 'a relay of its own',
    file: place('../../dist/server/relay.js'),
    ready: /listens on/,
    level: /^fatal /m,
  },
];
const FAULT = place('../support/planned-fault.mjs');
const RELAY_APP = { PUSHER_APP_ID: '1', PUSHER_KEY: 'key', PUSHER_SECRET: 'a secret' };

describe('a process in trouble:', () => {
  let folder: string;
  let port: number;
  let child: Child;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-crash-'));
    port = await freePort();
  });
  afterEach(async () => {
    await child.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (file: string, ready: RegExp, env: Record<string, string> = {}) => {
    const relay = file.endsWith('relay.js') ? RELAY_APP : {};
    const settings = {
      PORT: String(port),
      RELAY_PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      DEMO: 'on',
      ...relay,
      ...env,
    };
    child = startChild(process.execPath, ['--import', FAULT, file], { cwd: folder, env: settings });
    await child.until(ready);
  };

  for (const { name, file, ready, level } of PROGRAMS) {
    it.each([
      ['thrown', 'SIGUSR2'],
      ['a rejected promise', 'SIGHUP'],
    ] as const)(
      `${name} says an error that nobody handles, ${'%s'}, sends everybody away and ends as failed`,
      async (_how, signal) => {
        await start(file, ready);
        const key = file.endsWith('relay.js') ? 'key' : await keyOfServer();
        const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${key}?protocol=7`);
        await once(socket, 'message');
        const closed = once(socket, 'close');
        child.process.kill(signal);
        expect((await closed)[0]).toBe(4200);
        expect(await child.ended()).toBe(1);
        expect(child.output()).toMatch(level);
        expect(child.output()).toMatch(/planned by the test.*planned-fault\.mjs/s);
      },
    );
  }

  it.each(PROGRAMS)(
    '$name goes on when nobody reads its output any more, and stops when it is told to',
    async ({ file, ready }) => {
      await start(file, ready, { LOG_LEVEL: 'trace', RELAY_WEBHOOK_URL: `http://127.0.0.1:${port}/nowhere` });
      child.process.stdout?.destroy();
      child.process.stderr?.destroy();
      for (let n = 0; n < 20; n += 1)
        expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
      child.process.kill('SIGTERM');
      expect(await child.ended()).toBe(0);
    },
  );

  async function keyOfServer(): Promise<string> {
    const visitor = await newVisitor(`http://localhost:${port}`);
    const { body } = await visitor.ask<VisitorSession>('GET', '/api/widget/session');
    return body.engine.key;
  }
});
