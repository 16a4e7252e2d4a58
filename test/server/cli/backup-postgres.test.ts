// @slow 12 s of a core: back-up, proof and restoring with the programs of Postgres, killed in between. Finds what they do differently from
// one version to the next; the commands are tried on SQLite by `backup.test.ts`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdesk, frontdeskProcess } from '../../support/command-line.ts';
import { DATABASES } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import {
  HAS_SYSTEM_POSTGRES,
  type SystemPostgres,
  startSystemPostgres,
} from '../../support/servers/system-postgres.ts';
import { startTestServer } from '../../support/test-server.ts';

const majorOf = (tool: string) => Number(/(\d+)\./.exec(String(spawnSync(tool, ['--version']).stdout))?.[1]);

describe.skipIf(!HAS_SYSTEM_POSTGRES)('a back-up of Postgres', () => {
  let folder: string;
  let postgres: SystemPostgres;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-pg-'));
    postgres = await startSystemPostgres('chat', 'again', 'proof', 'killed');
    url = postgres.url;
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is made while it runs, proven in a database beside it, and restored into an empty one', async () => {
    const server = await startTestServer({ env: { DATABASE_URL: `${url}/chat` } });
    const archive = join(folder, 'backup.tar');
    try {
      const visitor = await newVisitor(server.url);
      await visitor.send(await visitor.start(), 'Kept for years');
      const env = { DATA_DIR: server.dataDir, DATABASE_URL: `${url}/chat` };
      expect(await frontdesk(env, 'backup', archive)).toMatchObject({ exit: 0, warned: '' });
      expect(await frontdesk({}, 'prove-backup', archive)).toMatchObject({ exit: 2 });
      expect(await frontdesk({}, 'prove-backup', archive, '--into', `${url}/proof`)).toMatchObject({
        exit: 0,
        said: expect.stringMatching(/^Proven: 1 conversation, /),
      });
      expect(await frontdesk(env, 'prove-backup', archive, '--beside')).toMatchObject({
        exit: 0,
        said: expect.stringMatching(/^Proven: 1 conversation, /),
      });
      const { psql } = postgres;
      const names = () => psql('chat', 'select datname from pg_database');
      expect(names()).not.toContain('_frontdesk_proof');
      // As a proof leaves it that is killed before it can mark it.
      psql('chat', 'create database chat_frontdesk_proof');
      expect(await frontdesk(env, 'prove-backup', archive, '--beside')).toMatchObject({
        exit: 0,
        warned: '',
      });
      expect(names()).not.toContain('_frontdesk_proof');
      psql('chat', 'create database chat_frontdesk_proof');
      psql('chat_frontdesk_proof', 'create table theirs (id integer)');
      expect(await frontdesk(env, 'prove-backup', archive, '--beside')).toMatchObject({
        exit: 1,
        warned: expect.stringContaining('which no proof has made'),
      });
      const place = { DATA_DIR: join(folder, 'new'), DATABASE_URL: `${url}/again` };
      expect(await frontdesk(place, 'restore', archive)).toMatchObject({ exit: 0, warned: '' });
      const restored = await startTestServer({ env: place });
      try {
        expect(restored.services.epoch).not.toBe(server.services.epoch);
        const messages = await restored.services.database.read
          .selectFrom('messages')
          .select('body')
          .execute();
        expect(messages.map(({ body }) => body)).toContain('Kept for years');
      } finally {
        await restored.stop();
      }
      expect(await frontdesk(env, 'restore', archive)).toMatchObject({
        exit: 1,
        warned: expect.stringContaining('has tables in it'),
      });
    } finally {
      await server.remove();
    }
  });

  it('killed while it is restored, it leaves an empty database or a whole one, and the next try ends it', async () => {
    const server = await startTestServer({ env: { DATABASE_URL: `${url}/chat` } });
    const archive = join(folder, 'killed.tar');
    try {
      const visitor = await newVisitor(server.url);
      await visitor.send(await visitor.start(), 'Kept for years');
      const env = { DATA_DIR: server.dataDir, DATABASE_URL: `${url}/chat` };
      expect((await frontdesk(env, 'backup', archive)).exit).toBe(0);
    } finally {
      await server.remove();
    }
    const place = { DATA_DIR: join(folder, 'after'), DATABASE_URL: `${url}/killed` };
    const ask = (query: string) => postgres.psql('killed', query);
    const restoring = frontdeskProcess(place, folder, 'restore', archive);
    // From here on, its database is filled.
    await eventually(() => expect(existsSync(join(place.DATA_DIR, 'files/kept'))).toBe(true));
    await restoring.stop('SIGKILL');
    await eventually(() => {
      const others = "datname = 'killed' and pid <> pg_backend_pid()";
      expect(ask(`select count(*) from pg_stat_activity where ${others}`)).toBe('0');
    });
    if (ask("select count(*) from pg_tables where schemaname = 'public'") === '0')
      expect(await frontdesk(place, 'restore', archive)).toMatchObject({ exit: 0, warned: '' });
    expect(ask('select body from messages')).toContain('Kept for years');
    const epoch = "select value from meta where name = 'epoch'";
    expect(ask(epoch)).not.toBe(postgres.psql('chat', epoch));
  });
});

const postgres = DATABASES.find(({ name }) => name === 'Postgres');
describe.skipIf(!(majorOf('pg_dump') < 17))(
  'a back-up of a Postgres that is newer than its pg_dump here',
  () => {
    it('holds the files, says that the database is not in it, and does not end as done', async () => {
      const place = await postgres?.migratedPlace();
      const folder = await mkdtemp(join(tmpdir(), 'frontdesk-pg-'));
      try {
        const env = { DATA_DIR: folder, DATABASE_URL: place?.url ?? '' };
        const made = await frontdesk(env, 'backup', join(folder, 'backup.tar'));
        expect(made).toMatchObject({
          exit: 1,
          warned: expect.stringContaining('The database is NOT in this archive'),
        });
        expect(existsSync(join(folder, 'backup.tar'))).toBe(true);
      } finally {
        await place?.remove();
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
