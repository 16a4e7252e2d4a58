// @slow 10 s of a core: parts of chat and console whose files cannot be had for a while, in a real browser, which remembers it. Finds a
// page that stays without them until it is loaded again.
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAgent, uuid } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';

describe('a part that cannot be fetched', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  /** Answers to files of these names what `broken` says, until it says nothing; resolves the names that were asked for. */
  async function breakFiles(page: Page, names: RegExp, broken: (route: Route) => Promise<void> | null) {
    const refused: string[] = [];
    await page.route(
      (url) => names.test(url.pathname),
      async (route) => {
        const answered = broken(route);
        if (answered === null) return route.continue();
        refused.push(new URL(route.request().url()).pathname);
        await answered;
      },
    );
    return refused;
  }

  it.each([
    ['itself', /\/(conversation|extras)-[\w-]+\.js$/],
    ['through what it shares with others', /\/(markdown|format)-[\w-]+\.js$/],
  ])('comes once it can be had, where it was missing %s', async (_how, names) => {
    const visitor = await stage.visitor();
    let away = true;
    const refused = await breakFiles(visitor.page, names, (route) => (away ? route.abort() : null));
    // The server was away for a moment only: it answers what is asked once each part was missed twice.
    await visitor.page.route('**/api/widget/sites/*', async (route) => {
      if (refused.length > 3) away = false;
      await route.continue();
    });
    await visitor.open();
    await visitor.send('Is anybody there?');
    await visitor.messageWith('Is anybody there?', 'Sent').waitFor();
    // Of the part that comes with the panel's menu.
    await visitor.dialog.locator('.menu').waitFor();
    expect(refused.length).toBeGreaterThan(0);
    expect(await visitor.dialog.getByText('Please reload the page').count()).toBe(0);
    await visitor.close();
  });

  it('stands in its place where others have loaded what it shares with them', async () => {
    const visitor = await stage.visitor();
    const refused: string[] = await breakFiles(visitor.page, /\/CardView-[\w-]+\.js$/, (route) =>
      refused.length === 0 ? route.abort() : null,
    );
    await visitor.open();
    await visitor.send('Where is my parcel?');
    await visitor.messageWith('Where is my parcel?', 'Sent').waitFor();
    const ana = await signedInAgent(stage.server.url, 'Ana');
    const { body } = await ana.inbox('waiting');
    const id = body.cards.find((card) => card.lastMessage?.body === 'Where is my parcel?')?.state.id ?? '';
    await ana.claim(id);
    const form = { title: 'Your order', fields: [{ id: 'number', kind: 'text', label: 'Number' }] };
    await ana.ask('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: '', form });
    await visitor.dialog.getByRole('form', { name: 'Your order' }).getByLabel('Number').fill('A123');
    expect(refused).toHaveLength(1);
    await visitor.close();
  });

  it('is said to be missing where the server answers and has it no more', async () => {
    const visitor = await stage.visitor();
    await breakFiles(visitor.page, /\/extras-[\w-]+\.js$/, (route) => route.fulfill({ status: 404 }));
    await visitor.open();
    await visitor.dialog.getByText('Please reload the page').waitFor();
    await visitor.send('Is anybody there?');
    await visitor.message('Is anybody there?').waitFor();
    await visitor.close();
  });

  it('comes in the console with the next attempt, where it was missing through what it shares with others', async () => {
    const ana = await stage.agent('Ana');
    let away = true;
    const refused = await breakFiles(ana.page, /\/(Settings|SettingsList|PageHead)-[\w-]+\.js$/, (route) =>
      away ? route.abort() : null,
    );
    await ana.page.getByRole('link', { name: 'Settings' }).click();
    const again = ana.page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(refused.length).toBeGreaterThan(0);
    away = false;
    await again.click();
    await ana.page.getByRole('heading', { name: 'Settings' }).first().waitFor();
    await ana.page.context().close();
  });
});
