// @slow 8 s of a core: axe on the screens that most people meet. Finds what a new screen forgot; every screen is walked by
// `accessibility-everywhere.test.ts`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestServer } from '../support/test-server.ts';
import { seriousIn } from './axe.ts';
import { DESKTOP, PHONE, type Stage, startEmbeddedStage } from './stage.ts';

describe.each([
  ['desktop, light', { ...DESKTOP, colorScheme: 'light' as const }],
  ['phone, dark', { ...PHONE, colorScheme: 'dark' as const }],
])('axe finds nothing serious: %s', (_name, options) => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  it('in the first steps of an installation to which nobody has written', async () => {
    const ana = await stage.agent('Ana', options);
    const steps = ana.page.getByRole('region', { name: /^Welcome! Four steps/ });
    await steps.getByRole('heading', { name: 'Turn on notifications' }).waitFor();
    expect(await seriousIn(ana.page)).toEqual([]);
    await steps.getByRole('button', { name: 'Hide these steps' }).click();
    await steps.waitFor({ state: 'detached' });
    await ana.close();
  });

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

  it('before signing in', async () => {
    const ana = await stage.agent('Ana', options);
    await ana.page.context().clearCookies();
    await ana.page.goto(new URL('/console/', ana.page.url()).href);
    await ana.page.getByRole('textbox', { name: 'Password' }).waitFor();
    expect(await seriousIn(ana.page)).toEqual([]);
    await ana.close();
  });
});
