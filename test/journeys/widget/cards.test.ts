// @slow 10 s of a core: a card and a form in real browsers, on a page with a strict policy, on a desktop and a phone, light and dark.
// Finds what a policy refuses or a phone has no room for. `test/server/messages/cards.test.ts` tries what the server takes,
// `test/widget/views/cards.test.tsx` what the chat shows.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { signedInAgent, type TestAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { seriousIn } from '../axe.ts';
import { DESKTOP, type MorePages, PHONE, type Stage, startEmbeddedStage } from '../stage.ts';
import { WidgetPage } from '../widget-page.ts';

const NONCE = 'bm9uY2U';
const CARD = {
  title: 'Gyokuro, 50 g, from the gardens of Yame in the prefecture of Fukuoka',
  text: 'Shaded for three weeks before it is picked; sweet, with little bitterness.',
  links: [{ label: 'See it in the shop', url: 'https://shop.example/gyokuro' }],
};
const FORM = {
  title: 'Where should we send it?',
  text: 'We only use it for this parcel.',
  fields: [
    { id: 'name', kind: 'text', label: 'Name', required: true },
    { id: 'mail', kind: 'email', label: 'E-mail' },
    { id: 'packs', kind: 'number', label: 'How many packs?', required: true },
    { id: 'size', kind: 'choice', label: 'Size', choices: ['50 g', '100 g'] },
    { id: 'day', kind: 'date', label: 'Not before' },
    { id: 'terms', kind: 'consent', label: 'I accept the terms of delivery', required: true },
  ],
};
const pages: MorePages = new Map();
let stage: Stage & { server: TestServer };
let ana: TestAgent;

beforeAll(async () => {
  stage = await startEmbeddedStage(pages);
  const { url } = stage.server;
  ana = await signedInAgent(url, 'Ana');
  const policy = `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src ${url} ${url.replace('http', 'ws')}; img-src ${url}; frame-src ${url}; require-trusted-types-for 'script'`;
  const page = (more: string) => ({
    html: `<!doctype html><html lang="en"><head><title>Shop</title><meta name="viewport" content="width=device-width"></head><body><h1>Shop</h1><script async nonce="${NONCE}" ${more} src="${url}/widget.js" data-site="${DEMO_SITE_KEY}"></script></body></html>`,
    headers: { 'content-security-policy': policy },
  });
  pages.set('/cards', page(''));
  pages.set('/cards-framed', page('data-isolation="frame"'));
});
afterAll(() => stage.close());

/** For whoever wants to see it. */
async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `card-${name}.png`) });
}

it.each([
  ['desktop', '/cards', DESKTOP, 'light'],
  ['phone', '/cards', PHONE, 'dark'],
  ['frame', '/cards-framed', DESKTOP, 'dark'],
] as const)(
  'a visitor reads a card and fills in a form, on a %s',
  async (name, path, options, colorScheme) => {
    const { page } = await stage.visitor(path, { ...options, colorScheme });
    const visitor =
      name === 'frame' ? new WidgetPage(page, page.frameLocator('iframe')) : new WidgetPage(page);
    const { dialog } = visitor;
    const hello = `Which tea do you recommend on a ${name}?`;
    await visitor.open();
    await visitor.send(hello);
    await visitor.messageWith(hello, 'Sent').or(visitor.messageWith(hello, 'Delivered')).waitFor();
    const { body } = await ana.inbox('waiting');
    const id = body.cards.find(({ lastMessage }) => lastMessage?.body === hello)?.state.id ?? '';
    const say = (more: object) =>
      ana.ask('POST', `/api/agent/conversations/${id}/messages`, { id: uuid(), body: '', ...more });
    await ana.claim(id);
    await say({ card: CARD, choices: ['I’ll take it'] });
    await dialog.getByRole('link', { name: 'See it in the shop' }).waitFor();
    await pictured(page, `${name}-card`);
    await say({ form: FORM });
    const form = dialog.getByRole('form', { name: FORM.title });
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Please fill this in.').first().waitFor();
    await pictured(page, `${name}-wrong`);
    expect(await seriousIn(page.frames().at(-1) ?? page)).toEqual([]);
    // By keyboard alone, from the first field, where the focus is.
    const { keyboard } = page;
    await keyboard.type('Ada');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('2,5');
    await form.getByLabel('Size').selectOption('100 g');
    await form.getByLabel('I accept the terms of delivery').check();
    await form.getByLabel('I accept the terms of delivery').press('Enter');
    await visitor.message('How many packs? 2.5').waitFor();
    await form.waitFor({ state: 'detached' });
    await visitor.message(FORM.title).getByText('Sent').waitFor();
    await pictured(page, `${name}-sent`);
    await page.reload();
    // On a phone, where the chat covers the page, it does not open by itself.
    if (name === 'phone') await visitor.launcher.click();
    await visitor.message('How many packs? 2.5').waitFor();
    expect(await form.count()).toBe(0);
    const read = await ana.read(id);
    expect(read.body.conversation.messages.at(-1)?.answers).toContainEqual({
      id: 'packs',
      label: 'How many packs?',
      value: 2.5,
    });
  },
);
