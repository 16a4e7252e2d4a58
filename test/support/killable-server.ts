import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type Child, startChild } from './child.ts';
import type { DatabasePlace } from './databases.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { type TestVisitor, uuid } from './people.ts';

const SERVER = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** The built server as a process of its own, on its own database and folder, with the people of the demo. */
export type KillableServer = {
  url: string;
  dataDir: string;
  /** `kill -9`, and a new start over what is left; `between` does what has to happen while it is down. */
  kill(between?: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
};

/**
 * @param place its database; whoever made it removes it
 * @param more settings of the environment
 */
export async function startKillable(
  place: DatabasePlace,
  more: Record<string, string> = {},
): Promise<KillableServer> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-killed-'));
  const port = await freePort();
  const env = {
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: place.url,
    DEMO: 'on',
    RATE_LIMIT_FACTOR: '1000',
    LOG_LEVEL: 'warn',
    ...more,
  };
  let child = await start();
  return {
    url: `http://localhost:${port}`,
    dataDir: env.DATA_DIR,
    async kill(between = async () => {}) {
      await child.stop('SIGKILL');
      await between();
      child = await start();
    },
    async close() {
      await child.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function start(): Promise<Child> {
    const started = startChild(process.execPath, [SERVER], { cwd: folder, env });
    await started.until(/API {2}/);
    return started;
  }
}

/** Sends the same message until the server has it, as browsers do. */
export async function sendSurely(visitor: TestVisitor, conversationId: string, body: string): Promise<void> {
  const id = uuid();
  await eventually(async () => {
    const { status } = await visitor.send(conversationId, body, id);
    expect([200, 201]).toContain(status);
  });
}
