import type { Browser, Page } from 'playwright-core';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { fillThread } from '../../support/long-thread.ts';
import { newVisitor } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type BenchRow, percentile } from '../bench-row.ts';

/** As for the page's cost: a phone of the middle of the market. */
const SLOWDOWN = 4;
const MESSAGES = 1_000;
const KEYSTROKES = 80;
/** What a browser calls a long task, and what a frame of a common screen has. */
const LONG_TASK_MS = 50;
const FRAME_MS = 1_000 / 60;
/** As long as the panel moves, and a while more: what loads beside it comes in that time. */
const WATCHED_MS = 1_000;
const MICROSECONDS = 1_000;

/** Of a trace: a task of a thread, with the processor's time that it took, in microseconds. */
type TraceEvent = { name: string; tid: number; ts: number; tdur?: number; args?: { name?: string } };

/**
 * What opening the panel and typing in it ask of the main thread. Processor's time from a trace, because Chromium slows a thread
 * down by the wall clock: among other work, nothing at all takes long.
 */
export async function benchOpened(
  browser: Browser,
  server: TestServer,
  url: string,
  rounds: number,
): Promise<BenchRow[]> {
  const openings: number[][] = [];
  for (let round = 0; round < rounds; round += 1) openings.push(await tasksOfOpening(browser, url));
  const longest =
    SLOWDOWN *
    percentile(
      openings.map((tasks) => Math.max(...tasks)),
      0.5,
    );
  const all =
    SLOWDOWN *
    percentile(
      openings.map((tasks) => tasks.reduce((sum, one) => sum + one, 0)),
      0.5,
    );
  const typed = await msPerKeystroke(browser, server, url);
  return [
    {
      name: `opening: longest task, processor’s time × ${SLOWDOWN}`,
      value: longest,
      unit: 'ms',
      goal: `≤ ${LONG_TASK_MS}`,
      met: longest <= LONG_TASK_MS,
    },
    { name: `opening: all tasks of a second, processor’s time × ${SLOWDOWN}`, value: all, unit: 'ms' },
    {
      name: `keystroke to frame, ${MESSAGES.toLocaleString('en')} messages, processor’s time`,
      value: typed,
      unit: 'ms',
      goal: '≤ 16',
      met: typed <= FRAME_MS,
    },
  ];
}

/** The tasks of the page's main thread in the second after the click, in milliseconds; the app is there already. */
async function tasksOfOpening(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('frontdesk-widget button.launcher').dispatchEvent('pointerenter');
  await page.waitForLoadState('networkidle');
  const tasks = await traced(browser, page, async () => {
    await page.locator('frontdesk-widget button.launcher').dispatchEvent('click');
    await page.locator('frontdesk-widget textarea').waitFor();
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), WATCHED_MS);
  });
  await context.close();
  return tasks;
}

/** The main thread's time per key that is typed into a long conversation, frames included, in milliseconds. */
async function msPerKeystroke(browser: Browser, server: TestServer, url: string): Promise<number> {
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await fillThread(server.services, id, MESSAGES);
  await visitor.send(id, 'the very last line');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const known = JSON.stringify({ id: visitor.id, token: visitor.token, registered: true });
  await page.addInitScript(([site, text]) => localStorage.setItem(`frontdesk:${site}:visitor`, text), [
    DEMO_SITE_KEY,
    known,
  ] as const);
  await page.goto(url);
  await page.locator('frontdesk-widget button.launcher').click();
  await page.locator('frontdesk-widget').getByText('the very last line').waitFor();
  const scroller = page.locator('frontdesk-widget .log');
  // All of it, as somebody has it who has read back to the beginning, where the greeting is.
  const greeting = page.locator('frontdesk-widget .log .greeting');
  for (let look = 0; (await greeting.count()) === 0; look += 1) {
    if (look > MESSAGES) throw new Error('The beginning of the conversation did not come.');
    await scroller.evaluate(async (log) => {
      log.scrollTo(0, 100);
      await new Promise((frame) => requestAnimationFrame(frame));
      log.scrollTo(0, 0);
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
    });
  }
  const field = page.locator('frontdesk-widget textarea');
  await field.focus();
  const tasks = await traced(browser, page, async () => {
    for (let key = 0; key < KEYSTROKES; key += 1) {
      await page.keyboard.press(key % 6 === 5 ? 'Space' : 'a');
      await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => setTimeout(frame))));
    }
  });
  await context.close();
  return tasks.reduce((sum, one) => sum + one, 0) / KEYSTROKES;
}

/** What the main thread of the page did meanwhile: the processor's time of each task, in milliseconds. */
async function traced(browser: Browser, page: Page, action: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ tid }) => tid),
  );
  const tasks = traceEvents.filter(({ name, tid }) => main.has(tid) && /RunTask$/.test(name));
  const measured = tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / MICROSECONDS]));
  if (measured.length === 0) throw new Error('The trace has no task of the page’s main thread.');
  return measured;
}
