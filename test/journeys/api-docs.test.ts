import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** A name as a local network gives it: unlike localhost, it gets no exceptions from browsers. */
const HOST = 'desk.lan.example';

describe('the page of the API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());

  it('shows the operations over plain HTTP, at an address other than localhost', async () => {
    const browser = await launchBrowser({ args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`] });
    try {
      const page = await browser.newPage();
      await page.goto(`http://${HOST}:${server.port}/api/docs`);
      await page.getByRole('heading', { name: /Frontdesk/ }).waitFor();
      // The page holds the operations that are near to what is in view.
      await page.getByText('/api/widget/sites/{siteKey}', { exact: true }).waitFor();
      const inbox = page.getByText('/api/agent/inbox', { exact: true });
      await expect
        .poll(async () => {
          await page.mouse.wheel(0, 600);
          return inbox.count();
        })
        .toBe(1);
    } finally {
      await browser.close();
    }
  });
});
