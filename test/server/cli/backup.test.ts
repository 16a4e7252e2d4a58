import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frontdesk } from '../../support/command-line.ts';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const MIB = 1024 * 1024;

describe('a back-up of SQLite', () => {
  let folder: string;
  let archive: string;
  const servers: TestServer[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-backup-'));
    archive = join(folder, 'backup.tar');
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const started = async (env: Record<string, string> = {}) => {
    const server = await startTestServer({ env: { RATE_LIMIT_FACTOR: '100000', ...env } });
    servers.push(server);
    return server;
  };
  const placeOf = (server: TestServer) => ({ DATA_DIR: server.dataDir });

  /** A server with a conversation and a file in it. */
  const withContent = async () => {
    const server = await started();
    const visitor = await newVisitor(server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Kept for years');
    // What the store keeps is a name and bytes; which message has it, is the database's.
    const key = `ab/ab${randomBytes(15).toString('hex')}`;
    await mkdir(join(server.dataDir, 'files/kept/ab'), { recursive: true });
    await writeFile(join(server.dataDir, 'files/kept', key), randomBytes(3 * MIB));
    return { server, visitor, id, key };
  };

  it('is made while people write, proven, and restored into an empty place, where it goes on', async () => {
    const { server, visitor, id, key } = await withContent();
    let writing = true;
    let sent = 0;
    const writer = (async () => {
      while (writing) {
        const answer = await visitor.send(id, `Message ${sent}`);
        if (answer.status !== 201) throw new Error(`Message ${sent} was answered ${JSON.stringify(answer)}`);
        sent += 1;
      }
    })();
    await eventually(() => expect(sent).toBeGreaterThan(3));
    const made = await frontdesk(placeOf(server), 'backup', archive);
    const during = sent;
    await eventually(() => expect(sent).toBeGreaterThan(during));
    writing = false;
    await writer;
    expect(made).toMatchObject({ exit: 0, warned: '' });
    expect(made.said).toMatch(/1 conversation, \d+ messages, 1 file,?/);

    const listed = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toEqual(['database.sqlite', `files/${key}`, 'manifest.json']);

    const proven = await frontdesk({}, 'prove-backup', archive, '--in', folder);
    expect(proven).toMatchObject({ exit: 0, said: expect.stringMatching(/^Proven: 1 conversation,/) });

    const place = join(folder, 'new');
    expect(await frontdesk({ DATA_DIR: place }, 'restore', archive)).toMatchObject({ exit: 0, warned: '' });
    const kept = (at: string) => readFile(join(at, 'files/kept', key));
    expect((await kept(place)).equals(await kept(server.dataDir))).toBe(true);
    const restored = await started({ DATA_DIR: place });
    const { rows } = JSON.parse(
      execFileSync('tar', ['-xOf', archive, 'manifest.json'], { encoding: 'utf8' }),
    ).database;
    const count = await restored.services.database.read
      .selectFrom('messages')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count.count).toBe(rows.messages);
    expect(count.count).toBeGreaterThan(3);
    // Clients must not go on counting from where the lost database was.
    expect(restored.services.epoch).not.toBe(server.services.epoch);
    expect((await readdir(place)).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('is compressed where its name ends in .gz, and is proven and restored alike', async () => {
    const { server } = await withContent();
    expect((await frontdesk(placeOf(server), 'backup', `${archive}.gz`)).exit).toBe(0);
    execFileSync('gzip', ['-t', `${archive}.gz`]);
    expect((await frontdesk({}, 'prove-backup', `${archive}.gz`, '--in', folder)).exit).toBe(0);
    expect((await frontdesk({ DATA_DIR: join(folder, 'new') }, 'restore', `${archive}.gz`)).exit).toBe(0);
  });

  it('is not written over another one, and says when there is nothing to back up', async () => {
    const { server } = await withContent();
    await writeFile(archive, 'mine');
    expect(await frontdesk(placeOf(server), 'backup', archive)).toMatchObject({
      exit: 1,
      warned: expect.stringContaining('exists'),
    });
    expect(await readFile(archive, 'utf8')).toBe('mine');
    const none = await frontdesk({ DATA_DIR: join(folder, 'nothing') }, 'backup', join(folder, 'b.tar'));
    expect(none).toMatchObject({
      exit: 1,
      warned: expect.stringMatching(/There is no database at .*nothing/),
    });
    expect(await readdir(folder)).toEqual(['backup.tar']);
  });

  it('is refused when it was cut off, and leaves nothing that a server would start with', async () => {
    const { server } = await withContent();
    await frontdesk(placeOf(server), 'backup', archive);
    await truncate(archive, 2 * MIB);
    const cut = await frontdesk({}, 'prove-backup', archive, '--in', folder);
    expect(cut).toMatchObject({ exit: 1, warned: expect.stringContaining('cut off') });
    const place = join(folder, 'new');
    expect((await frontdesk({ DATA_DIR: place }, 'restore', archive)).exit).toBe(1);
    expect(existsSync(join(place, 'frontdesk.db'))).toBe(false);
    expect(existsSync(join(place, 'files'))).toBe(false);
  });

  it('that is compressed is named when it was cut off or damaged', async () => {
    const { server } = await withContent();
    const packed = `${archive}.gz`;
    await frontdesk(placeOf(server), 'backup', packed);
    const whole = await readFile(packed);
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(MIB) ^ 0xff, MIB);
    for (const bytes of [whole.subarray(0, MIB), damaged]) {
      await writeFile(packed, bytes);
      for (const command of [
        ['prove-backup', packed, '--in', folder],
        ['restore', packed],
      ]) {
        const refused = await frontdesk({ DATA_DIR: join(folder, 'new') }, ...command);
        expect(refused).toMatchObject({ exit: 1, said: '' });
        expect(refused.warned).toContain(`${packed} is damaged, or was cut off`);
      }
    }
  });

  it('does not prove itself when a file of a message is missing', async () => {
    const { server, id } = await withContent();
    await server.services.database.write((db) =>
      db
        .insertInto('attachments')
        .values({
          conversation_id: id,
          id: 'lost',
          uploader_kind: 'agent',
          uploader_id: 'ana',
          uploader_network: null,
          name: 'invoice.pdf',
          media_type: 'application/pdf',
          size_bytes: 3,
          width: null,
          height: null,
          sha256: '',
          content_key: `cd/cd${'0'.repeat(30)}`,
          thumbnail_key: null,
          created_at: 1,
        })
        .execute(),
    );
    await frontdesk(placeOf(server), 'backup', archive);
    expect(await frontdesk({}, 'prove-backup', archive, '--in', folder)).toMatchObject({
      exit: 1,
      said: expect.stringMatching(/^WRONG: files are missing \(1\), such as cd\/cd0/),
    });
  });

  it('does not prove itself when the picture of an agent is missing', async () => {
    const { server } = await withContent();
    const lost = { owner_id: 'ana', id: 'lost', store_key: `ce/ce${'0'.repeat(30)}`, created_at: 1 };
    await server.services.database.write((db) => db.insertInto('avatars').values(lost).execute());
    await frontdesk(placeOf(server), 'backup', archive);
    expect(await frontdesk({}, 'prove-backup', archive, '--in', folder)).toMatchObject({
      exit: 1,
      said: expect.stringMatching(/such as ce\/ce0/),
    });
  });

  it('does not prove itself when a file of a canned reply is missing', async () => {
    const { server } = await withContent();
    const { id: uploadedBy } = await server.services.database.read
      .selectFrom('agents')
      .select('id')
      .executeTakeFirstOrThrow();
    const lost = { id: 'lost', reply_id: 'hours', uploaded_by: uploadedBy, saved: 1, position: 0 };
    const file = { name: 'map.png', media_type: 'image/png', size_bytes: 9, width: 3, height: 3 };
    const keys = { content_key: `cb/cb${'0'.repeat(30)}`, thumbnail_key: `ca/ca${'0'.repeat(30)}` };
    await server.services.database.write((db) =>
      db
        .insertInto('reply_files')
        .values({ ...lost, ...file, ...keys, sha256: '', created_at: 1 })
        .execute(),
    );
    await frontdesk(placeOf(server), 'backup', archive);
    expect(await frontdesk({}, 'prove-backup', archive, '--in', folder)).toMatchObject({
      exit: 1,
      said: expect.stringMatching(/^WRONG: files are missing \(2\)/),
    });
  });

  it('goes into an empty place only', async () => {
    const { server } = await withContent();
    await frontdesk(placeOf(server), 'backup', archive);
    expect(await frontdesk(placeOf(server), 'restore', archive)).toMatchObject({
      exit: 1,
      warned: expect.stringMatching(/There is a database at .*frontdesk\.db/),
    });
  });
});
