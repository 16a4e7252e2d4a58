import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECTIONS } from '../../agent-console/views/settings/sections.ts';
import { newVisitor } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { DESKTOP, PHONE, type Stage, startEmbeddedStage } from './stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; impact: string; nodes: { target: unknown; failureSummary: string }[] };

describe.each([
  ['desktop, light', { ...DESKTOP, colorScheme: 'light' as const }],
  ['phone, dark', { ...PHONE, colorScheme: 'dark' as const }],
])('axe finds nothing serious: %s', (_name, options) => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('in the widget and in the console', async () => {
    const visitor = await stage.visitor('/', options);
    expect(await seriousIn(visitor.page, 'frontdesk-widget')).toEqual([]);
    await visitor.open();
    await visitor.send('Is this easy to read?');
    await visitor.messageWith('Is this easy to read?', 'Sent').waitFor();
    const ana = await stage.agent('Ana', options);
    expect(await seriousIn(ana.page)).toEqual([]);
    await ana.open('Is this easy to read?');
    await ana.claim();
    await ana.answer('We hope so');
    await ana.note('Likes contrast');
    await ana.message('Likes contrast').waitFor();
    expect(await seriousIn(ana.page)).toEqual([]);
    await visitor.message('We hope so').waitFor();
    expect(await seriousIn(visitor.page, 'frontdesk-widget')).toEqual([]);
    await visitor.close();
    await ana.close();
  });

  it('on every panel and every page of the settings', async () => {
    const visitor = await newVisitor(stage.server.url);
    await visitor.send(await visitor.start(), 'Look at all of it');
    const ana = await stage.agent('Ana', options);
    const url = (path: string) => new URL(`/console/${path}`, ana.page.url()).href;
    const found: string[] = [];
    const look = async (where: string) => {
      for (const violation of await seriousIn(ana.page)) found.push(`${where}: ${violation}`);
    };
    await ana.open('Look at all of it');
    for (const key of ['s', 'a', 'l', 'p', '?', 'Control+k']) {
      await ana.page.keyboard.press(key);
      await ana.page.getByRole('dialog').waitFor();
      await look(`after ${key}`);
      await ana.page.keyboard.press('Escape');
      await ana.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await ana.thread.getByRole('button', { name: 'Emoji' }).click();
    await ana.page.getByRole('dialog', { name: 'Emoji' }).waitFor();
    await look('emoji');
    await ana.page.keyboard.press('Escape');
    await ana.page.goto(url('search?q=look'));
    await ana.list.locator('mark').first().waitFor();
    await look('search');
    await ana.page.getByRole('button', { name: 'New view' }).click();
    await ana.page.getByRole('dialog').waitFor();
    await look('a view');
    await ana.page.goto(url('rooms'));
    await ana.page.getByRole('heading', { name: 'Team rooms' }).waitFor();
    await look('rooms');
    await ana.page.getByRole('button', { name: 'New room' }).click();
    await ana.page.getByRole('textbox', { name: 'Name' }).fill('Talk');
    await look('a new room');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByRole('textbox', { name: 'Message' }).fill('Easy to read?');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByRole('article').waitFor();
    await look('a room');
    for (const { name } of SECTIONS) {
      await ana.page.goto(url(`settings/${name}`));
      await ana.page.locator('.settings__page h2').waitFor();
      await look(`settings/${name}`);
    }
    expect(found).toEqual([]);
    await ana.close();
  });

  it('before signing in', async () => {
    const ana = await stage.agent('Ana', options);
    await ana.page.context().clearCookies();
    await ana.page.goto(new URL('/console/', ana.page.url()).href);
    await ana.page.getByRole('textbox', { name: 'Password' }).waitFor();
    expect(await seriousIn(ana.page)).toEqual([]);
    await ana.close();
  });
});

/** What axe calls serious or critical, after animations have ended. */
async function seriousIn(page: Page, selector?: string): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  // Evaluated, not added as a tag: the console's policy allows no foreign script.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async (within) => {
    const axe = (
      globalThis as unknown as {
        axe: { run(context: unknown, options: object): Promise<{ violations: unknown[] }> };
      }
    ).axe;
    return (
      await axe.run(within ?? document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
    ).violations;
  }, selector);
  return (violations as Violation[])
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary}`).join(' | ')}`,
    );
}
