import { existsSync } from 'node:fs';
import { mkdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Config, readConfig } from '../../config.ts';
import { isPostgres } from '../../database/open.ts';
import { differences } from '../archive/manifest.ts';
import { PASSPHRASE_FILE, passphraseFrom } from '../archive/passphrase.ts';
import { type Unpacked, unpack } from '../archive/unpack.ts';
import { type Command, EXIT, Refusal } from '../command.ts';
import { inspectPostgres, requireEmptyPostgres, restorePostgres } from '../databases/postgres-dump.ts';
import { inspectSqlite, renewSqliteEpoch } from '../databases/sqlite-copy.ts';
import { sentenceOf } from './backup.ts';

/** Puts an archive into an empty place. */
export const restore: Command = {
  name: 'restore',
  summary: 'Put an archive into an empty place: an empty DATA_DIR, or an empty Postgres database.',
  words: ['FILE'],
  options: [PASSPHRASE_FILE, { name: 'json', help: 'Say what was restored as JSON.' }],
  examples: [
    'DATA_DIR=/srv/frontdesk frontdesk restore /backups/frontdesk.tar',
    'DATABASE_URL=postgres://…/new frontdesk restore /backups/frontdesk.tar',
  ],
  async run(given, { env, say }) {
    const [archive = ''] = given.words;
    const config = readConfig(env);
    const place = placeOf(config);
    await makeRoom(config, place);
    const to = { database: place.copy, files: place.filesCopy };
    const unpacked = await unpack(resolve(archive), to, passphraseFrom(given, env));
    await putInPlace(config, place, unpacked);
    const { manifest } = unpacked;
    if (given.flag('json')) say(JSON.stringify(manifest));
    else
      say(
        `Restored: ${sentenceOf(manifest)}, as of ${new Date(manifest.madeAt).toISOString()}. Start the server, with the FRONTDESK_SECRET that it had; open pages fetch everything anew.`,
      );
    return EXIT.done;
  },
};

type Place = {
  /** Where the database and the files are written first. */
  copy: string;
  filesCopy: string;
  files: string;
};

/** While the copy of the database is there, a restore is under way or was interrupted: what lies beside it is of that one. */
function placeOf({ databaseUrl, dataDir }: Config): Place {
  return {
    copy: isPostgres(databaseUrl) ? join(dataDir, 'restoring.pgdump') : `${databaseUrl}.restoring`,
    filesCopy: join(dataDir, 'files.restoring'),
    files: join(dataDir, 'files'),
  };
}

/** @throws Refusal when something is there that is not of an interrupted restore */
async function makeRoom({ databaseUrl, dataDir }: Config, place: Place): Promise<void> {
  const interrupted = existsSync(place.copy);
  if (isPostgres(databaseUrl)) await requireEmptyPostgres(databaseUrl);
  if (!isPostgres(databaseUrl) && existsSync(databaseUrl))
    throw new Refusal(
      `There is a database at ${databaseUrl}. Restore into another DATA_DIR, or move this one away first.`,
    );
  if (existsSync(join(place.files, 'kept')) && !interrupted)
    throw new Refusal(
      `There are files in ${place.files}. Restore into another DATA_DIR, or move them away first.`,
    );
  if (interrupted) await rm(place.files, { recursive: true, force: true });
  await rm(place.copy, { force: true });
  await rm(place.filesCopy, { recursive: true, force: true });
  await mkdir(dirname(place.copy), { recursive: true, mode: 0o700 });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
}

/** The database comes last: without it, nothing starts with half of what there was. */
async function putInPlace({ databaseUrl }: Config, place: Place, { manifest }: Unpacked): Promise<void> {
  const { database } = manifest;
  const kind = isPostgres(databaseUrl) ? 'postgres' : 'sqlite';
  if (database !== null && database.kind !== kind)
    throw new Refusal(
      `The archive holds a ${database.kind === 'sqlite' ? 'SQLite' : 'Postgres'} database, and DATABASE_URL names another kind. One is not made of the other.`,
    );
  if (database === null && kind === 'sqlite')
    throw new Refusal('The archive holds no database. Restore that by itself, from where you backed it up.');
  if (kind === 'sqlite') {
    same(database?.rows ?? {}, inspectSqlite(place.copy).rows);
    renewSqliteEpoch(place.copy);
  }
  await mkdir(place.files, { recursive: true, mode: 0o700 });
  await rename(place.filesCopy, join(place.files, 'kept'));
  if (kind === 'sqlite') {
    // What is noted beside another database that was here would be taken for this one's.
    await rm(`${databaseUrl}.epoch`, { force: true });
    await rename(place.copy, databaseUrl);
  } else if (database !== null) {
    await restorePostgres(databaseUrl, place.copy);
    // First of all: what lies here from now on is the restored server's, and no restore may take it away.
    await unlink(place.copy);
    same(database.rows, (await inspectPostgres(databaseUrl)).rows);
  }
}

function same(expected: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>): void {
  const wrong = differences(expected, found);
  if (wrong.length > 0)
    throw new Refusal(`What was restored is not what was backed up. ${wrong.join('; ')}.`);
}
