import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import SqliteConnection from 'better-sqlite3';
import pg from 'pg';
import { startPostgres } from '../support/database/postgres.ts';
import { signIn } from './fill/person.ts';
import { OWNER } from './fill/team.ts';
import type { FeatureLevel } from './level.ts';
import { postgresAsText } from './postgres-text.ts';
import { type ReleaseServer, startRelease } from './release-server.ts';
import { foundBy, liveThrough, lookAtAll, type Story, searchAll, searchesOf } from './story.ts';

/** Scripts of the build and running nodes are in the database, and are nobody's data. */
const NOT_STORED = ['assets', 'nodes'];
const [checkout, number, name] = process.argv.slice(2);
if (checkout === undefined || number === undefined || name === undefined)
  throw new Error('Usage: npx tsx test/upgrades/make.ts <built checkout> <level> <name>');
const level = Number(number) as FeatureLevel;
const target = join(import.meta.dirname, 'stored', name);
const work = await mkdtemp(join(tmpdir(), 'frontdesk-release-'));
await rm(target, { recursive: true, force: true });
try {
  const onSqlite = await make('sqlite', null, storeSqlite);
  const postgres = await startPostgres();
  const onPostgres = await make('postgres', `${postgres.url}/postgres`, () =>
    storePostgres(`${postgres.url}/postgres`),
  ).finally(() => postgres.stop());
  if (!isDeepStrictEqual(onSqlite.seen, onPostgres.seen)) {
    await writeFile(join(tmpdir(), 'sqlite-seen.json'), text(onSqlite.seen));
    await writeFile(join(tmpdir(), 'postgres-seen.json'), text(onPostgres.seen));
    throw new Error(`People see something else on the other database; compare *-seen.json in ${tmpdir()}.`);
  }
  const commit = execFileSync('git', ['-C', checkout, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const tokens = { sqlite: onSqlite.apiToken, postgres: onPostgres.apiToken };
  const story: Story = { commit, level, tokens, seen: onSqlite.seen, searches: searchesOf(level) };
  const file = join(target, 'story.json');
  // Without line breaks, so that the formatter puts in only those that it needs.
  await writeFile(file, JSON.stringify(story));
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'ignore' });
} finally {
  await rm(work, { recursive: true, force: true });
}

/** Lives through a release on one database, looks at it, stops it and stores what it left. */
async function make(
  database: 'sqlite' | 'postgres',
  databaseUrl: string | null,
  store: (dataDir: string) => Promise<void>,
) {
  const dataDir = join(work, database);
  await mkdir(dataDir);
  const place = { checkout: checkout ?? '', dataDir, databaseUrl };
  const started: ReleaseServer[] = [];
  try {
    const { server, apiToken } = await liveThrough(level, async (how) => {
      const next = await startRelease(place, how);
      started.push(next);
      return next;
    });
    const seen = JSON.parse(JSON.stringify(await lookAtAll(server.url, level)));
    if (level >= 2) {
      const found = await searchAll(await signIn(server.url, OWNER), searchesOf(level));
      if (!isDeepStrictEqual(found, foundBy(searchesOf(level))))
        throw new Error(`The release itself finds something else: ${JSON.stringify(found)}`);
    }
    await server.stop();
    await mkdir(join(target, database), { recursive: true });
    await store(dataDir);
    await cp(join(dataDir, 'files'), join(target, database, 'files'), { recursive: true });
    return { seen, apiToken };
  } finally {
    for (const server of started) await server.stop();
  }
}

async function storeSqlite(dataDir: string): Promise<void> {
  const file = join(dataDir, 'frontdesk.db');
  const connection = new SqliteConnection(file);
  for (const table of NOT_STORED) {
    const there = connection
      .prepare("select 1 from sqlite_master where type = 'table' and name = ?")
      .get(table);
    if (there !== undefined) connection.exec(`delete from ${table}`);
  }
  connection.exec(`vacuum into '${join(dataDir, 'stored.db')}'`);
  connection.close();
  const bytes = await readFile(join(dataDir, 'stored.db'));
  await writeFile(join(target, 'sqlite/frontdesk.db.br'), packed(bytes));
  if (existsSync(`${file}.epoch`)) await copyFile(`${file}.epoch`, join(target, 'sqlite/frontdesk.db.epoch'));
}

async function storePostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const table of NOT_STORED) {
      const { rows } = await client.query('select to_regclass($1) as table', [table]);
      if (rows[0]?.table !== null) await client.query(`delete from ${table}`);
    }
    const sql = await postgresAsText(client);
    await client.query('create database again');
    await requireSame(url, sql);
    await writeFile(join(target, 'postgres/database.sql.br'), packed(Buffer.from(sql)));
  } finally {
    await client.end();
  }
}

/** @throws when what was written makes another database than the one it was written of */
async function requireSame(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/postgres$/, '/again') });
  await client.connect();
  try {
    await client.query(sql);
    if ((await postgresAsText(client)) !== sql) throw new Error('The text does not make the same database.');
  } finally {
    await client.end();
  }
}

/** A SQLite file is mostly the same pages of almost nothing: Brotli makes it half as large as gzip does. */
function packed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
}

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
