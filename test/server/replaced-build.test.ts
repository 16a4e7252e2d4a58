import { cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startChild } from '../support/child.ts';
import { freePort } from '../support/free-port.ts';
import { newVisitor, type TestVisitor, uuid } from '../support/people.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where `import()` stands in the server, and why a deployment that replaces the build takes nothing from it. */
const LOADED_LATE: Readonly<Record<string, string>> = {
  'cli/checks/mailbox.ts': 'a command, which ends after seconds',
  'cli/commands/doctor.ts': 'a command, which ends after minutes',
  'contract/emoji/load-emoji-words.ts': 'by browsers alone',
  'database/open.ts': 'at the start, before the server listens',
  'files/inspect.ts': 'right after the start',
  'incoming-mail/incoming-mail.ts': 'at the start, where mail is read',
  'mail/open-mail.ts': 'at the start, where mail is sent by SMTP',
  'mcp/answer-message.ts': 'from node_modules, with the first assistant: 25 MB that most servers never need',
  'open-storage.ts': 'at the start, before the server listens',
  'push/push-worker.ts': 'right after the start',
  'push/vapid-keys.ts': 'at the first start of a database, before the server listens',
  'routes/open/demo-outbox.ts': 'at the start of the demo',
};

it('nothing else of the server is loaded late', async () => {
  const names = await readdir(join(ROOT, 'server'), { recursive: true });
  const late: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.ts'))) {
    const source = await readFile(join(ROOT, 'server', name), 'utf8');
    if (/(?<!typeof )\bimport\('/.test(source)) late.push(name);
  }
  expect(late.toSorted()).toEqual(Object.keys(LOADED_LATE));
});

it('a server whose build is taken away while it runs goes on serving pages, chats and files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-replaced-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [dist, gone] = [join(folder, 'dist'), join(folder, 'gone')];
  await cp(join(ROOT, 'dist'), dist, { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', DEMO: 'on' };
  const child = startChild(process.execPath, [join(dist, 'server/main.js')], { cwd: folder, env });
  onTestFinished(() => child.stop('SIGKILL'));
  await child.until(/^API /m);
  const url = `http://localhost:${port}`;
  const ask = (path: string, encoding = 'br') =>
    fetch(url + path, { headers: { 'accept-encoding': encoding } });
  const page = await readFile(join(dist, 'public/console/index.html'), 'utf8');
  const [script = ''] = /\/console\/assets\/console-[^"]+\.js/.exec(page) ?? [];
  const reference = await readFile(join(dist, 'public/docs/reference.html'), 'utf8');
  const visitor = await newVisitor(url);
  const conversation = await visitor.start();

  // Nobody has asked for any of it so far.
  await rename(dist, gone);
  expect(await (await ask('/console/')).text()).toBe(page);
  const body = await readFile(join(gone, `public${script}`), 'utf8');
  for (const encoding of ['br', 'gzip', 'identity']) {
    const answer = await ask(script, encoding);
    expect([answer.status, await answer.text()]).toEqual([200, body]);
  }
  const ofReference = [...reference.matchAll(/\/api\/docs\/assets\/[\w.-]+/g)].map(([path]) => path);
  expect(ofReference.length).toBeGreaterThan(1);
  for (const path of [
    ...ofReference,
    '/widget.js?site=demo-shop',
    '/c/made-up',
    '/console/push-worker.js',
    '/api/docs/guides',
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
  expect((await visitor.send(conversation, 'Still there?')).status).toBe(201);
  expect(await upload(visitor, conversation, url, 'text.txt', 'A text')).toBe(201);
  const picture = new Uint8Array(await readFile(join(ROOT, 'agent-console/app-icons/icon-192.png')));
  expect(await upload(visitor, conversation, url, 'icon.png', picture), 'it is decoded by a file').toBe(503);
  expect((await ask('/health')).status).toBe(200);

  await rename(gone, dist);
  expect(await upload(visitor, conversation, url, 'icon.png', picture)).toBe(201);
  await child.stop();
  expect(await child.ended()).toBe(0);
});

async function upload(
  { token }: TestVisitor,
  conversation: string,
  url: string,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<number> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const path = `/api/widget/conversations/${conversation}/attachments?id=${uuid()}`;
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  return answer.status;
}
