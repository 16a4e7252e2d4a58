import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { readConfig } from '../../server/config.ts';
import { prepareDemo } from '../../server/demo-people.ts';
import { type RunningServer, type StartOptions, startServer } from '../../server/start.ts';
import { commandProgram } from './command-line.ts';
import { writeMigratedSqlite } from './database/migrated-sqlite.ts';
import { freePort } from './free-port.ts';
import { pictureProgram } from './picture-program.ts';
import { makeDemoAgents } from './run/cheap-password.ts';
import { wakeWhileWaiting } from './run/idle-workers.ts';

/** Finds out by itself who is connected, whatever a test has written into the database; or has nothing that a test waits for. */
const LEFT_ALONE = ['visitors’ presence', 'agents’ presence', 'subscribers'];
/** As much as Node takes. */
const LONGEST_HEADERS_MS = 300_000;
export const BUILT = fileURLToPath(new URL('../../dist/public', import.meta.url));

export type TestServer = RunningServer & {
  url: string;
  dataDir: string;
  /** What it was started with, to start it again on the same data. */
  restart(
    how?: Partial<Pick<StartOptions, 'restored' | 'oldestProtocol' | 'publicDir'>>,
  ): Promise<TestServer>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
};

export type TestServerOptions = {
  /** Settings besides the ones every test server has. */
  env?: Record<string, string>;
  shopOrigins?: readonly string[];
  /** Serve the built widget and console; without, an empty page stands for them. */
  built?: boolean;
  /** Its start takes every migration itself, instead of beginning with a copy of what they make. */
  migrates?: boolean;
  /** Gets what the server logs; without, TEST_LOG decides what is shown. */
  logger?: Logger;
};

/** The real server in this process, on a free port and a folder of its own, with the demo's people and site. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-test-'));
  const port = Number(options.env?.['PORT'] ?? (await freePort()));
  const publicDir = options.built === true ? BUILT : await emptyPublicDir(folder);
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: join(folder, 'data'),
    // The people of tests come from one address, and say much in little time.
    RATE_LIMIT_FACTOR: '100',
    ...options.env,
  });
  // A database of its own is made here; one that is named is what its test wants it to be.
  if (
    options.migrates !== true &&
    options.env?.['DATABASE_URL'] === undefined &&
    options.env?.['DATA_DIR'] === undefined
  )
    await writeMigratedSqlite(config.databaseUrl);
  const logger = options.logger ?? pino({ level: process.env['TEST_LOG'] ?? 'silent' });

  const start = async (how = {}): Promise<TestServer> => {
    const server = await startServer(config, {
      logger,
      publicDir,
      pictureProgram: pictureProgram(),
      commandProgram: commandProgram({
        DATA_DIR: config.dataDir,
        DATABASE_URL: config.databaseUrl,
        ...options.env,
      }),
      // It shares this process with its test: how busy the machine is, is neither's story.
      maxEventLoopDelayMs: 0,
      headersTimeoutMs: LONGEST_HEADERS_MS,
      ...how,
    });
    await makeDemoAgents(server.services);
    await prepareDemo(server.services.database, server.services.runInTransaction, options.shopOrigins ?? []);
    const leaveAlone = wakeWhileWaiting(
      server.workers.filter((worker) => !LEFT_ALONE.includes(worker.state().name)),
    );
    const stop = () => {
      leaveAlone();
      return server.stop();
    };
    return {
      ...server,
      stop,
      url: config.publicUrl,
      dataDir: config.dataDir,
      restart: start,
      async remove() {
        await stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  };
  return start();
}

/** A folder that stands for the built widget and console. */
export async function emptyPublicDir(folder: string): Promise<string> {
  const publicDir = join(folder, 'public');
  await mkdir(join(publicDir, 'console'), { recursive: true });
  await writeFile(join(publicDir, 'widget.js'), '// stands for the built widget\nFRONTDESK_SITE');
  await writeFile(
    join(publicDir, 'console/index.html'),
    '<!doctype html><title>stands for the console</title>',
  );
  return publicDir;
}
