// @slow 5 s of a core: the program of a guide, as it stands there. Finds a guide that no longer works.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SqliteConnection from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationList } from '../../../server/contract/schemas/developers/conversation-list.ts';
import { eventually } from '../../support/eventually.ts';
import { exampleIn, isThere } from '../../support/guides.ts';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const run = promisify(execFile);
const GUIDE = 'server/documentation/keep-a-copy.md';

type Copied = { id: string; messages: { body: string }[] };
const MANY = 60;

/** The programs of the guide, how each is started, and how its copy is read. */
const PROGRAMS = [
  {
    language: 'js',
    file: 'copy.mjs',
    command: process.execPath,
    async read(copy: string): Promise<Copied[]> {
      const names = (await readdir(copy)).filter((name) => name !== 'state.json');
      return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(copy, name), 'utf8'))));
    },
  },
  {
    language: 'python',
    file: 'copy.py',
    command: 'python3',
    async read(copy: string): Promise<Copied[]> {
      const database = new SqliteConnection(copy, { readonly: true });
      const rows = database.prepare<[], { content: string }>('select content from conversations').all();
      database.close();
      return rows.map(({ content }) => JSON.parse(content));
    },
  },
];

describe('the guide to keeping a copy', () => {
  let server: TestServer;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    server = await startTestServer();
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-copy-'));
    const ana = await signedInAgent(server.url, 'Ana');
    const asked = { id: uuid(), name: 'Guide', scopes: ['read'], expiresAt: null };
    const { body } = await ana.ask<{ token: string }>('POST', '/api/agent/api-keys', asked);
    env = { ...process.env, FRONTDESK_URL: server.url, FRONTDESK_KEY: body.token };
  });
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(PROGRAMS)('in $language', ({ language, file, command, read }) => {
    it.skipIf(!isThere(command))(
      'copies everything, then what changed, and deletes what was erased',
      async () => {
        const copy = join(folder, `${language}-copy`);
        await writeFile(join(folder, file), await exampleIn(GUIDE, language));
        /** Runs it, and gives what each conversation of the copy says. */
        const copied = async () => {
          await run(command, [join(folder, file)], { env: { ...env, COPY: copy } });
          return Object.fromEntries(
            (await read(copy)).map(({ id, messages }) => [id, messages.map(({ body }) => body)]),
          );
        };
        const stays = await newVisitor(server.url);
        const goes = await newVisitor(server.url);
        const long = await stays.start();
        const words = Array.from({ length: MANY }, (_, n) => `Line ${n}`);
        for (const line of words) await stays.send(long, line);
        const short = await goes.start();
        await goes.send(short, 'Forget me later.');
        await eventually(async () => {
          expect(await copied()).toMatchObject({ [long]: words, [short]: ['Forget me later.'] });
        });

        await stays.send(long, 'One more');
        const second = await stays.start();
        await stays.send(second, 'Another question');
        await goes.ask('DELETE', '/api/widget/visitor');
        await eventually(async () => {
          const now = await copied();
          expect(now).toMatchObject({ [long]: [...words, 'One more'], [second]: ['Another question'] });
          expect(now[short]).toBeUndefined();
        });
      },
    );
  });

  it('in curl', async () => {
    const { stdout } = await run('sh', ['-c', await exampleIn(GUIDE, 'sh')], { env });
    const page: ConversationList = JSON.parse(stdout);
    expect(page.updatedSince).not.toBe('start');
  });
});
