import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { requireFileKey } from '../../files/file-key.ts';
import { Refusal } from '../command.ts';
import { archiveBytes } from './archive-bytes.ts';
import { FILES, MANIFEST, type Manifest, PG_DUMP, readManifest, SQLITE } from './manifest.ts';
import type { AskPassphrase } from './passphrase.ts';
import { tarEntries } from './tar-reader.ts';
import type { TarEntry } from './tar-writer.ts';

const MOST_MANIFEST_BYTES = 1024 * 1024;

export type Unpacked = { manifest: Manifest; files: { count: number; bytes: number } };

/**
 * Writes what is in an archive to where it is told, and looks whether all of it is there and is what was put in.
 * @param to `database`: the file of the database; `files`: the folder of the files. Neither may exist
 * @throws Refusal when the archive is not whole, or was encrypted with another passphrase
 */
export async function unpack(
  archive: string,
  to: { database: string; files: string },
  passphrase: AskPassphrase,
): Promise<Unpacked> {
  const found: { sha256: string | null; manifest: Manifest | null } = { sha256: null, manifest: null };
  const files = { count: 0, bytes: 0 };
  await mkdir(to.files, { recursive: true, mode: 0o700 });
  for await (const entry of tarEntries(await archiveBytes(archive, passphrase))) {
    if (entry.name === SQLITE || entry.name === PG_DUMP) found.sha256 = await writeOut(entry, to.database);
    else if (entry.name === MANIFEST) found.manifest = readManifest(await textOf(entry));
    else if (entry.name.startsWith(FILES)) {
      const key = entry.name.slice(FILES.length);
      // Also what keeps an archive that was tampered with inside of its folder.
      requireFileKey(key);
      await mkdir(dirname(join(to.files, key)), { recursive: true, mode: 0o700 });
      await writeOut(entry, join(to.files, key));
      files.count += 1;
      files.bytes += entry.sizeBytes;
    } else throw new Refusal(`${archive} has "${entry.name}" in it, which no archive of Frontdesk has.`);
  }
  const { manifest, sha256 } = found;
  if (manifest === null) throw new Refusal(`${archive} is not whole: its list of contents is missing.`);
  if ((manifest.database?.sha256 ?? null) !== sha256)
    throw new Refusal(`The database in ${archive} is not what was backed up.`);
  const { count = 0, bytes = 0 } = manifest.files ?? {};
  if (count !== files.count || bytes !== files.bytes)
    throw new Refusal(`${archive} holds ${files.count} files; ${count} were backed up.`);
  return { manifest, files };
}

/** @returns the SHA-256 of what was written, in hexadecimal; it is on disk */
async function writeOut({ bytes }: TarEntry, path: string): Promise<string> {
  const hash = createHash('sha256');
  const hashed = async function* () {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  };
  await pipeline(
    Readable.from(hashed(), { objectMode: false }),
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return hash.digest('hex');
}

async function textOf({ sizeBytes, bytes }: TarEntry): Promise<string> {
  if (sizeBytes > MOST_MANIFEST_BYTES) throw new Refusal('The list of contents is too long to be one.');
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
