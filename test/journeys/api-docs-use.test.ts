// @slow 25 s of a core: the API's documentation, searched, tried out, run as it stands and over plain HTTP. Finds what a new version of the page breaks.
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, TOO_LONG_MS } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { newVisitor, signedInAgent, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { opened } from './docs-page.ts';

/** A name as a local network gives it: unlike localhost, it gets no exceptions from browsers. */
const HOST = 'chat.lan.example';
const SEND = '#tag/messages/POST/api/agent/conversations/{id}/messages';
const run = promisify(execFile);

/** What the page calls each language, and how its request is run so that the answer is printed. */
const LANGUAGES = [
  {
    name: 'Curl',
    begins: 'curl ',
    command: 'bash',
    needs: ['-c', 'curl --version'],
    program: (request: string) => ['-c', request],
  },
  {
    name: 'Fetch',
    begins: 'fetch(',
    command: process.execPath,
    needs: ['--version'],
    program: (request: string) => ['-e', `${request}.then((answer) => answer.text()).then(console.log)`],
  },
  {
    name: 'Requests',
    begins: 'requests.',
    command: 'python3',
    needs: ['-c', 'import requests'],
    program: (request: string) => ['-c', `import requests\nprint((${request.trim()}).text)`],
  },
  {
    name: 'cURL',
    begins: '$ch',
    command: 'php',
    needs: ['-r', 'curl_version();'],
    program: (request: string) => ['-r', request],
  },
];

const TEAM = '#tag/availability/GET/api/agent/team';

describe('the pages of the API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ built: true });
  });
  afterAll(() => server.remove());

  it('show the operations over plain HTTP, at an address other than localhost', async () => {
    const browser = await launchBrowser({ args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(TOO_LONG_MS);
      await page.goto(`http://${HOST}:${server.port}/api/docs${SEND}`);
      await page.getByRole('heading', { name: 'Answer the visitor' }).waitFor();
    } finally {
      await browser.close();
    }
  });

  it('find an operation by its words', async () => {
    const { page, close } = await opened(server.url, '/api/docs');
    await page.getByRole('heading', { name: 'Frontdesk', exact: true }).waitFor();
    const search = page.getByRole('dialog').getByRole('combobox');
    // The page begins to listen for the key a moment after it is drawn.
    await eventually(async () => {
      if (!(await search.isVisible())) await page.keyboard.press('Control+k');
      expect(await search.isVisible()).toBe(true);
    });
    await search.fill('note that only agents');
    await page
      .getByRole('option', { name: /Write a note that only agents see/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Write a note that only agents see' }).waitFor();
    await close();
  });

  it('ask the server with a key that somebody types in, and show its answer', async () => {
    const ana = await signedInAgent(server.url, 'Ana');
    const asked = { id: uuid(), name: 'Docs', scopes: ['read'], expiresAt: null };
    const { body } = await ana.ask<{ token: string }>('POST', '/api/agent/api-keys', asked);
    const { page, wrong, close } = await opened(server.url, `/api/docs${TEAM}`);
    await page.getByRole('heading', { name: 'List all agents, and who is available' }).waitFor();
    const section = page.locator('section', { hasText: 'List all agents, and who is available' }).last();
    await section.getByRole('button', { name: /Test Request/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Bearer Token').fill(body.token);
    await dialog.getByRole('button', { name: /Send/ }).first().click();
    await dialog.getByText('200 OK').waitFor();
    await dialog.getByText('"Ben"').waitFor();
    expect(wrong).toEqual([]);
    await close();
  });

  // Where a language is not installed, its request cannot be made.
  for (const language of LANGUAGES)
    it.skipIf(spawnSync(language.command, language.needs).status !== 0)(
      `show a request in ${language.name} that does what it says`,
      async () => {
        const ana = await signedInAgent(server.url, 'Ana');
        const conversationId = await (await newVisitor(server.url)).start();
        const asked = { id: uuid(), name: 'Docs', scopes: ['write'], expiresAt: null };
        const { body } = await ana.ask<{ token: string }>('POST', '/api/agent/api-keys', asked);
        const { page, close } = await opened(server.url, `/api/docs${SEND}`);
        await page.getByRole('heading', { name: 'Answer the visitor' }).waitFor();
        const section = page.locator('section', { hasText: 'Answer the visitor' }).last();
        await section.getByTestId('client-picker').first().click();
        await page.getByRole('option', { name: language.name, exact: true }).click();
        const shown = section.locator('pre').filter({ hasText: language.begins }).first();
        const request = (await shown.innerText())
          .replace('YOUR_SECRET_TOKEN', body.token)
          .replace(/(?<=conversations\/)[^/]+/, conversationId);
        await close();
        const { stdout } = await run(language.command, language.program(request));
        expect(JSON.parse(stdout)).toMatchObject({ message: { author: { name: 'Ana' } } });
      },
    );
});
