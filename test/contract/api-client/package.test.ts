// @slow 10 s of a core: the client's package, packed, bundled, checked by the compiler and run. Finds what a change of the
// build takes out of it; its types and operations are tried by the other files here.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import nodeResolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import { type Child, startChild } from '../../support/child.ts';
import { freePort } from '../../support/free-port.ts';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';

const run = promisify(execFile);
const place = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const README = place('server/contract/api-client/README.md');

/** What the examples of the README take for granted. */
const AROUND_EXAMPLES = `
declare const process: { env: { FRONTDESK_KEY: string; WEBHOOK_SECRET: string } };
declare const id: string, url: string, key: string, agentId: string, conversationId: string, body: Uint8Array, request: Request;
declare function loadCursor(): Promise<string>;
declare function saveCursor(cursor: string): Promise<void>;
declare function handle(id: string, message: schemas.Message): Promise<void>;
declare const console: { log(...values: unknown[]): void };
`;

const MISTAKES = `
import { createClient } from '@frontdesk/client';
const frontdesk = createClient({ url: '', key: '' });
// @ts-expect-error The text is missing.
await frontdesk.messages.send('id', {});
// @ts-expect-error There is no such queue.
await frontdesk.inbox.read({ queue: 'nowhere' });
// @ts-expect-error Nobody signs in with a key.
frontdesk.session;
const { message } = await frontdesk.messages.note('id', { body: 'Hello' });
const kind: 'text' | 'note' | 'system' = message.kind;
// @ts-expect-error It is a number.
const at: string = message.at;
`;

/** A program of somebody who knows the README. */
const PROGRAM = `
import { createClient, FrontdeskError, pages, watchEvents } from '@frontdesk/client';

const frontdesk = createClient({ url: process.env.FRONTDESK_URL, key: process.env.FRONTDESK_KEY });
const said = {};

const feed = new AbortController();
const { next: beginning } = await frontdesk.eventsFeed.read({ after: 'latest' });

const { cards } = await frontdesk.inbox.read({ queue: 'waiting' });
const { id } = cards[0].state;
await frontdesk.conversations.claim(id);
const { attachment } = await frontdesk.conversations.upload(id, { content: new Blob(['abc']), name: 'note.txt' });
const { message } = await frontdesk.messages.send(id, { body: 'Here it is.', attachmentIds: [attachment.id] });
said.answer = [message.body, message.attachments[0].name, message.author.name];
said.file = await (await frontdesk.messages.file(attachment.id, 'content')).text();

const twice = { id: crypto.randomUUID(), body: 'Once' };
const sent = await Promise.all([frontdesk.messages.send(id, twice), frontdesk.messages.send(id, twice)]);
said.once = sent[0].message.seq === sent[1].message.seq;

const labelId = crypto.randomUUID();
await frontdesk.labels.put(labelId, { name: 'Refund', color: '#ff0000' }).catch((error) => { said.refused = error.code; });
said.unknown = await frontdesk.conversations.read(crypto.randomUUID()).catch((error) =>
  error instanceof FrontdeskError && [error.code, error.status, error.retry]);

said.found = [];
while (said.found.length === 0)
  for await (const page of pages((cursor) => frontdesk.search.find({ text: 'teapot', cursor })))
    for (const { card } of page.found) said.found.push(card.state.id === id);

said.events = [];
for await (const { events } of watchEvents(frontdesk, { after: beginning, signal: feed.signal })) {
  for (const { event } of events) said.events.push(event.type);
  if (said.events.filter((type) => type === 'message.created').length >= 2) feed.abort();
}
console.log(JSON.stringify(said));
`;

describe('the package @frontdesk/client', () => {
  let folder: string;
  let server: Child | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-client-'));
    const { stdout } = await run('npm', [
      'pack',
      '--silent',
      '--pack-destination',
      folder,
      place('dist/client'),
    ]);
    await writeFile(join(folder, 'package.json'), '{"name":"stranger","private":true,"type":"module"}');
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${stdout.trim()}`], {
      cwd: folder,
    });
  });
  afterAll(async () => {
    await server?.stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** What the compiler says of files of the stranger's project, by name. */
  async function compiled(files: ReadonlyMap<string, string>): Promise<string> {
    for (const [name, text] of files) await writeFile(join(folder, name), text);
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom', '--types', ''];
    const modules = ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--ignoreConfig'];
    const args = [place('node_modules/typescript/bin/tsc'), ...files.keys(), ...options, ...modules];
    return run(process.execPath, args, { cwd: folder }).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    );
  }

  it('depends on nothing, and has all that its README shows', async () => {
    const manifest = JSON.parse(
      await readFile(join(folder, 'node_modules/@frontdesk/client/package.json'), 'utf8'),
    );
    expect(manifest.dependencies).toBeUndefined();
    const examples = [...(await readFile(README, 'utf8')).matchAll(/```js\n(.*?)```/gs)].map(
      ([, code = '']) => code,
    );
    expect(examples.length).toBeGreaterThan(5);
    const files = new Map<string, string>();
    for (const [index, code] of examples.entries()) {
      const uses = (name: string, line: string) =>
        code.includes(name) && !code.includes(`const ${name} =`) ? line : '';
      const text = [
        "import type { schemas } from '@frontdesk/client';",
        uses(
          'frontdesk',
          "import { createClient as make } from '@frontdesk/client';\nconst frontdesk = make({ url: '', key: '' });",
        ),
        AROUND_EXAMPLES.replace(
          /declare const id: string, /,
          code.includes('{ id, event } =') ? 'declare const ' : '$&',
        ),
        code,
      ].join('\n');
      files.set(`example-${index}.ts`, text);
    }
    expect(await compiled(files)).toBe('');
  });

  it('has types that find mistakes', async () => {
    expect(await compiled(new Map([['mistakes.ts', MISTAKES]]))).toBe('');
  });

  it('has every operation that an API key opens, and no other', async () => {
    const { createClient } = await import(join(folder, 'node_modules/@frontdesk/client/index.js'));
    const client = createClient({ url: '', key: '' }) as Record<string, Record<string, unknown>>;
    const names = Object.entries(client).flatMap(([resource, operations]) =>
      typeof operations === 'function' ? [] : Object.keys(operations).map((name) => `${resource}.${name}`),
    );
    const open = ROUTES.filter(({ key, path }) => key !== undefined && path.startsWith('/api/')).map(
      ({ id }) => id,
    );
    expect(names).toEqual(expect.arrayContaining(open));
    const closed = ROUTES.filter(({ key, who }) => key === undefined && (who === 'agent' || who === 'admin'));
    expect(names.filter((name) => closed.some(({ id }) => id === name))).toEqual([]);
  });

  it('lets a bundler leave out what is not used', async () => {
    await writeFile(
      join(folder, 'small.js'),
      "import { connect, messages } from '@frontdesk/client';\nexport const send = (id, body) => messages.send(connect({}), id, body);",
    );
    const bundle = await rollup({ input: join(folder, 'small.js'), plugins: [nodeResolve()] });
    const { output } = await bundle.generate({ format: 'es' });
    await bundle.close();
    expect(output).toHaveLength(1);
    expect(output[0].code).toContain('/api/agent/conversations/:id/messages');
    expect(output[0].code).not.toContain('/api/agent/labels');
    expect(output[0].code).not.toContain('whsec_');
  });

  it('speaks to the built server as its README says', async () => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = { PORT: String(port), DATA_DIR: join(folder, 'data'), DEMO: 'on', LOG_LEVEL: 'warn' };
    server = startChild(process.execPath, [place('dist/server/main.js')], { cwd: folder, env });
    await server.until(/API {2}/);
    const ana = await signedInAgent(url, 'Ana');
    const asked = { id: uuid(), name: 'Stranger', scopes: ['read', 'write'], expiresAt: null };
    const { body } = await ana.ask<{ token: string }>('POST', '/api/agent/api-keys', asked);
    const visitor = await newVisitor(url);
    await visitor.send(await visitor.start(), 'Is the blue teapot back?');

    await writeFile(join(folder, 'program.mjs'), PROGRAM);
    const program = await run(process.execPath, ['program.mjs'], {
      cwd: folder,
      env: { ...process.env, FRONTDESK_URL: url, FRONTDESK_KEY: body.token },
    });
    expect(JSON.parse(program.stdout)).toEqual({
      answer: ['Here it is.', 'note.txt', 'Ana'],
      file: 'abc',
      once: true,
      refused: 'forbidden',
      unknown: ['conversation_unknown', 404, 'never'],
      found: [true],
      events: expect.arrayContaining(['conversation.assigned', 'message.created']),
    });
  });
});
