import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../child.ts';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';

/** A Postgres of the system, whose pg_dump is as old as it is. It will not run as root. */
const BIN = ['18', '17', '16', '15', '14']
  .map((major) => `/usr/lib/postgresql/${major}/bin`)
  .find((bin) => existsSync(join(bin, 'initdb')));

/** Whether there is one, and a user to run it as. */
export const HAS_SYSTEM_POSTGRES =
  BIN !== undefined && spawnSync('runuser', ['-u', 'postgres', '--', 'true']).status === 0;

export type SystemPostgres = {
  /** Without a database behind it. */
  url: string;
  /** What psql says to a statement, without a frame. */
  psql(database: string, statement: string): string;
  stop(): Promise<void>;
};

/** Starts it on a free port and a folder of its own, with these databases in it, all of them empty. */
export async function startSystemPostgres(...databases: string[]): Promise<SystemPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-pg-'));
  await chmod(folder, 0o777);
  const port = await freePort();
  const as = (...command: string[]) => ['-u', 'postgres', '--', ...command];
  const data = join(folder, 'data');
  execFileSync('runuser', as(`${BIN}/initdb`, '-D', data, '-U', 'postgres', '-A', 'trust'));
  const child = startChild(
    'runuser',
    as(`${BIN}/postgres`, '-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'),
    { env: {} },
  );
  const url = `postgres://postgres@127.0.0.1:${port}`;
  const psql = (database: string, statement: string) =>
    execFileSync(`${BIN}/psql`, [`${url}/${database}`, '-Atc', statement], { encoding: 'utf8' }).trim();
  await eventually(() => psql('postgres', 'select 1'));
  for (const name of databases) psql('postgres', `create database ${name}`);
  return {
    url,
    psql,
    async stop() {
      await child.stop('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
