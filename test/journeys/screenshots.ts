import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { SECTIONS } from '../../agent-console/views/settings/sections.ts';
import type { Sites } from '../../server/contract/schemas/agent-api.ts';
import { signedInAgent, type TestAgent, uuid } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import type { ConsolePage } from './console-page.ts';
import { DESKTOP, PHONE, type Stage, startEmbeddedStage } from './stage.ts';

/**
 * `npm run screenshots`: every screen, desktop and phone, light and dark, into `.cache/screenshots`; and the two of the
 * README, small, into `.github/images`.
 */
const ALL = fileURLToPath(new URL('../../.cache/screenshots/', import.meta.url));
const README = fileURLToPath(new URL('../../.github/images/', import.meta.url));
const README_WIDTH_PX = 1_100;

const LOOKS: [string, BrowserContextOptions][] = [
  ['desktop-light', { ...DESKTOP, viewport: { width: 1360, height: 860 }, colorScheme: 'light' }],
  ['desktop-dark', { ...DESKTOP, viewport: { width: 1360, height: 860 }, colorScheme: 'dark' }],
  ['phone-light', { ...PHONE, colorScheme: 'light' }],
  ['phone-dark', { ...PHONE, colorScheme: 'dark' }],
];

await mkdir(ALL, { recursive: true });
await mkdir(README, { recursive: true });
for (const [look, options] of LOOKS) {
  const stage = await startEmbeddedStage();
  const shots = await photograph(stage, look, { ...options, reducedMotion: 'reduce' });
  await stage.close();
  if (look !== 'desktop-light') continue;
  for (const name of ['shop', 'console']) {
    const small = sharp(shots.get(name))
      .resize({ width: README_WIDTH_PX })
      .png({ palette: true, quality: 80 });
    await writeFile(join(README, `${name}.png`), await small.toBuffer());
  }
}
process.exit(0);

async function photograph(
  stage: Stage & { server: TestServer },
  look: string,
  options: BrowserContextOptions,
): Promise<Map<string, Buffer>> {
  const shots = new Map<string, Buffer>();
  const take = async (name: string, page: Page) => {
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
    const shot = await page.screenshot();
    shots.set(name, shot);
    await writeFile(join(ALL, `${look}-${name}.png`), shot);
  };

  const visitor = await stage.visitor('/', options);
  await visitor.launcher.waitFor();
  await take('shop-launcher', visitor.page);
  await visitor.open();
  await visitor.dialog.getByText('Hello! Questions').waitFor();
  await take('widget-greeting', visitor.page);
  await visitor.send('Hi! Is the Lighthouse Green still in stock?');
  await visitor.messageWith('Hi! Is the Lighthouse Green', 'Sent').waitFor();
  for (const line of ['My order from last week has not arrived.', 'Do you ship to Norway?']) {
    const other = await stage.visitor('/strict', options);
    await other.open();
    await other.send(line);
    await other.messageWith(line, 'Sent').waitFor();
  }

  const ana = await stage.agent('Ana', options);
  await ana.card('Is the Lighthouse Green').waitFor();
  await take('inbox', ana.page);
  await ana.open('Is the Lighthouse Green');
  await take('waiting', ana.page);
  await ana.claim();
  await visitor.dialog.getByText('Ana is with you').waitFor();
  await ana.answer('Hello! Yes, the first flush came in on Monday.');
  await visitor.message('Yes, the first flush').waitFor();
  await visitor.send('Wonderful. Could you show me the tin?');
  await ana.message('Could you show me the tin?').waitFor();
  await ana.note('Bought three tins in spring.');
  await ana.message('Bought three tins').waitFor();
  await ana.attach({ name: 'tin.png', mimeType: 'image/png', buffer: await tin() });
  await ana.thread.getByRole('button', { name: /Remove tin\.png/ }).waitFor();
  await ana.reply.fill('Here it is, 100 g:');
  await take('composing', ana.page);
  await ana.thread.getByRole('button', { name: 'Send', exact: true, disabled: false }).click();
  await visitor.message('Here it is').locator('img').waitFor();
  await ana.message('Here it is').getByText('Seen').waitFor();
  await ana.reply.pressSequentially('Shall I');
  await visitor.dialog.getByText('is typing').waitFor();
  await visitor.page.waitForFunction(() => {
    const image = document
      .querySelector('frontdesk-widget')
      ?.shadowRoot?.querySelector<HTMLImageElement>('[data-message] img');
    return image?.complete === true && image.naturalWidth > 0;
  });
  await take('shop', visitor.page);
  await ana.reply.fill('');
  await take('console', ana.page);
  await photographConsole(stage, ana, take);
  return shots;
}

/** The rest of the console: triage, searching, settings. */
async function photographConsole(
  stage: Stage & { server: TestServer },
  ana: ConsolePage,
  take: (name: string, page: Page) => Promise<void>,
): Promise<void> {
  const { page } = ana;
  const api = await signedInAgent(stage.server.url, 'Ana');
  const [refund, shipping, billing, view, hello] = [uuid(), uuid(), uuid(), uuid(), uuid()];
  await api.ask('PUT', `/api/agent/labels/${refund}`, { name: 'Refund', color: '#b42318' });
  await api.ask('PUT', `/api/agent/labels/${shipping}`, { name: 'Shipping', color: '#2563a8' });
  await api.ask('PUT', `/api/agent/teams/${billing}`, { name: 'Billing', memberIds: [api.id] });
  await api.ask('PUT', `/api/agent/canned-replies/${hello}`, {
    name: 'hello',
    body: 'Hello {{visitor.name}}, this is {{agent.name}}.',
  });
  await api.ask('PUT', `/api/agent/views/${view}`, {
    name: 'Urgent',
    filter: { match: 'all', rules: [{ field: 'priority', op: 'is', values: ['3'] }] },
  });
  const { cards } = (await api.inbox('waiting')).body;
  for (const [index, { state }] of cards.entries()) {
    await api.updateTriage(state.id, {
      addLabelIds: [index % 2 === 0 ? shipping : refund],
      teamId: billing,
      priority: 3 - (index % 2),
    });
  }
  const at = (path: string) => page.goto(new URL(`/console/${path}`, page.url()).href);
  await at(`conversations/${cards[0]?.state.id}`);
  await ana.thread.getByText('Norway').or(ana.thread.getByText('has not arrived')).waitFor();
  await take('sorted', page);
  for (const [key, name] of [
    ['s', 'snooze'],
    ['a', 'assign'],
    ['l', 'labels'],
    ['Control+k', 'palette'],
    ['?', 'keys'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await take(name, page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await ana.reply.fill('/h');
  await ana.thread.getByRole('option').first().waitFor();
  await take('canned', page);
  await ana.reply.fill('');
  await ana.thread.getByRole('button', { name: 'Emoji' }).click();
  await page.getByRole('dialog', { name: 'Emoji' }).waitFor();
  await take('emoji', page);
  await at('search?q=norway');
  await ana.list.locator('mark').first().waitFor();
  await take('search', page);
  await page.getByRole('button', { name: 'All queues and views' }).click();
  await page.locator('.list-menu__count').nth(5).waitFor();
  await take('lists', page);
  await page.getByRole('button', { name: 'New view' }).click();
  await page.getByRole('dialog').waitFor();
  await take('view', page);
  await at('visitors');
  await page
    .getByRole('button', { name: /^Write to/ })
    .or(page.getByText('Assigned to'))
    .first()
    .waitFor();
  await take('visitors-here', page);
  for (const [path, ready, name] of [
    ['reports', '.figure', 'reports'],
    ['reports/moments?figure=messagesIn', '.moment', 'reports-moments'],
    ['reports/now', '.tile', 'reports-now'],
    ['reports/definitions', '.definition', 'reports-definitions'],
  ] as const) {
    await at(path);
    await page.locator(ready).first().waitFor();
    await take(name, page);
  }
  await photographRooms(stage, api, take, page);
  await photographOffer(api, take, page);
  for (const { name } of SECTIONS) {
    await at(`settings/${name}`);
    await page.locator('.settings__page h2').waitFor();
    await take(`settings-${name}`, page);
  }
}

/** The rooms of the team, and one of them with a colleague in it. */
async function photographRooms(
  stage: Stage & { server: TestServer },
  api: TestAgent,
  take: (name: string, page: Page) => Promise<void>,
  page: Page,
): Promise<void> {
  const at = (path: string) => page.goto(new URL(`/console/${path}`, page.url()).href);
  await at('rooms');
  await page.getByText('No rooms yet').waitFor();
  await take('rooms-none', page);
  const ben = await signedInAgent(stage.server.url, 'Ben');
  const [kitchen, shifts] = [uuid(), uuid()];
  await api.ask('PUT', `/api/agent/rooms/${kitchen}`, { name: 'Kitchen' });
  await ben.ask('PUT', `/api/agent/rooms/${shifts}`, { name: 'Shifts' });
  await ben.note(kitchen, 'The first flush came in on Monday, 40 tins.');
  await api.note(kitchen, 'Lovely. I put two into the window.');
  await ben.note(kitchen, 'The supplier asks whether we want more before the holidays. Who decides?');
  await ben.note(shifts, 'Can somebody take my Friday?');
  await page.getByText('Who decides?').waitFor();
  await page.getByText('take my Friday').waitFor();
  await take('rooms', page);
  await at(`rooms/${kitchen}`);
  await page.getByRole('article').filter({ hasText: 'Who decides?' }).waitFor();
  await take('room', page);
  await page.getByRole('button', { name: 'Rename or delete room' }).click();
  await page.getByRole('dialog').waitFor();
  await take('room-change', page);
  await page.keyboard.press('Escape');
}

/** A conversation on offer, and the settings it comes from. */
async function photographOffer(
  api: TestAgent,
  take: (name: string, page: Page) => Promise<void>,
  page: Page,
): Promise<void> {
  const { body } = await api.ask<Sites>('GET', '/api/agent/sites');
  const path = `/api/agent/sites/${body.sites[0]?.id}`;
  const rule = (mode: 'round_robin' | 'shared') => ({
    settings: { routing: { mode, cap: 50, acceptSeconds: 600, sticky: true } },
  });
  await api.ask('PUT', path, rule('round_robin'));
  await page
    .getByRole('article', { name: /^Incoming:/ })
    .first()
    .waitFor();
  await take('offer', page);
  await api.ask('PUT', path, rule('shared'));
  await api.ask('PUT', '/api/agent/availability', { state: 'away' });
  await page
    .getByRole('article', { name: /^Incoming:/ })
    .first()
    .waitFor({ state: 'detached' });
  await page.goto(new URL(`/console/settings/sites/${body.sites[0]?.id}/routing`, page.url()).href);
  await page.getByLabel('Assignment method').waitFor();
  await take('settings-routing', page);
}

function tin(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420">
    <rect width="640" height="420" fill="#a9cf8f"/><rect x="220" y="70" width="200" height="290" rx="18" fill="#2f6b45"/>
    <rect x="208" y="56" width="224" height="46" rx="12" fill="#24553a"/><rect x="240" y="170" width="160" height="96" fill="#f4efe2"/>
    <path d="M260 238 q60 -70 120 0" stroke="#2f6b45" stroke-width="8" fill="none"/></svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}
