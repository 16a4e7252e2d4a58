// @slow 25 s of a core: the widget on pages that break fetch, prototypes, styles and focus. Finds what the widget leaves to the page.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { DESKTOP, type MorePages, type Stage, startEmbeddedStage } from '../stage.ts';
import type { WidgetPage } from '../widget-page.ts';

/** What a page leaves behind for the test. */
type Left = { violations: string[]; heard: string[] };
const left = (page: Page, what: keyof Left) =>
  page.evaluate((name) => (globalThis as unknown as Left)[name], what);

describe('pages that do as they like', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
  });
  afterAll(() => stage.close());

  const tag = (more = '') =>
    `<script async ${more} src="${stage.server.url}/widget.js" data-site="${DEMO_SITE_KEY}"></script>`;

  /** A visitor on a page of the shop that the test writes itself. */
  async function on(html: string, headers: Record<string, string> = {}): Promise<WidgetPage> {
    const path = `/strange/${pages.size}`;
    pages.set(path, { html: `<!doctype html>${html}`, headers });
    return stage.visitor(path);
  }

  async function talk(visitor: WidgetPage, text: string): Promise<void> {
    await visitor.open();
    await visitor.send(text);
    await visitor.messageWith(text, 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open(text);
    await ana.claim();
    await ana.answer(`About “${text}”`);
    await visitor.message(`About “${text}”`).waitFor();
    await ana.close();
  }

  it('one whose policy allows the three directives and nothing else: not one report', async () => {
    const nonce = 'bm9uY2U';
    const { url } = stage.server;
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `connect-src ${url} ${url.replace('http', 'ws')}`,
      `img-src ${url}`,
      "require-trusted-types-for 'script'",
    ].join('; ');
    const count = `<script nonce="${nonce}">
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        violations.push(violatedDirective + ' ' + blockedURI + ' ' + sample));
    </script>`;
    const visitor = await on(
      `<html lang="en"><head>${count}<link rel="icon" href="${url}/none">${tag(`nonce="${nonce}"`)}</head><body><h1>Strict</h1></body></html>`,
      { 'content-security-policy': policy },
    );
    await talk(visitor, 'Strictly');
    await visitor.attach({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('tea') });
    await visitor.dialog.getByRole('button', { name: 'Remove a.txt' }).waitFor();
    await visitor.dialog.getByRole('button', { name: 'Emoji' }).click();
    await visitor.dialog.getByRole('button', { name: 'grinning face', exact: true }).click();
    expect(await left(visitor.page, 'violations')).toEqual([]);
    // The policy is in force: what is inline is refused and counted.
    await visitor.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await visitor.page.waitForFunction(() => (globalThis as unknown as Left).violations.length === 1);
    await visitor.close();
  });

  it('one whose style sheet wants everything its own way', async () => {
    const visitor = await on(`<html lang="en"><head><style>
        body * { display: none !important; font: 3px monospace !important; position: static !important;
            visibility: hidden !important; transform: rotate(9deg) !important; color: red !important; }
        html, body { overflow: hidden !important; height: 100% }
        body::before { content: ''; display: block !important; position: fixed !important; z-index: 2147483000; inset: auto 0 0 auto; width: 5px; height: 5px }
        body button, body textarea, body div, body span { all: unset !important; width: 1px !important; opacity: 0 !important; }
      </style>${tag()}</head><body></body></html>`);
    await talk(visitor, 'In spite of it');
    const { family, size } = await visitor.composer.evaluate((field) => {
      const style = getComputedStyle(field);
      return { family: style.fontFamily, size: style.fontSize };
    });
    expect([family.includes('monospace'), size]).toEqual([false, '16px']);
    const box = await visitor.dialog.boundingBox();
    expect([box?.width, box?.height]).toEqual([400, 640]);
    await visitor.close();
  });

  it('one with an old library: methods on every array, string and function, and JSON that is changed by them', async () => {
    const visitor = await on(`<html lang="en"><head><script>
        const quoted = function () { return 'from Prototype: ' + this };
        for (const type of [Array, String, Number]) {
          type.prototype.toJSON = quoted;
          type.prototype.each = function () {};
          type.prototype.gsub = function () {};
        }
        Array.prototype.first = function () { return this[0] };
        Array.from = function (given) { return given ? Array.prototype.slice.call(given) : [] };
        Function.prototype.wrap = function () {};
        window.$ = window.$$ = function () { return [] };
        Element.prototype.update = function () { throw new Error('mine') };
      </script>${tag()}</head><body></body></html>`);
    await talk(visitor, 'Since 2007');
    await visitor.attach({ name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('tea') });
    await visitor.dialog.locator('.chip.ready').waitFor();
    await visitor.send('With a file');
    await visitor.messageWith('With a file', 'Sent').waitFor();
    await visitor.page.reload();
    await visitor.message('With a file').waitFor();
    // The page keeps what it has hung on them.
    expect(await visitor.page.evaluate(() => JSON.stringify(['a']))).toBe('"from Prototype: a"');
    await visitor.close();
  });

  it('one that watches fetch, and later breaks fetch, JSON and timers of its own', async () => {
    const visitor = await on(`<html lang="en"><head><script>
        const original = window.fetch;
        window.fetch = function (...args) { return original.apply(this, args).then((answer) => answer) };
      </script>${tag()}</head><body></body></html>`);
    await visitor.open();
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).click();
    await visitor.page.evaluate(() => {
      const broken = () => {
        throw new Error('broken by the page');
      };
      Object.assign(window, { fetch: broken, JSON: { parse: broken, stringify: broken } });
    });
    await talk(visitor, 'Still here');
    await visitor.close();
  });

  it('one that had put a fetch and a JSON of its own there before', async () => {
    const visitor = await on(`<html lang="en"><head><script>
        const broken = function () { throw new Error('mine') };
        Object.assign(window, { fetch: broken, JSON: { parse: broken, stringify: broken } });
      </script>${tag()}</head><body></body></html>`);
    await visitor.open();
    await visitor.send('Not with yours');
    await visitor.messageWith('Not with yours', 'Sent').waitFor();
    expect(await visitor.page.evaluate(() => window.length), 'no frame may stay').toBe(0);
    await visitor.close();
  });

  it('one that has frozen what it could, our name included', async () => {
    const visitor = await on(`<html lang="en"><head><script>
        Object.defineProperty(window, 'frontdesk', { value: undefined, writable: false });
        for (const type of [Promise, Map, Set, URL, Date, Intl]) Object.freeze(type);
        for (const type of [Object, Array, Function, String, Promise, Error]) Object.freeze(type.prototype);
        Object.freeze(document); Object.freeze(navigator); Object.freeze(history);
      </script>${tag()}</head><body></body></html>`);
    const errors: string[] = [];
    visitor.page.on('pageerror', (error) => errors.push(error.message));
    await talk(visitor, 'Ice cold');
    expect(errors).toEqual([]);
    await visitor.close();
  });

  it('one with hot-keys that listens first: it hears nothing that is typed into the chat', async () => {
    const visitor = await on(`<html lang="en"><head><script>
        globalThis.heard = [];
        for (const name of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'paste', 'copy', 'cut'])
          document.addEventListener(name, (event) => heard.push(name + ' ' + (event.key ?? '')));
      </script>${tag()}</head><body></body></html>`);
    await visitor.open();
    await visitor.composer.pressSequentially('jk?');
    await visitor.composer.press('Escape');
    expect(await left(visitor.page, 'heard')).toEqual([]);
    await visitor.page.keyboard.press('j');
    await visitor.close();
  });

  it('one with a modal that keeps the focus, as Bootstrap’s: it is written in the chat, and the modal keeps the rest', async () => {
    const visitor = await on(`<html lang="en"><head>${tag()}</head><body>
      <button id="behind">Behind</button>
      <div role="dialog" aria-modal="true" aria-label="Newsletter" tabindex="-1" id="modal"><input id="address"></div>
      <script>
        // What Bootstrap's focus trap does: what gets the focus outside of the dialog gives it back.
        const modal = document.getElementById('modal');
        document.addEventListener('focusin', ({ target }) => {
          if (target === document || target === modal || modal.contains(target)) return;
          globalThis.heard?.push(target.localName);
          document.getElementById('address').focus();
        });
        document.getElementById('address').focus();
      </script></body></html>`);
    const focused = () => visitor.page.evaluate(() => document.activeElement?.id);
    await visitor.page.locator('#behind').focus();
    expect(await focused(), 'the trap is in force').toBe('address');
    await visitor.page.evaluate(() => {
      (globalThis as unknown as Left).heard = [];
    });
    await visitor.open();
    await visitor.composer.click();
    await visitor.composer.pressSequentially('In spite of the modal');
    await expect.poll(() => visitor.composer.inputValue()).toBe('In spite of the modal');
    await visitor.composer.press('Enter');
    await visitor.messageWith('In spite of the modal', 'Sent').waitFor();
    expect(await left(visitor.page, 'heard')).toEqual([]);
    await visitor.close();
  });

  it.each([
    ['Turbo', 'document.documentElement.replaceChild(next, document.body)'],
    ['Astro', 'document.body.replaceWith(next)'],
    ['htmx', 'document.body.innerHTML = next.innerHTML'],
  ])(
    'one whose body is swapped as %s does it: the conversation, the draft and the place in it stay',
    async (_name, swap) => {
      const visitor = await on(`<html lang="en"><head>${tag()}</head><body><h1>One</h1></body></html>`);
      await visitor.open();
      await visitor.send('Before');
      await visitor.messageWith('Before', 'Sent').waitFor();
      await visitor.composer.fill('Half a sent');
      for (const title of ['Two', 'Three']) {
        await visitor.page.evaluate(
          ([code, heading]) => {
            const next = document.createElement('body');
            next.append(Object.assign(document.createElement('h1'), { textContent: heading }));
            new Function('next', code ?? '')(next);
          },
          [swap, title],
        );
        await visitor.page.getByRole('heading', { name: title }).waitFor();
        await visitor.message('Before').waitFor();
      }
      await expect.poll(() => visitor.page.locator('frontdesk-widget').count()).toBe(1);
      await expect.poll(() => visitor.composer.inputValue()).toBe('Half a sent');
      await visitor.send('After');
      await visitor.messageWith('After', 'Sent').waitFor();
      await visitor.close();
    },
  );

  it('one that is printed: the chat is not on paper', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.page.emulateMedia({ media: 'print' });
    await expect.poll(() => visitor.dialog.isVisible()).toBe(false);
    await expect.poll(() => visitor.launcher.isVisible()).toBe(false);
    await visitor.close();
  });

  it('one that goes back and forth in its history: the chat follows, and agents see where the visitor is', async () => {
    const visitor = await stage.visitor('/', DESKTOP);
    await visitor.open();
    await visitor.send('Where am I?');
    await visitor.messageWith('Where am I?', 'Sent').waitFor();
    await visitor.page.evaluate(() => history.pushState(null, '', '/?step=2'));
    await visitor.page.evaluate(() => history.pushState(null, '', '/?step=3'));
    await visitor.page.goBack();
    const ana = await stage.agent('Ana');
    await ana.open('Where am I?');
    const activity = ana.page.locator('.visitor-list a');
    await ana.page.waitForFunction(() => document.querySelectorAll('.visitor-list a').length > 0);
    await expect.poll(() => activity.first().getAttribute('href')).toContain('step=2');
    await visitor.close();
    await ana.close();
  });
});
