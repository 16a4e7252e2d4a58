import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, sharedBrowser } from '../support/browser.ts';
import { signedInAgent, uuid } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** A name as a local network gives it: unlike localhost, it gets no exceptions from browsers. */
const HOST = 'desk.lan.example';
const PHONE = { width: 390, height: 800 };
const SEND = '#tag/messages/POST/api/agent/conversations/{id}/messages';
const TEAM = '#tag/availability/GET/api/agent/team';

describe('the pages of the API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ built: true });
  });
  afterAll(() => server.remove());

  /** A page, and everything that went wrong in it or came from elsewhere. */
  async function opened(path: string, viewport = { width: 1280, height: 860 }) {
    const context = await (await sharedBrowser()).newContext({ viewport });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.url))
        wrong.push(request.url());
    });
    await page.goto(server.url + path);
    return { page, wrong, close: () => context.close() };
  }

  /** By how much the head is wider than the screen, in pixels. */
  const sideways = (page: Page) =>
    page
      .locator('.top')
      .evaluate((head) => Math.max(0, head.scrollWidth - document.documentElement.clientWidth));

  it('show the operations over plain HTTP, at an address other than localhost', async () => {
    const browser = await launchBrowser({ args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });
    try {
      const page = await browser.newPage();
      await page.goto(`http://${HOST}:${server.port}/api/docs${SEND}`);
      await page.getByRole('heading', { name: 'Answer the visitor' }).waitFor();
    } finally {
      await browser.close();
    }
  });

  it('show an operation with its example in four languages, and load nothing from elsewhere', async () => {
    const { page, wrong, close } = await opened(`/api/docs${SEND}`);
    await page.getByRole('heading', { name: 'Answer the visitor' }).waitFor();
    const section = page.locator('section', { hasText: 'Answer the visitor' }).last();
    await section.getByText('--request').waitFor();
    for (const [choice, line] of [
      ['Fetch', 'fetch('],
      ['Requests', 'requests.post('],
      ['cURL', 'curl_init('],
      ['Curl', '--request'],
    ] as const) {
      await section.getByTestId('client-picker').first().click();
      await page.getByRole('option', { name: choice, exact: true }).click();
      await section.getByText(line).first().waitFor();
    }
    expect(wrong).toEqual([]);
    await close();
  });

  it('find an operation by its words', async () => {
    const { page, close } = await opened('/api/docs');
    await page.getByRole('heading', { name: 'Frontdesk', exact: true }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('note that only agents');
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
    const { page, wrong, close } = await opened(`/api/docs${TEAM}`);
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

  it('lead to the guides, which copy their examples, on a phone as well', async () => {
    const { page, wrong, close } = await opened('/api/docs', PHONE);
    await page.getByRole('heading', { name: 'Frontdesk', exact: true }).waitFor();
    await expect.poll(() => sideways(page)).toBe(0);
    await page.getByRole('link', { name: 'Guides' }).click();
    await page.getByRole('link', { name: 'Receive webhooks' }).click();
    await page.getByRole('heading', { name: 'Receive webhooks' }).waitFor();
    await expect.poll(() => sideways(page)).toBe(0);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: /Copied|Selected/ }).waitFor();
    await page.getByRole('link', { name: 'Error codes' }).click();
    await page.getByRole('heading', { name: 'What programs meet' }).waitFor();
    await expect.poll(() => sideways(page)).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });
});
