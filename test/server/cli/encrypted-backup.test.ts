// @slow 6 s of a core: encrypted back-ups by the program itself, whole, changed and cut off. Finds an archive that is read although it is not whole;
// `backup.test.ts` tries the archive without a passphrase.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decrypted, encrypted } from '../../../server/cli/archive/encryption.ts';
import { frontdesk } from '../../support/command-line.ts';
import { newVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const KIB = 1024;
const PASSPHRASE = 'nine lives of a cat';
/** What the header takes, and what a whole chunk takes. */
const HEADER = 56;
const CHUNK = 64 * KIB + 16;
const QUICK = 4;
const WORDS = 'Nobody else reads this';

/** What is in a folder; nothing where it has just been removed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function* pieces(...of: Buffer[]) {
  yield* of;
}
const whole = async (source: AsyncIterable<Uint8Array>) => {
  const all: Uint8Array[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
};

describe('an encrypted back-up', () => {
  let folder: string;
  let server: TestServer;
  let archive: string;
  const env = { BACKUP_PASSPHRASE: PASSPHRASE };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-encrypted-'));
    server = await startTestServer();
    const visitor = await newVisitor(server.url);
    await visitor.send(await visitor.start(), WORDS);
    archive = join(folder, 'backup.tar.enc');
    const made = await frontdesk({ DATA_DIR: server.dataDir, ...env }, 'backup', archive, '--encrypt');
    expect(made).toMatchObject({ exit: 0, warned: '', said: expect.stringContaining(', encrypted.') });
  });
  afterAll(async () => {
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const prove = (file: string, ...more: string[]) =>
    frontdesk(env, 'prove-backup', file, '--in', folder, ...more);

  it('shows nothing of what is in it, is proven, and is restored with its passphrase', async () => {
    const bytes = await readFile(archive);
    for (const word of [WORDS, 'database.sqlite', 'manifest.json', 'SQLite format'])
      expect(bytes.includes(word), word).toBe(false);
    expect(await prove(archive)).toMatchObject({ exit: 0, said: expect.stringMatching(/^Proven: 1 conv/) });
    const place = join(folder, 'new');
    expect(await frontdesk({ DATA_DIR: place, ...env }, 'restore', archive)).toMatchObject({ exit: 0 });
    expect((await readFile(join(place, 'frontdesk.db'))).includes(WORDS)).toBe(true);
  });

  it('is compressed where its name says so, and takes the passphrase from a file', async () => {
    const [file, key] = [join(folder, 'small.tar.gz.enc'), join(folder, 'key')];
    await writeFile(key, `${PASSPHRASE}\n`);
    const how = ['--encrypt', '--passphrase-file', key];
    expect(await frontdesk({ DATA_DIR: server.dataDir }, 'backup', file, ...how)).toMatchObject({ exit: 0 });
    expect((await readFile(file)).length).toBeLessThan((await readFile(archive)).length / 2);
    expect(await prove(file)).toMatchObject({ exit: 0 });
    expect(await frontdesk({}, 'prove-backup', file, '--passphrase-file', key)).toMatchObject({ exit: 0 });
  });

  it('stands plainly nowhere beside its place, at no moment, and leaves no copy where the data is', async () => {
    const place = await mkdtemp(join(folder, 'storage-'));
    let ended = false;
    const given = { DATA_DIR: server.dataDir, ...env };
    const made = frontdesk(given, 'backup', join(place, 'watched.tar.enc'), '--encrypt').finally(() => {
      ended = true;
    });
    const seen = new Set<string>();
    for (; !ended; await setImmediate())
      for (const name of namesIn(place))
        for (const one of name.includes('unfinished') ? namesIn(join(place, name)) : [name]) seen.add(one);
    expect(await made).toMatchObject({ exit: 0 });
    expect([...seen, ...namesIn(place)]).toContain('watched.tar.enc');
    expect([...seen].filter((name) => name !== 'watched.tar.enc')).toEqual(['archive']);
    const left = (await readdir(server.dataDir)).filter((name) => name.startsWith('backing-up-'));
    expect(left).toEqual([]);
  });

  it('removes what one that was killed has left a day ago, and nothing that may be in use', async () => {
    const [old, now] = ['backing-up-old', 'backing-up-now'].map((name) => join(server.dataDir, name)) as [
      string,
      string,
    ];
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    for (const left of [old, now]) {
      await mkdir(left);
      await writeFile(join(left, 'database'), 'half of it');
    }
    await utimes(old, yesterday, yesterday);
    const given = { DATA_DIR: server.dataDir, ...env };
    expect(await frontdesk(given, 'backup', join(folder, 'next.tar.enc'), '--encrypt')).toMatchObject({
      exit: 0,
    });
    const left = (await readdir(server.dataDir)).filter((name) => name.startsWith('backing-up-'));
    await rm(now, { recursive: true });
    expect(left).toEqual(['backing-up-now']);
  });

  it('takes the passphrase also from a pipe, however it comes', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const proven = prove(archive, '--passphrase-file', pipe);
    await writeFile(pipe, `${PASSPHRASE}\n`);
    expect(await proven).toMatchObject({ exit: 0 });
  });

  it('is refused without its passphrase, with another one, and with one that is too short', async () => {
    const refused = async (given: Record<string, string>) => frontdesk(given, 'prove-backup', archive);
    expect(await refused({})).toMatchObject({
      exit: 2,
      warned: expect.stringContaining('needs its passphrase'),
    });
    expect(await refused({ BACKUP_PASSPHRASE: 'nine lives of a dog' })).toMatchObject({
      exit: 1,
      warned: expect.stringContaining('encrypted with another passphrase'),
    });
    const made = (given: Record<string, string>, ...how: string[]) =>
      frontdesk({ DATA_DIR: server.dataDir, ...given }, 'backup', join(folder, 'none.tar'), ...how);
    expect(await made({ BACKUP_PASSPHRASE: 'short' }, '--encrypt')).toMatchObject({ exit: 2 });
    expect(await made({}, '--encrypt')).toMatchObject({ exit: 2 });
    expect(await made({}, '--passphrase-file', join(folder, 'key'))).toMatchObject({
      exit: 2,
      warned: expect.stringContaining('not encrypted'),
    });
  });

  /** The same archive under a key that is quickly guessed, and quickly made. */
  const quickly = async () => {
    const plain = await whole(decrypted(pieces(await readFile(archive)), PASSPHRASE));
    return whole(encrypted(pieces(plain), PASSPHRASE, QUICK));
  };

  it('is refused when it was cut off at any place, and restores nothing', async () => {
    const bytes = await quickly();
    expect(bytes.length).toBeGreaterThan(HEADER + 3 * CHUNK);
    const cut = join(folder, 'cut.tar.enc');
    // Within the header, behind it, between two chunks, within one, and one byte before the end.
    for (const length of [30, HEADER, HEADER + 2 * CHUNK, HEADER + 2 * CHUNK + 100, bytes.length - 1]) {
      await writeFile(cut, bytes.subarray(0, length));
      expect(await prove(cut), `${length} bytes`).toMatchObject({
        exit: 1,
        warned: expect.stringContaining('cut off'),
      });
    }
    const place = join(folder, 'cut');
    expect((await frontdesk({ DATA_DIR: place, ...env }, 'restore', cut)).exit).toBe(1);
    await expect(readFile(join(place, 'frontdesk.db'))).rejects.toThrow('ENOENT');
  });

  it('is refused when a byte was changed, wherever it is, or a chunk was exchanged or left out', async () => {
    const bytes = await quickly();
    const changed = join(folder, 'changed.tar.enc');
    const refusal = { exit: 1, warned: expect.stringMatching(/changed|damaged/) };
    for (const at of [20, 40, 50, HEADER, HEADER + CHUNK + 7, bytes.length - 1]) {
      const other = Buffer.from(bytes);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      await writeFile(changed, other);
      expect(await prove(changed), `byte ${at}`).toMatchObject(refusal);
    }
    const chunk = (n: number) => bytes.subarray(HEADER + n * CHUNK, HEADER + (n + 1) * CHUNK);
    const [header, rest] = [bytes.subarray(0, HEADER), bytes.subarray(HEADER + 2 * CHUNK)];
    for (const chunks of [[chunk(1), chunk(0)], [chunk(0), chunk(0)], [chunk(0)]]) {
      await writeFile(changed, Buffer.concat([header, ...chunks, rest]));
      expect(await prove(changed)).toMatchObject(refusal);
    }
  });
});

describe('encryption', () => {
  it('gives back what was put in, however it is cut into pieces, also nothing and whole chunks', async () => {
    for (const length of [0, 1, 64 * KIB - 1, 64 * KIB, 64 * KIB + 1, 128 * KIB]) {
      const plain = Buffer.alloc(length, 'abcdefg');
      const sealed = await whole(encrypted(pieces(plain), PASSPHRASE, QUICK));
      const third = Math.ceil(sealed.length / 3);
      const cut = [0, 1, 2].map((n) => sealed.subarray(n * third, (n + 1) * third));
      const opened = await whole(decrypted(pieces(...cut), PASSPHRASE));
      expect(opened.equals(plain), `${length} bytes`).toBe(true);
    }
  });
});
