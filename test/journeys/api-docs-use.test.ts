// @slow 15 s of a core: the API's documentation, searched, tried out and over plain HTTP. Finds what a new version of the page breaks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, TOO_LONG_MS } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { signedInAgent, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { opened } from './docs-page.ts';

/** A name as a local network gives it: unlike localhost, it gets no exceptions from browsers. */
const HOST = 'desk.lan.example';
const SEND = '#tag/messages/POST/api/agent/conversations/{id}/messages';
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
});
