// @slow 8 s of a core: pages that put the chat in as WordPress, Shopify and a tag manager do (`widget/platforms.md`). Finds what a
// platform does to a tag and the loader cannot bear.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type MorePages, type Stage, startEmbeddedStage } from '../stage.ts';

const pages: MorePages = new Map();
let stage: Stage & { server: TestServer };

beforeAll(async () => {
  stage = await startEmbeddedStage(pages);
  const address = `${stage.server.url}/widget.js?site=${DEMO_SITE_KEY}`;
  const page = (head: string, foot: string) => ({
    html: `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body><h1>Shop</h1>${foot}</body></html>`,
    headers: {},
  });
  const late = `(function () { var tag = document.createElement('script'); tag.async = true; tag.src = '${address}'; document.head.appendChild(tag); })();`;
  pages.set(
    '/wordpress',
    page(
      '',
      `<script src="${address}&#038;ver=6.8.1" id="frontdesk-js" async data-wp-strategy="async"></script>`,
    ),
  );
  pages.set(
    '/shopify',
    page(
      '',
      `<script>
        window.frontdesk = window.frontdesk || function () { (frontdesk.q = frontdesk.q || []).push(arguments) };
        frontdesk('identify', { name: "Ada O\\u0027Neil", email: "ada@example.com" });
      </script><script async src="${address}"></script>`,
    ),
  );
  pages.set(
    '/tag-manager',
    page(
      `<script>
        // As it inserts what stands in a tag: markup is parsed, and scripts in it are made anew without their attributes. Twice, as
        // on a page whose address has changed.
        function insert() {
          const holder = document.createElement('div');
          holder.innerHTML = ${JSON.stringify(`<script data-site="lost">${late}</script>`).replaceAll('</', '<\\/')};
          const script = document.createElement('script');
          script.text = holder.firstChild.textContent;
          document.body.appendChild(script);
        }
        addEventListener('load', () => { insert(); setTimeout(insert); });
      </script>`,
      '',
    ),
  );
});
afterAll(() => stage.close());

it.each(['wordpress', 'shopify', 'tag-manager'])(
  'the chat works on a page as %s makes it',
  async (platform) => {
    const visitor = await stage.visitor(`/${platform}`);
    await visitor.open();
    await visitor.send(`Hello from ${platform}`);
    await visitor.messageWith(`Hello from ${platform}`, 'Sent').waitFor();
    expect(await visitor.page.locator('frontdesk-widget').count()).toBe(1);
    await visitor.close();
  },
);

it('a shop that says who is signed in to it is believed as far as it goes', async () => {
  const visitor = await stage.visitor('/shopify');
  await visitor.open();
  await visitor.send('It is me, from the shop');
  await visitor.messageWith('It is me, from the shop', 'Sent').waitFor();
  const ana = await stage.agent('Ana');
  await ana.open('It is me, from the shop');
  const about = ana.page.getByRole('complementary', { name: 'About the visitor' });
  await about.getByText('Ada O\u0027Neil').first().waitFor();
  expect(await about.getByText('Verified', { exact: true }).count()).toBe(0);
  await Promise.all([visitor.close(), ana.close()]);
});
