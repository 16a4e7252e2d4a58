import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../../config.ts';
import { isPostgres, openDatabase } from '../../database/open.ts';
import { differences } from '../archive/manifest.ts';
import { PASSPHRASE_FILE, passphraseFrom } from '../archive/passphrase.ts';
import { unpack } from '../archive/unpack.ts';
import { type Command, EXIT, type Given, Refusal, type Surroundings } from '../command.ts';
import { inspectPostgres, restorePostgres } from '../databases/postgres-dump.ts';
import { withDatabaseBeside } from '../databases/proof-database.ts';
import { inspectSqlite, sqliteFileKeys } from '../databases/sqlite-copy.ts';
import { sentenceOf } from './backup.ts';

const MOST_NAMED = 5;

/** Restores an archive beside everything else, and looks whether it is what was backed up. */
export const proveBackup: Command = {
  name: 'prove-backup',
  summary: 'Restore an archive beside, count and compare everything, and upgrade it as a start would.',
  words: ['FILE'],
  options: [
    { name: 'in', value: 'FOLDER', help: 'Where there is room for all of it; a temporary folder otherwise.' },
    {
      name: 'into',
      value: 'URL',
      help: 'An empty Postgres database, for an archive of Postgres; it is filled and left to you.',
    },
    {
      name: 'beside',
      help: 'For an archive of Postgres: make a database beside that of DATABASE_URL, and drop it afterwards.',
    },
    PASSPHRASE_FILE,
    { name: 'json', help: 'Say what was found as JSON.' },
  ],
  examples: [
    'frontdesk prove-backup /backups/frontdesk.tar',
    'frontdesk prove-backup /backups/frontdesk.tar --beside',
    'frontdesk prove-backup /backups/frontdesk.tar --into postgres://me@localhost/proof',
  ],
  async run(given, { env, say }) {
    const { value, flag } = given;
    const [archive = ''] = given.words;
    const folder = await mkdtemp(join(resolve(value('in') ?? tmpdir()), 'frontdesk-proof-'));
    try {
      const database = join(folder, 'frontdesk.db');
      const files = join(folder, 'files');
      const { manifest } = await unpack(resolve(archive), { database, files }, passphraseFrom(given, env));
      if (manifest.database === null)
        throw new Refusal(
          'The files are whole. The archive holds no database, so there is nothing else to prove.',
        );
      const wrong =
        manifest.database.kind === 'sqlite'
          ? await proveSqlite(manifest.database.rows, database, manifest.files === null ? null : files)
          : await ofPostgres(given, env, (url) =>
              provePostgres(manifest.database?.rows ?? {}, database, url),
            );
      if (flag('json')) say(JSON.stringify({ proven: wrong.length === 0, wrong, ...manifest }));
      else if (wrong.length === 0)
        say(`Proven: ${sentenceOf(manifest)}, as of ${new Date(manifest.madeAt).toISOString()}.`);
      else for (const sentence of wrong) say(`WRONG: ${sentence}`);
      return wrong.length === 0 ? EXIT.done : EXIT.failed;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function proveSqlite(
  rows: Readonly<Record<string, number>>,
  database: string,
  files: string | null,
): Promise<string[]> {
  const wrong = differences(rows, inspectSqlite(database).rows);
  if (files !== null) {
    const missing = [...sqliteFileKeys(database)].filter((key) => !existsSync(join(files, key)));
    if (missing.length > 0)
      wrong.push(`files are missing (${missing.length}), such as ${missing.slice(0, MOST_NAMED).join(', ')}`);
  }
  // As a start does it; then it would serve.
  await (await openDatabase(database)).close();
  return wrong;
}

/** Hands out an empty database, as it was asked for. */
function ofPostgres(
  { value, flag }: Given,
  env: Surroundings['env'],
  prove: (url: string) => Promise<string[]>,
): Promise<string[]> {
  const into = value('into');
  if (into !== undefined) return prove(into);
  if (!flag('beside'))
    throw new Refusal(
      'This archive is of Postgres. With --beside it is proven in a database that is made for it; or make an empty one and name it: --into postgres://…/proof',
      EXIT.usage,
    );
  const { databaseUrl } = readConfig(env);
  if (!isPostgres(databaseUrl))
    throw new Refusal('--beside needs the Postgres of DATABASE_URL. Set it, or use --into.', EXIT.usage);
  return withDatabaseBeside(databaseUrl, prove);
}

async function provePostgres(
  rows: Readonly<Record<string, number>>,
  dump: string,
  into: string,
): Promise<string[]> {
  await restorePostgres(into, dump);
  const wrong = differences(rows, (await inspectPostgres(into)).rows);
  await (await openDatabase(into)).close();
  return wrong;
}
