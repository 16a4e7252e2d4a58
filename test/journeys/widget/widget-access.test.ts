// @slow 14 s of a core: axe, keyboard and forced colours in each state of the widget. Finds what a new part of it forgot; what it says to
// screen readers is tried by `test/widget/views`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { DESKTOP, type MorePages, PHONE, type Stage, startEmbeddedStage } from '../stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('everybody can use the widget', () => {
  const pages: MorePages = new Map();
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage(pages);
    for (const lang of ['en', 'ar', 'he'])
      pages.set(`/in/${lang}`, {
        headers: {},
        html: `<!doctype html><html lang="${lang}"><head><title>Shop</title>
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <script async src="${stage.server.url}/widget.js" data-site="${DEMO_SITE_KEY}"></script></head>
          <body><main><h1>Tea</h1><p style="height: 3000px"><a href="#">First</a></p></main></body></html>`,
      });
  });
  afterAll(() => stage.close());

  it.each<[string, string, BrowserContextOptions]>([
    ['English, desktop, light', 'en', { ...DESKTOP, colorScheme: 'light' }],
    ['Arabic, phone, dark', 'ar', { ...PHONE, colorScheme: 'dark' }],
    ['Hebrew, desktop, dark', 'he', { ...DESKTOP, colorScheme: 'dark' }],
  ])('axe finds nothing on any screen: %s', async (_name, lang, options) => {
    const visitor = await stage.visitor(`/in/${lang}`, { ...options, reducedMotion: 'reduce' });
    await visitor.launcher.waitFor();
    expect(await found(visitor.page)).toEqual([]);
    await visitor.open();
    await expect.poll(() => visitor.dialog.getAttribute('dir')).toBe(lang === 'en' ? 'ltr' : 'rtl');
    expect(await found(visitor.page)).toEqual([]);
    await visitor.attach({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('tea') });
    await visitor.dialog.locator('.chip.ready').waitFor();
    await visitor.dialog.locator('.emoji-button').click();
    await visitor.dialog.locator('.emoji').getByRole('searchbox').waitFor();
    expect(await found(visitor.page)).toEqual([]);
    await visitor.send(`Readable in ${lang}?`);
    await visitor.message(`Readable in ${lang}?`).locator('.state').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open(`Readable in ${lang}?`);
    await ana.claim();
    await visitor.dialog.locator('.header .tool').last().click();
    await visitor.dialog.waitFor({ state: 'hidden' });
    await ana.answer('We hope so\n[[Good]] [[Not at all]]');
    const preview = visitor.page.locator('frontdesk-widget .preview');
    await preview.waitFor();
    expect(await found(visitor.page)).toEqual([]);
    await preview.getByRole('button').first().click();
    await visitor.dialog.getByRole('button', { name: 'Good' }).waitFor();
    expect(await found(visitor.page)).toEqual([]);
    await visitor.dialog.getByRole('button', { name: 'Good' }).press('Enter');
    await visitor.log.locator('.choices .taken').waitFor();
    expect(await found(visitor.page)).toEqual([]);
    await visitor.close();
    await ana.close();
  });

  it('by keyboard alone: in, through every control, and back to where it began', async () => {
    const visitor = await stage.visitor('/in/en');
    const { page } = visitor;
    await visitor.launcher.waitFor();
    await page.getByRole('link', { name: 'First' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Chat');
    await page.keyboard.press('Enter');
    await visitor.composer.waitFor();
    await page.waitForFunction(
      () => document.querySelector('frontdesk-widget')?.shadowRoot?.activeElement?.tagName === 'TEXTAREA',
    );
    await page.keyboard.type('Typed');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Emoji');
    await page.keyboard.press('Enter');
    await visitor.dialog.getByRole('button', { name: 'grinning face', exact: true }).waitFor();
    await page.waitForFunction(
      () => document.querySelector('frontdesk-widget')?.shadowRoot?.activeElement?.textContent === '😀',
    );
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('grinning face with big eyes');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => visitor.composer.inputValue()).toBe('Typed😃');
    expect(await focused(page)).toBe('Write to us');
    await page.keyboard.press('Enter');
    await visitor.messageWith('Typed😃', 'Sent').waitFor();

    const order: string[] = [];
    await visitor.dialog.focus();
    for (let step = 0; step < 12 && order.at(-1) !== 'Send'; step += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    expect(order).toEqual(
      expect.arrayContaining(['Close chat', 'Conversation', 'Attach files', 'Write a message…', 'Send']),
    );
    expect(order.indexOf('Close chat')).toBeLessThan(order.indexOf('Conversation'));
    expect(order.indexOf('Conversation')).toBeLessThan(order.indexOf('Write a message…'));
    await page.keyboard.press('Escape');
    await visitor.dialog.waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('Chat');
    await visitor.close();
  });

  it.each<[string, BrowserContextOptions]>([
    ['a phone', PHONE],
    ['a phone on its side', { ...PHONE, viewport: { width: 844, height: 390 } }],
    ['a page at 200 %', { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }],
  ])('on %s everything can be reached, and is as large as a finger', async (_name, options) => {
    const visitor = await stage.visitor('/in/en', { ...options, reducedMotion: 'reduce' });
    await visitor.open();
    const viewport = visitor.page.viewportSize();
    const small = await visitor.dialog.evaluate((panel) =>
      [...panel.querySelectorAll('button')]
        .filter((button) => button.offsetParent !== null)
        .flatMap((button) => {
          const { width, height } = button.getBoundingClientRect();
          const reach = getComputedStyle(button, '::after');
          const grown = reach.content === 'none' ? 0 : -2 * Number.parseFloat(reach.top || '0');
          return width + grown < 44 || height + grown < 44
            ? [`${button.getAttribute('aria-label')} ${width}×${height}`]
            : [];
        }),
    );
    expect(small).toEqual([]);
    for (const part of [visitor.composer, visitor.dialog.getByRole('button', { name: 'Close chat' })]) {
      const box = await part.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport?.height ?? 0);
    }
    const behind = await visitor.page.evaluate(() => {
      scrollTo(0, 500);
      return [
        document.documentElement.scrollWidth - innerWidth,
        getComputedStyle(document.documentElement).overflow,
      ];
    });
    const covers = (viewport?.width ?? 0) <= 480 || (viewport?.height ?? 0) <= 480;
    expect(behind).toEqual([0, covers ? 'hidden' : 'visible']);
    await visitor.close();
  });

  it('where the system forces its colours, the launcher, the bubbles and the buttons keep an edge', async () => {
    const visitor = await stage.visitor('/in/en', { ...DESKTOP, forcedColors: 'active' });
    await visitor.open();
    await visitor.send('Seen by everybody');
    await visitor.messageWith('Seen by everybody', 'Sent').waitFor();
    const edges = await visitor.page.evaluate(() => {
      const root = document.querySelector('frontdesk-widget')?.shadowRoot;
      return ['.launcher', '.panel', '.bubble', '.send'].map((selector) => {
        const element = root?.querySelector(selector);
        return element == null ? selector : getComputedStyle(element).borderTopStyle;
      });
    });
    expect(edges).toEqual(['solid', 'solid', 'solid', 'solid']);
    const field = visitor.dialog.locator('.field');
    const focused = await field.screenshot();
    await visitor.dialog.getByRole('button', { name: 'Close chat' }).focus();
    expect((await field.screenshot()).equals(focused), 'the focus is seen on the field').toBe(false);
    await visitor.dialog.getByRole('button', { name: 'More' }).click();
    const menu = visitor.dialog.locator('.menu-list');
    expect(await menu.evaluate((list) => getComputedStyle(list).borderTopStyle)).toBe('solid');
    await visitor.close();
  });

  it('whoever wants less motion gets none', async () => {
    const visitor = await stage.visitor('/in/en', { ...DESKTOP, reducedMotion: 'reduce' });
    await visitor.open();
    expect(
      await visitor.dialog.evaluate((panel) => [
        panel.getAnimations({ subtree: true }).length,
        getComputedStyle(panel).animationName,
      ]),
    ).toEqual([0, 'none']);
    await visitor.close();
  });
});

/** The name of what has the focus, inside the widget too. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const host = document.activeElement;
    const element = host?.shadowRoot?.activeElement ?? host;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Everything axe finds in the widget, however slight. */
async function found(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    type Violations = { violations: { id: string; nodes: { failureSummary: string; target: unknown }[] }[] };
    const { axe } = globalThis as unknown as {
      axe: { run(on: string, options: object): Promise<Violations> };
    };
    const { violations } = await axe.run('frontdesk-widget', { runOnly: rules });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary}`).join(' | ')}`,
    );
  }, RULES);
}
