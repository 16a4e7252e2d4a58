import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from '../../support/child.ts';
import { type Breakable, createBreakable } from './breakable.ts';

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const COMMAND_LINE = fileURLToPath(new URL('../../../dist/server/cli.js', import.meta.url));
const RELAY = fileURLToPath(new URL('../../../dist/server/relay.js', import.meta.url));

/** What the servers and their engine know each other by. */
export const ENGINE_APP = { id: '7', key: 'faults-key', secret: 'e5a1f9b07c2d48369f1c2b3a4d5e6f70' };

export type ServerPlace = {
  folder: string;
  port: number;
  /** Where clients reach it, where that is not its own port: through a proxy. */
  publicUrl?: string;
  databaseUrl?: string;
  /** The engine's port on the loopback; without one, the relay within the server. */
  enginePort?: number;
  shopOrigins?: string;
  env?: Record<string, string>;
  /** Another checkout that is built, whose server it is. */
  checkout?: string;
  /** Modules that are loaded before the server's own. */
  imports?: readonly string[];
};

/** The built server with the demo's people, as a process of its own. */
export function createServerProcess(place: ServerPlace): Breakable {
  const engine =
    place.enginePort === undefined
      ? {}
      : {
          PUSHER_APP_ID: ENGINE_APP.id,
          PUSHER_KEY: ENGINE_APP.key,
          PUSHER_SECRET: ENGINE_APP.secret,
          PUSHER_HOST: '127.0.0.1',
          PUSHER_PORT: String(place.enginePort),
          PUSHER_TLS: 'off',
        };
  return createBreakable({
    args: [
      ...(place.imports ?? []).map((path) => `--import=${path}`),
      place.checkout === undefined ? MAIN : join(place.checkout, 'dist/server/main.js'),
    ],
    cwd: place.folder,
    env: {
      PORT: String(place.port),
      PUBLIC_URL: place.publicUrl ?? `http://localhost:${place.port}`,
      DATA_DIR: `${place.folder}/data`,
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'error',
      DEMO: 'on',
      RATE_LIMIT_FACTOR: '100000',
      ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
      ...(place.shopOrigins === undefined ? {} : { DEMO_SHOP_ORIGINS: place.shopOrigins }),
      ...engine,
      ...place.env,
    },
    ready: /API /,
  });
}

/** Runs a command of the built command line. @returns its exit code, and all that it printed */
export async function runCommandLine(
  cwd: string,
  env: Record<string, string>,
  ...words: string[]
): Promise<{ code: number | null; output: string }> {
  const child = startChild(process.execPath, [COMMAND_LINE, ...words], { cwd, env });
  const code = await child.ended();
  return { code, output: child.output() };
}

/** The relay as a process of its own. */
export function createRelayProcess(port: number, webhookUrl?: string): Breakable {
  return createBreakable({
    args: [RELAY],
    env: {
      RATE_LIMIT_FACTOR: '100000',
      PUSHER_APP_ID: ENGINE_APP.id,
      PUSHER_KEY: ENGINE_APP.key,
      PUSHER_SECRET: ENGINE_APP.secret,
      RELAY_PORT: String(port),
      ...(webhookUrl === undefined ? {} : { RELAY_WEBHOOK_URL: webhookUrl }),
    },
    ready: /listens on/,
  });
}
