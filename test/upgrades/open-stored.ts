import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import pg from 'pg';
import { pino } from 'pino';
import { readConfig } from '../../server/config.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { commandProgram } from '../support/command-line.ts';
import { DATABASES } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { pictureProgram } from '../support/picture-program.ts';
import { emptyPublicDir } from '../support/test-server.ts';
import type { Story } from './story.ts';

const STORED = join(import.meta.dirname, 'stored');

/** The databases that are stored here with the name of their folder, the oldest first. */
export const STORIES: { name: string; story: Story }[] = readdirSync(STORED)
  .map((name) => ({
    name,
    story: JSON.parse(readFileSync(join(STORED, name, 'story.json'), 'utf8')) as Story,
  }))
  .sort((a, b) => a.story.level - b.story.level);

/** A copy of a stored database with the files that belong to it, which today's server has not opened yet. */
export type StoredCopy = {
  /** The value of DATABASE_URL. */
  databaseUrl: string;
  /** Starts today's server on it. Whoever removes the copy stops it before. */
  start(): Promise<RunningServer & { url: string }>;
  remove(): Promise<void>;
};

/** Copies what is stored of a release, on one of {@link DATABASES}. */
export async function copyStored(name: string, database: 'SQLite' | 'Postgres'): Promise<StoredCopy> {
  const from = join(STORED, name, database.toLowerCase());
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-stored-'));
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  await cp(join(from, 'files'), join(dataDir, 'files'), { recursive: true });
  const place = await DATABASES.find((one) => one.name === database)?.place();
  if (place === undefined) throw new Error(`There is no ${database} here.`);
  const databaseUrl = place.url;
  if (database === 'SQLite') await unpackSqlite(from, databaseUrl);
  else await fillPostgres(from, databaseUrl);
  return {
    databaseUrl,
    async start() {
      const port = await freePort();
      const config = readConfig({
        PORT: String(port),
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        RATE_LIMIT_FACTOR: '100',
      });
      const server = await startServer(config, {
        logger: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
        publicDir: await emptyPublicDir(folder),
        pictureProgram: pictureProgram(),
        commandProgram: commandProgram({}),
        maxEventLoopDelayMs: 0,
        headersTimeoutMs: 300_000,
      });
      return { ...server, url: config.publicUrl };
    },
    async remove() {
      await place.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function unpackSqlite(from: string, file: string): Promise<void> {
  await writeFile(file, brotliDecompressSync(await readFile(join(from, 'frontdesk.db.br'))));
  // The note beside it; the first release wrote none.
  await copyFile(join(from, 'frontdesk.db.epoch'), `${file}.epoch`).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function fillPostgres(from: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(brotliDecompressSync(await readFile(join(from, 'database.sql.br'))).toString());
  } finally {
    await client.end();
  }
}
