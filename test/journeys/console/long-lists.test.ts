// @slow 9 s of a core: threads and queues of thousands in a real browser. Finds what scrolling loses; which rows are shown
// is tried by `test/agent-console/views/format/row-offsets.test.ts`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillThread } from '../../support/long-thread.ts';
import { newVisitor } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

const MESSAGES = 20_000;
/** Far more than fits on a screen, far less than there are. */
const FEW_ROWS = 150;

describe('long lists', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('a thread of 20,000 messages opens at the end, loads older ones without moving what is read, and returns', async () => {
    const visitor = await newVisitor(stage.server.url);
    const id = await visitor.start();
    await fillThread(stage.server.services, id, MESSAGES);
    await visitor.send(id, 'the very last line');

    const ana = await stage.agent('Ana');
    await ana.open('the very last line');
    await ana.message('the very last line').waitFor();
    expect(await rowsOf(ana.page, '.messages__rows')).toBeLessThan(FEW_ROWS);

    for (let page = 0; page < 4; page += 1) {
      const first = await oldestLoaded(ana.page);
      await ana.page.locator('.messages__scroll').evaluate((element) => {
        element.scrollTop = 500;
      });
      await ana.page.waitForFunction(
        (before) => Number(document.querySelector('.messages')?.getAttribute('data-loaded')) > before,
        first,
      );
      const before = await firstSeen(ana.page);
      // Whatever else is measured and loaded in the next frames, what is read stays where it is.
      await ana.page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      const after = await topOf(ana.page, before.key);
      expect(Math.abs((after ?? Number.NaN) - before.top)).toBeLessThan(2);
      expect(await rowsOf(ana.page, '.messages__rows')).toBeLessThan(FEW_ROWS);
    }
    await ana.thread.getByRole('button', { name: 'Newest' }).click();
    await ana.page.waitForFunction(() => {
      const scroll = document.querySelector('.messages__scroll');
      return scroll !== null && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 2;
    });
    await ana.message('the very last line').waitFor();
    await ana.close();
  });

  it('an address with a message in it opens there, marked, however far back it is', async () => {
    const visitor = await newVisitor(stage.server.url);
    const id = await visitor.start();
    const filledFrom = (await visitor.read(id)).body.conversation.state.seq;
    await fillThread(stage.server.services, id, 1_500);
    await visitor.send(id, 'the last of 1,500');

    const ana = await stage.agent('Ana');
    const { origin } = new URL(ana.page.url());
    await ana.page.goto(`${origin}/console/conversations/${id}?q=line&at=${filledFrom + 700}`);
    const sought = ana.page.locator('[data-sought="true"]');
    await sought.getByText('line 700').waitFor();
    await ana.page.waitForFunction(() => {
      const box = document.querySelector('[data-sought="true"]')?.getBoundingClientRect();
      const seen = document.querySelector('.messages__scroll')?.getBoundingClientRect();
      return box !== undefined && seen !== undefined && box.top >= seen.top && box.bottom <= seen.bottom;
    });
    await expect.poll(() => sought.locator('mark').first().textContent()).toBe('line');
    await ana.close();
  });

  it('a queue of hundreds keeps a few cards in the page, and loads more to its end', async () => {
    stage.server.services.rateLimitFactor = 100;
    const ben = await stage.agent('Ben');
    const visitor = await newVisitor(stage.server.url);
    for (let number = 1; number <= 120; number += 1) {
      await visitor.send(await visitor.start(), `in the queue ${number} of many`);
    }
    await ben.page.getByText(/^Longest wait (?!first)/).waitFor();
    const list = ben.page.locator('.cards');
    await ben.card('in the queue 1 of many').waitFor();
    expect(await rowsOf(ben.page, '.cards__list')).toBeLessThan(40);
    const last = ben.card('in the queue 120 of many');
    while ((await last.count()) === 0) {
      const before = await list.evaluate((element) => element.scrollTop);
      // Again and again: at the end of what is there, nothing moves until more has been loaded.
      await ben.page.waitForFunction((top) => {
        const element = document.querySelector('.cards');
        element?.scrollBy(0, 600);
        return (
          element !== null &&
          (element.scrollTop > top || element.textContent?.includes('in the queue 120 of many'))
        );
      }, before);
    }
    await last.waitFor();
    expect(await rowsOf(ben.page, '.cards__list')).toBeLessThan(40);
    await ben.close();
  });
});

const rowsOf = (page: Page, list: string): Promise<number> =>
  page.evaluate((selector) => document.querySelector(selector)?.children.length ?? 0, list);

const oldestLoaded = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector('.messages')?.getAttribute('data-loaded')));

/** The first message that is wholly seen, and where. */
function firstSeen(page: Page): Promise<{ key: string; top: number }> {
  return page.evaluate(() => {
    const outer = document.querySelector('.messages__scroll')?.getBoundingClientRect().top ?? 0;
    for (const row of document.querySelectorAll('.messages__rows > [data-row]')) {
      const { top } = row.getBoundingClientRect();
      if (top >= outer) return { key: row.getAttribute('data-row') ?? '', top };
    }
    throw new Error('No row is seen.');
  });
}

const topOf = (page: Page, key: string): Promise<number | null> =>
  page.evaluate(
    (of) =>
      document.querySelector(`.messages__rows > [data-row="${of}"]`)?.getBoundingClientRect().top ?? null,
    key,
  );
