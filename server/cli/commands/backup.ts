import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { VERSION } from '../../common/version.ts';
import { type Config, readConfig } from '../../config.ts';
import { isPostgres } from '../../database/open.ts';
import { encrypted } from '../archive/encryption.ts';
import { FILES, MANIFEST, type Manifest, PG_DUMP, SQLITE } from '../archive/manifest.ts';
import { PASSPHRASE_FILE, passphraseFrom } from '../archive/passphrase.ts';
import { type TarEntry, tarBytes } from '../archive/tar-writer.ts';
import { type Command, EXIT, type Given, Refusal, type Surroundings } from '../command.ts';
import { counted } from '../counted.ts';
import { dumpPostgres } from '../databases/postgres-dump.ts';
import { copySqlite, type DatabaseFacts } from '../databases/sqlite-copy.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How folders in DATA_DIR are called into which a database is copied before it is encrypted. */
const COPIES = 'backing-up-';
const WITHOUT_DUMP =
  'The database is NOT in this archive: there is no pg_dump here that is as new as the server. Back it up with pg_dump, or by snapshots of your host.';

/** The database and the files as they are while the server runs, in one file. */
export const backup: Command = {
  name: 'backup',
  summary: 'Write the database and all files into one archive, while the server runs.',
  words: ['FILE'],
  options: [
    { name: 'encrypt', help: 'Encrypt it by a passphrase, without which nobody can read or restore it.' },
    PASSPHRASE_FILE,
    { name: 'json', help: 'Say what was written as JSON.' },
  ],
  examples: [
    'frontdesk backup /backups/frontdesk-$(date +%F).tar',
    'frontdesk backup /backups/frontdesk.tar.gz   # a name that ends in .gz, or .gz.enc, is compressed',
    'frontdesk backup /backups/frontdesk.tar.gz.enc --encrypt --passphrase-file /etc/frontdesk-backup.key',
  ],
  async run(given, { env, say, warn }) {
    const [target = ''] = given.words;
    const config = readConfig(env);
    const passphrase = await passphraseOf(given, env);
    const file = resolve(target);
    await refuseExisting(file);
    const beside = await mkdtemp(`${file}.unfinished-`).catch((error: Error) => {
      throw new Refusal(`Nothing can be written beside ${file} (${error.message}).`);
    });
    let copies = beside;
    try {
      // What is encrypted is written plainly nowhere but where it is plain anyway, whatever ends this process.
      if (passphrase !== null) copies = await folderIn(config.dataDir);
      const how = { compressed: /\.gz(\.enc)?$/.test(file), passphrase };
      const manifest = await write(config, join(beside, 'archive'), copies, how);
      await rename(join(beside, 'archive'), file);
      await syncFolder(dirname(file));
      if (manifest.database === null) warn(WITHOUT_DUMP);
      if (manifest.files === null)
        warn(
          'Files are in a bucket and not in this archive: the bucket needs versions, or a copy, of its own.',
        );
      const { size } = await stat(file);
      if (given.flag('json'))
        say(JSON.stringify({ file, bytes: size, encrypted: passphrase !== null, ...manifest }));
      else say(`${file}: ${size} bytes, ${sentenceOf(manifest)}${passphrase === null ? '' : ', encrypted'}.`);
      return manifest.database === null ? EXIT.failed : EXIT.done;
    } finally {
      for (const folder of [copies, beside]) await rm(folder, { recursive: true, force: true });
    }
  },
};

/** @throws Refusal when nothing can be written there */
async function folderIn(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await removeLeft(dataDir);
    return await mkdtemp(join(dataDir, COPIES));
  } catch (error) {
    throw new Refusal(
      `The database is copied into ${dataDir} before it is encrypted, and nothing can be written there (${error instanceof Error ? error.message : error}).`,
    );
  }
}

/** Removes copies that a back-up has left which was killed. One that was made within a day may be in use. */
async function removeLeft(dataDir: string): Promise<void> {
  for (const name of (await readdir(dataDir)).filter((one) => one.startsWith(COPIES))) {
    const left = join(dataDir, name);
    const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > DAY_MS) await rm(left, { recursive: true, force: true });
  }
}

/** Null: the archive is not encrypted. */
async function passphraseOf(given: Given, env: Surroundings['env']): Promise<string | null> {
  if (given.flag('encrypt')) return passphraseFrom(given, env)();
  if (given.value(PASSPHRASE_FILE.name) !== undefined)
    throw new Refusal('A passphrase is for --encrypt. Without it, the archive is not encrypted.', EXIT.usage);
  return null;
}

async function refuseExisting(file: string): Promise<void> {
  if ((await stat(file).catch(() => null)) !== null)
    throw new Refusal(`${file} exists. A back-up is not written over another one; give it another name.`);
}

export function sentenceOf({ database, files }: Manifest): string {
  const { conversations = 0, messages = 0 } = database?.rows ?? {};
  const rows =
    database === null
      ? 'without the database'
      : `${counted(conversations, 'conversation')}, ${counted(messages, 'message')}`;
  return `${rows}, ${files === null ? 'without files' : counted(files.count, 'file')}`;
}

async function write(
  config: Config,
  to: string,
  folder: string,
  { compressed, passphrase }: { compressed: boolean; passphrase: string | null },
): Promise<Manifest> {
  const copy = join(folder, 'database');
  // First the database: a file without its row harms nobody, a row without its file does.
  const facts = isPostgres(config.databaseUrl)
    ? await dumpPostgres(config.databaseUrl, copy)
    : await copySqlite(config.databaseUrl, copy);
  let manifest: Manifest | null = null;
  const entries = entriesOf(config, facts, copy, (made) => {
    manifest = made;
  });
  const bytes = Readable.from(tarBytes(entries), { objectMode: false });
  const sealed = (plain: AsyncIterable<Uint8Array>) =>
    passphrase === null ? plain : encrypted(plain, passphrase);
  const out = createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true });
  await (compressed ? pipeline(bytes, createGzip(), sealed, out) : pipeline(bytes, sealed, out));
  if (manifest === null) throw new Error('The archive has no list of contents.');
  return manifest;
}

async function* entriesOf(
  config: Config,
  facts: DatabaseFacts | null,
  copy: string,
  made: (manifest: Manifest) => void,
): AsyncGenerator<TarEntry> {
  const postgres = isPostgres(config.databaseUrl);
  const hash = createHash('sha256');
  if (facts !== null) {
    const hashed = async function* () {
      for await (const piece of createReadStream(copy)) {
        hash.update(piece);
        yield piece as Uint8Array;
      }
    };
    const { size } = await stat(copy);
    yield { name: postgres ? PG_DUMP : SQLITE, sizeBytes: size, bytes: hashed() };
  }
  const files = config.s3 === null ? { count: 0, bytes: 0 } : null;
  if (files !== null)
    for await (const entry of filesIn(join(config.dataDir, 'files', 'kept'))) {
      yield entry;
      files.count += 1;
      files.bytes += entry.sizeBytes;
    }
  const manifest: Manifest = {
    format: 1,
    version: VERSION,
    madeAt: Date.now(),
    database:
      facts === null
        ? null
        : { kind: postgres ? 'postgres' : 'sqlite', sha256: hash.digest('hex'), rows: facts.rows },
    migration: facts?.migration ?? '',
    files,
  };
  made(manifest);
  const text = Buffer.from(JSON.stringify(manifest, null, 2));
  yield { name: MANIFEST, sizeBytes: text.length, bytes: Readable.from([text]) };
}

/** The files that are kept, by their keys. One that is deleted meanwhile is left out. */
async function* filesIn(folder: string): AsyncGenerator<TarEntry> {
  const folders = await opendir(folder).catch(() => null);
  if (folders === null) return;
  for await (const { name } of folders)
    for await (const file of await opendir(join(folder, name))) {
      const handle = await open(join(folder, name, file.name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (handle === null) continue;
      const { size } = await handle.stat();
      yield { name: `${FILES}${name}/${file.name}`, sizeBytes: size, bytes: handle.createReadStream() };
    }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
