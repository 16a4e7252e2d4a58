// @slow 8 s of a core: a tag whose offset is nearly as large as the window, in real layout. Finds a chat without width or height, or one
// that stands outside of the window.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type MorePages, type Stage, startEmbeddedStage } from '../stage.ts';

const WINDOW = { width: 640, height: 700 };

describe('a launcher far from the edge of a small window', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
  });
  afterAll(() => stage.close());

  it.each([
    ['', 'right'],
    ['', 'left'],
    ['data-isolation="frame"', 'right'],
    ['data-isolation="frame"', 'left'],
  ])('opens a whole chat within the window (%s, %s)', async (isolation, position) => {
    const path = `/far/${pages.size}`;
    const options = `data-position="${position}" data-offset-x="560" data-offset-y="600" ${isolation}`;
    const src = `${stage.server.url}/widget.js?site=${DEMO_SITE_KEY}`;
    pages.set(path, {
      html: `<!doctype html><html lang="en"><title>Far</title><body><script async ${options} src="${src}"></script></body></html>`,
      headers: {},
    });
    const { page, launcher } = await stage.visitor(path, { viewport: WINDOW });
    await launcher.click();
    const chat = page.locator(
      isolation === '' ? 'frontdesk-widget [role=dialog]' : 'frontdesk-widget iframe',
    );
    await chat.waitFor();
    await expect
      .poll(async () => {
        const box = await chat.boundingBox();
        if (box === null) return null;
        const within =
          box.x >= 0 &&
          box.y >= 0 &&
          box.x + box.width <= WINDOW.width &&
          box.y + box.height <= WINDOW.height;
        return [within, box.width, box.height >= 330];
      })
      .toEqual([true, 400, true]);
    await page.context().close();
  });
});
