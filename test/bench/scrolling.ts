import { openStage } from '../journeys/stage.ts';
import { fillThread } from '../support/long-thread.ts';
import { newVisitor } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { type BenchRow, percentile } from './bench-row.ts';

const MESSAGES = 20_000;
const SECONDS = 10;
/** As fast as somebody turns a wheel who looks for something. */
const PX_PER_FRAME = 90;
/** Two frames of a common screen: less is not seen. */
const GOAL_MS = 34;

/** A conversation of 20,000 messages in a real console, while its agent scrolls up; beside frames in which nothing happens. */
export async function benchScrolling(server: TestServer): Promise<BenchRow[]> {
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await fillThread(server.services, id, MESSAGES);
  await visitor.send(id, 'the very last line');
  const stage = await openStage({
    shopUrl: server.url,
    consoles: { Ana: server.url, Ben: server.url },
    close: async () => {},
  });
  try {
    const { page, thread } = await stage.agent('Ana');
    await page.goto(`${server.url}/console/conversations/${id}`);
    await thread.getByText('the very last line').waitFor();
    const framesOf = (px: number) =>
      page.evaluate(
        async ([step, seconds]) => {
          const scroller = document.querySelector('.messages__scroll');
          const frames: number[] = [];
          const until = performance.now() + seconds * 1_000;
          for (let last = performance.now(); last < until; ) {
            if (scroller !== null) scroller.scrollTop -= step;
            const now = await new Promise<number>((frame) => requestAnimationFrame(frame));
            frames.push(now - last);
            last = now;
          }
          return frames;
        },
        [px, SECONDS] as const,
      );
    const still = percentile(await framesOf(0), 0.95);
    const scrolled = await framesOf(PX_PER_FRAME);
    const p95 = percentile(scrolled, 0.95);
    const loaded = Number(await page.locator('.messages').getAttribute('data-loaded'));
    const rows = await page.locator('.messages__rows > *').count();
    return [
      {
        name: `scrolling up ${loaded.toLocaleString('en')} of 20,000 messages: a frame`,
        value: p95,
        unit: 'ms p95',
        beside: { name: 'a frame of nothing', ratio: p95 / still },
        goal: `≤ ${GOAL_MS} ms`,
        met: p95 <= GOAL_MS,
      },
      {
        name: 'the same: frames of more than 50 ms',
        value: (100 * scrolled.filter((ms) => ms > 50).length) / scrolled.length,
        unit: '%',
      },
      { name: 'the same: rows in the page', value: rows, unit: '' },
    ];
  } finally {
    await stage.close();
  }
}
