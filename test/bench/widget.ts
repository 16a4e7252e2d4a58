import type { Browser, CDPSession, Page } from 'playwright-core';
import { startShop } from '../../demo/shop-server.mjs';
import { DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { launchBrowser } from '../support/browser.ts';
import { freePort } from '../support/free-port.ts';
import { startTestServer } from '../support/test-server.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { benchLighthouse } from './widget/lighthouse.ts';
import { benchOpened } from './widget/opened.ts';
import { bundlePeer, type Peer } from './widget/peer.ts';

/** A phone of the middle of the market, as Lighthouse has it. */
const SLOWDOWN = 4;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const MIB = 1024 * 1024;
const WIDGET_TAG = /<script[^>]*widget\.js[^>]*><\/script>/;
/** Lighthouse takes some ten seconds a time. */
const MOST_SCORES = 5;

/**
 * What the widget costs a page, in a real Chromium, on a page of the demo's shop slowed four times: with the tag, without
 * it, and with the widget of others in its place, in turns.
 */
export async function benchWidget(rounds: number): Promise<BenchRow[]> {
  const port = await freePort();
  const server = await startTestServer({ built: true, shopOrigins: [`http://localhost:${port}`] });
  const peer = await bundlePeer();
  const plain = '<!doctype html><html lang="en"><title>Shop</title><h1>Teas</h1><p>Four gardens.</p>';
  const tag = `<script async src="${server.url}/widget.js?site=${DEMO_SITE_KEY}"></script>`;
  const pages = new Map(
    Object.entries({
      '/bare': plain,
      '/ours': plain + tag,
      '/peer': `${plain}<div id="peer"></div><script async src="/peer.js"></script>`,
    }).map(([path, html]) => [path, { html, headers: {} as Record<string, string> }]),
  );
  pages.set('/peer.js', { html: peer.code, headers: { 'content-type': 'text/javascript' } });
  const shop = await startShop({ port, serverUrl: server.url, siteKey: DEMO_SITE_KEY, pages });
  const withTag = await (await fetch(shop.url)).text();
  const withoutTag = withTag.replace(WIDGET_TAG, '');
  if (withoutTag === withTag) throw new Error('The shop’s page has no tag; this measurement needs one.');
  for (const [path, html] of [
    ['/shop-with', withTag],
    ['/shop-without', withoutTag],
  ] as const)
    pages.set(path, { html, headers: {} });
  const browser = await launchBrowser();
  try {
    const views: Record<string, View[]> = { '/bare': [], '/ours': [], '/peer': [] };
    for (let round = 0; round < rounds; round += 1)
      for (const path of Object.keys(views)) views[path]?.push(await viewOf(browser, shop.url + path));
    const openings: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      openings.push(await openingOf(browser, `${shop.url}/ours`));
    const left = await afterDestroy(browser, `${shop.url}/ours`);
    const scores = await benchLighthouse(Math.min(rounds, MOST_SCORES), {
      with: `${shop.url}/shop-with`,
      without: `${shop.url}/shop-without`,
    });
    const opened = await benchOpened(browser, server, `${shop.url}/ours`, rounds);
    return [...rowsOf(views, openings, left, peer), ...opened, ...scores];
  } finally {
    await browser.close();
    await shop.close();
    await server.remove();
  }
}

type View = { requests: number; taskMs: number; longTasks: number; shift: number };

/**
 * One view of a page by somebody who does nothing: at the slowdown for its long tasks, and at full speed for its scripts.
 * Of those, the processor's time is taken and multiplied: Chromium slows a thread down by the wall clock, so that on a
 * machine which is busy with other things a page without any script takes nine times as long instead of four.
 */
async function viewOf(browser: Browser, url: string): Promise<View> {
  const { requests, longTasks, shift } = await watchedView(browser, url);
  return { requests, longTasks, shift, taskMs: SLOWDOWN * (await scriptMsOf(browser, url)) };
}

/** What the main thread computes for scripts, compiling included, in milliseconds of the processor's time. */
async function scriptMsOf(browser: Browser, url: string): Promise<number> {
  const { page, session, close } = await slowPage(browser, 1);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'networkidle' });
  const { metrics } = await session.send('Performance.getMetrics');
  await close();
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
}

async function watchedView(browser: Browser, url: string): Promise<Omit<View, 'taskMs'>> {
  const { page, close } = await slowPage(browser);
  let requests = 0;
  page.on('request', (request) => {
    if (!request.url().endsWith('/favicon.ico')) requests += 1;
  });
  await page.addInitScript(() => {
    const seen = { longTasks: 0, shift: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { longTasks: number; shift: number } }).seen,
  );
  await close();
  return { requests: requests - 1, ...seen };
}

/** From the click to the panel's first frame, after the finger has come near: milliseconds at the slowdown. */
async function openingOf(browser: Browser, url: string): Promise<number> {
  const { page, close } = await slowPage(browser);
  await page.goto(url);
  const launcher = page.locator('frontdesk-widget button.launcher');
  await launcher.dispatchEvent('pointerenter');
  await page.waitForLoadState('networkidle');
  const ms = await page.evaluate(async () => {
    const root = document.querySelector('frontdesk-widget')?.shadowRoot;
    const from = performance.now();
    root?.querySelector<HTMLButtonElement>('.launcher')?.click();
    for (let height = 0; height === 0; ) {
      await new Promise((frame) => requestAnimationFrame(frame));
      height = root?.querySelector<HTMLElement>('[role=dialog]')?.clientHeight ?? 0;
    }
    // The frame that shows it has been made when the next task runs.
    await new Promise((task) => setTimeout(task));
    return performance.now() - from;
  });
  await close();
  return ms;
}

type Left = { openedBytes: number; nodes: number; listeners: number };

/** What an opened widget holds in memory, and what is left of it after destroy. */
async function afterDestroy(browser: Browser, url: string): Promise<Left> {
  const { page, session, close } = await slowPage(browser, 1);
  await page.goto(url);
  const launcher = page.locator('frontdesk-widget button.launcher');
  await launcher.waitFor();
  const call = (method: string, given?: object) =>
    page.evaluate(
      ([name, options]) =>
        (globalThis as unknown as { frontdesk(...args: unknown[]): Promise<unknown> })
          .frontdesk(name, options)
          .then(() => {}),
      [method, given] as const,
    );
  const fresh = await countOf(session);
  // Once for what the browser itself keeps of a first time.
  await call('boot', { site: DEMO_SITE_KEY });
  await call('open');
  await call('destroy');
  const before = await countOf(session);
  await call('boot', { site: DEMO_SITE_KEY });
  await call('open');
  await page.locator('frontdesk-widget textarea').waitFor();
  await page.waitForLoadState('networkidle');
  const opened = await countOf(session);
  await call('destroy');
  const after = await countOf(session);
  await close();
  return {
    openedBytes: opened.bytes - fresh.bytes,
    nodes: after.elements - before.elements,
    listeners: after.listeners - before.listeners,
  };

  /** What one collection frees may hold what only the next one does: until nothing more goes. */
  async function countOf(cdp: CDPSession) {
    let listeners = Number.POSITIVE_INFINITY;
    for (let before = Number.NaN; listeners !== before; ) {
      before = listeners;
      await cdp.send('HeapProfiler.collectGarbage');
      listeners = (await cdp.send('Memory.getDOMCounters')).jsEventListeners;
    }
    const { usedSize: bytes } = await cdp.send('Runtime.getHeapUsage');
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    return { listeners, bytes, elements };
  }
}

async function slowPage(browser: Browser, rate = SLOWDOWN) {
  const context = await browser.newContext(PHONE);
  const page: Page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return { page, session, close: () => context.close() };
}

function rowsOf(
  views: Record<string, View[]>,
  openings: readonly number[],
  left: Left,
  peer: Peer,
): BenchRow[] {
  const median = (path: string, of: (view: View) => number) => percentile((views[path] ?? []).map(of), 0.5);
  const scriptMs = (path: string) =>
    Math.max(0.01, median(path, (view) => view.taskMs) - median('/bare', (view) => view.taskMs));
  const more = (path: string, of: (view: View) => number) => median(path, of) - median('/bare', of);
  const [ours, theirs] = [scriptMs('/ours'), scriptMs('/peer')];
  const opening = percentile(openings, 0.5);
  const requests = more('/ours', (view) => view.requests);
  const shift = more('/ours', (view) => view.shift);
  const longTasks = more('/ours', (view) => view.longTasks);
  return [
    { name: 'requests before intent', value: requests, unit: '', goal: '1', met: requests === 1 },
    { name: 'cumulative layout shift', value: shift, unit: '', goal: '0', met: shift === 0 },
    {
      name: `main thread, scripts of a page view, processor’s time × ${SLOWDOWN}`,
      value: ours,
      unit: 'ms',
      beside: { name: peer.name, ratio: ours / theirs },
      goal: '≤ 10',
      met: ours <= 10,
    },
    { name: 'long tasks', value: longTasks, unit: '', goal: '0', met: longTasks === 0 },
    { name: `the same of ${peer.name}, without the app in its frame`, value: theirs, unit: 'ms' },
    { name: `bundle of ${peer.name} with React, gzip`, value: peer.gzipBytes, unit: 'bytes' },
    {
      name: `click to the panel’s first frame, warm, ${SLOWDOWN} × slower`,
      value: opening,
      unit: 'ms',
      goal: '≤ 150',
      met: opening <= 150,
    },
    {
      name: 'memory of the opened widget',
      value: left.openedBytes / MIB,
      unit: 'MiB',
      goal: '≤ 3',
      met: left.openedBytes <= 3 * MIB,
    },
    { name: 'elements left by destroy', value: left.nodes, unit: '', goal: '0', met: left.nodes === 0 },
    {
      name: 'listeners left by destroy',
      value: left.listeners,
      unit: '',
      goal: '0',
      met: left.listeners === 0,
    },
  ];
}
