// @slow 9 s of a core: the pages of the API's documentation. Finds what a new version of the page breaks.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { opened } from './docs-page.ts';

const PHONE = { width: 390, height: 800 };
const SEND = '#tag/messages/POST/api/agent/conversations/{id}/messages';

describe('the pages of the API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ built: true });
  });
  afterAll(() => server.remove());

  /** By how much the head is wider than the screen, in pixels. */
  const sideways = (page: Page) =>
    page
      .locator('.top')
      .evaluate((head) => Math.max(0, head.scrollWidth - document.documentElement.clientWidth));

  it('show an operation with its example in four languages, and load nothing from elsewhere', async () => {
    const { page, wrong, close } = await opened(server.url, `/api/docs${SEND}`);
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

  it('lead to the guides, which copy their examples, on a phone as well', async () => {
    const { page, wrong, close } = await opened(server.url, '/api/docs', PHONE);
    await page.getByRole('heading', { name: 'Frontdesk', exact: true }).waitFor();
    await expect.poll(() => sideways(page)).toBe(0);
    await page.getByRole('link', { name: 'Guides', exact: true }).click();
    await page.getByRole('link', { name: 'Receive webhooks' }).click();
    await page.getByRole('heading', { name: 'Receive webhooks' }).waitFor();
    await expect.poll(() => sideways(page)).toBe(0);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: /Copied|Selected/ }).waitFor();
    await page.getByRole('link', { name: 'Error codes', exact: true }).click();
    await page.getByRole('heading', { name: 'What programs meet' }).waitFor();
    await expect.poll(() => sideways(page)).toBe(0);
    expect(wrong).toEqual([]);
    await close();
  });
});
