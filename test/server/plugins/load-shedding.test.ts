import Fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadShedding, MAX_EVENT_LOOP_DELAY_MS } from '../../../server/plugins/load-shedding.ts';

const PATHS = [
  '/api/widget/boot',
  '/widget.js?site=demo-shop',
  '/widget/app-12345678.js',
  '/console/',
  '/health',
];

describe('a server that is too busy', () => {
  let lateMs: number;
  const app = () => apps[0] as ReturnType<typeof Fastify>;
  const apps: ReturnType<typeof Fastify>[] = [];
  beforeEach(async () => {
    lateMs = 0;
    const made = Fastify();
    await made.register(loadShedding, { maxDelayMs: MAX_EVENT_LOOP_DELAY_MS, lateMs: () => lateMs });
    made.get('*', async () => 'served');
    apps.push(made);
  });
  afterEach(async () => {
    await apps.pop()?.close();
  });
  const statuses = async () => {
    const answers = await Promise.all(PATHS.map((url) => app().inject({ url })));
    return answers.map(({ statusCode }) => statusCode);
  };

  it('turns requests to the API away, and serves pages, scripts and its health', async () => {
    expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
    lateMs = MAX_EVENT_LOOP_DELAY_MS + 1;
    const [api, ...others] = await statuses();
    expect(api).toBeGreaterThanOrEqual(500);
    expect(others).toEqual([200, 200, 200, 200]);
    lateMs = MAX_EVENT_LOOP_DELAY_MS;
    expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
  });

  it('measures by itself how late its event loop is', async () => {
    const made = Fastify();
    apps.push(made);
    await made.register(loadShedding, { maxDelayMs: 1 });
    made.get('*', async () => 'served');
    await expect
      .poll(
        async () => {
          const until = performance.now() + 100;
          while (performance.now() < until);
          return (await made.inject({ url: '/api/widget/boot' })).statusCode;
        },
        { interval: 1, timeout: 50_000 },
      )
      .toBeGreaterThanOrEqual(500);
  });
});
