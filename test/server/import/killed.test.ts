// @slow 30 s of a core: an import as a process of its own, killed and begun again, on both databases. Finds what is not in one transaction;
// `import.test.ts` tries that a second import changes nothing.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { frontdeskProcess } from '../../support/command-line.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

const CONVERSATIONS = 600;
const MESSAGES = 4;

/** Tickets of ten people, a line each. */
function tickets(): string {
  const lines = Array.from({ length: CONVERSATIONS }, (_, n) => {
    const created_at = new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString();
    const comments = Array.from({ length: MESSAGES }, (_none, m) => ({
      id: n * MESSAGES + m + 1,
      author_id: m % 2 === 0 ? (n % 10) + 1 : 99,
      plain_body: `Message ${m} of ticket ${n}`,
      public: true,
      created_at,
      attachments:
        m === 0 ? [{ id: n, file_name: 'a.txt', content_url: `https://files.example/${n}/a.txt` }] : [],
    }));
    const requester = { id: (n % 10) + 1, name: `Person ${n % 10}` };
    return JSON.stringify({ id: n + 1, status: 'solved', created_at, requester, tags: ['old'], comments });
  });
  return `${lines.join('\n')}\n`;
}

onEveryDatabase('an import that is killed', ({ server, databaseUrl }) => {
  it('leaves no half conversation, and goes on where it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-killed-'));
    try {
      const file = join(folder, 'tickets.json');
      await writeFile(file, tickets());
      const saved = join(folder, 'saved/files.example');
      for (let n = 0; n < CONVERSATIONS; n += 1) {
        await mkdir(join(saved, String(n)), { recursive: true });
        await writeFile(join(saved, String(n), 'a.txt'), `The file of ticket ${n}`);
      }
      const env = { DATA_DIR: server.dataDir, DATABASE_URL: databaseUrl(), PUBLIC_URL: server.url };
      const withFiles = ['--files', join(folder, 'saved')];
      const begin = () =>
        frontdeskProcess(
          env,
          folder,
          'import',
          'zendesk',
          file,
          '--site',
          DEMO_SITE_KEY,
          '--json',
          ...withFiles,
        );
      const killed = begin();
      await eventually(async () => expect(await conversations()).toBeGreaterThan(0));
      await killed.stop('SIGKILL');
      // What Postgres was told to commit it may still commit, though nobody waits for it any more.
      await eventually(async () => expectWhole(await conversations()));
      expect(await unknownFiles(), 'of every file that it kept, the database knows').toEqual([]);

      const second = begin();
      expect(await second.ended()).toBe(0);
      const report = JSON.parse(second.output().trim().split('\n').at(-1) ?? '');
      const { imported, there } = report.conversations;
      expect(there).toBeGreaterThan(0);
      expect(imported + there).toBe(CONVERSATIONS);
      await expectWhole(CONVERSATIONS);
      expect(await unknownFiles()).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  const count = async (
    table: 'conversations' | 'messages' | 'attachments' | 'conversation_labels' | 'conversation_changes',
  ) => {
    const query = server.services.database.read.selectFrom(table);
    const { n } = await query
      .select((eb) => eb.fn.countAll<number | string>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  /** Files on the disk that nothing in the database names, so that nobody would ever remove them. */
  async function unknownFiles(): Promise<string[]> {
    const names = await readdir(join(server.dataDir, 'files/kept'), { recursive: true, withFileTypes: true });
    const { read } = server.services.database;
    const rows = await read.selectFrom('attachments').select('content_key as key').execute();
    const noted = await read.selectFrom('kept_files').select('store_key as key').execute();
    const known = new Set([...rows, ...noted].map(({ key }) => key.slice(3)));
    return names.filter((one) => one.isFile() && !known.has(one.name)).map(({ name }) => name);
  }

  const conversations = () => count('conversations');

  /** Every conversation has all of its messages, its label, and its place in the order of changes. */
  async function expectWhole(expected: number): Promise<void> {
    expect(await conversations()).toBe(expected);
    expect(await count('messages')).toBe(expected * MESSAGES);
    expect(await count('attachments')).toBe(expected);
    expect(await count('conversation_labels')).toBe(expected);
    expect(await count('conversation_changes')).toBe(expected);
  }
});
