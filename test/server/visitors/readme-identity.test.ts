import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCustomers } from '../../../demo/customers.mjs';
import { DEMO_IDENTITY_SECRET, DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { identify } from '../../support/signed.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.remove());

it('the README’s example for Node signs what the server takes', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const example = /```js\n(\/\/ Node:[\s\S]*?)```/.exec(readme)?.[1];
  expect(example, 'the README has an example for Node').toContain('SignJWT');
  // Inside the repository, so that the example finds the library.
  const cache = join(import.meta.dirname, '../../../.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'readme-'));
  try {
    const file = join(folder, 'example.mjs');
    await writeFile(file, example ?? '');
    vi.stubEnv('FRONTDESK_IDENTITY_KEY', DEMO_IDENTITY_SECRET);
    vi.stubEnv('FRONTDESK_SITE_KEY', DEMO_SITE_KEY);
    const { chatToken } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const user = { id: '42', name: 'Clara', email: 'clara@x.example', plan: 'gold' };
    const reply = await identify(server.url, await chatToken(user));
    expect(reply).toMatchObject({ status: 201, body: { visitor: { name: 'Clara', verified: true } } });
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  }
});

it.each([
  ['README.md', /```html\n<script>\n([\s\S]*?frontdesk\('identify'[\s\S]*?)<\/script>/],
  ['demo/shop/account.js', /([\s\S]*?)\nfor \(/],
])(
  'the page’s lines in %s run before the tag has loaded, and tell who is signed in from who is not',
  async (name, lines) => {
    const text = await readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');
    const snippet = lines.exec(text)?.[1];
    expect(snippet, 'the snippet is there').toContain('identify');
    const page: { frontdesk?: { q: ArrayLike<unknown>[] } } = {};
    let answer = { ok: true, text: async () => 'a token' };
    const sandbox = createContext(
      new Proxy(
        { window: page, fetch: async () => answer },
        { get: (given, key) => Reflect.get(given, key) ?? Reflect.get(page, key), has: () => true },
      ),
    );
    runInContext(snippet ?? '', sandbox);
    const [method, source] = Array.from(page.frontdesk?.q[0] ?? []) as [string, () => Promise<unknown>];
    expect(method).toBe('identify');
    expect(await source()).toBe('a token');
    answer = { ok: false, text: async () => '<!doctype html>Please sign in' };
    expect(await source()).toBeNull();
  },
);

it('the demo’s shop signs its customers with the key that the demo’s site has', async () => {
  const customers = createCustomers(DEMO_SITE_KEY);
  const cookie = customers.signIn('customer-2')?.split(';')[0];
  const customer = customers.of(cookie);
  expect(customer?.name).toBe('Dan Osei');
  if (customer === null) return;
  const reply = await identify(server.url, await customers.chatToken(customer));
  expect(reply).toMatchObject({ status: 201, body: { visitor: { name: 'Dan Osei', verified: true } } });
  customers.signOut(cookie);
  expect(customers.of(cookie)).toBeNull();
  expect(customers.signIn('nobody')).toBeNull();
});
