// @slow 30 s of a core: axe on every panel and every page of the settings. Finds a field without a name, and too little
// contrast, where the core journeys do not come.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECTIONS } from '../../agent-console/views/settings/sections.ts';
import { livePast } from '../support/past.ts';
import { newVisitor, signedInAgent, uuid } from '../support/people.ts';
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

  it('on every panel and every page of the settings', async () => {
    const visitor = await newVisitor(stage.server.url);
    await livePast(stage.server, [
      { startedAt: Date.now() - 3_600_000, question: 'When?', replyAfterMinutes: 12, agent: 'Ana' },
    ]);
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
    await ana.thread.getByRole('button', { name: 'Delivery options' }).click();
    await ana.thread.getByText('Send and resolve').waitFor();
    await look('what follows a reply');
    await ana.page.keyboard.press('Escape');
    await ana.page.goto(url(`conversations/${await withCards(stage.server)}`));
    await ana.page.locator('.sent-card__answered').waitFor();
    await look('a card and a form');
    await ana.thread.getByRole('button', { name: 'Delivery options' }).click();
    await ana.thread.getByRole('button', { name: 'Card or form…' }).click();
    await ana.page.getByRole('dialog').waitFor();
    await look('a card that is being made');
    await ana.page.keyboard.press('Escape');
    await ana.page.goto(url('search?q=look'));
    await ana.list.locator('mark').first().waitFor();
    await look('search');
    await ana.page.getByRole('button', { name: 'All queues and views' }).click();
    await ana.list.locator('.list-menu').waitFor();
    await look('the menu of lists');
    await ana.page.keyboard.press('Escape');
    await ana.list.locator('.list-menu').waitFor({ state: 'detached' });
    await ana.page.getByRole('button', { name: 'New view' }).click();
    await ana.page.getByRole('dialog').waitFor();
    await look('a view');
    await ana.page.goto(url('contacts'));
    await ana.page.locator('.contacts__link').first().waitFor();
    await look('contacts');
    for (const button of ['Filter', 'Import CSV']) {
      await ana.page.getByRole('button', { name: button }).click();
      await ana.page.getByRole('dialog').waitFor();
      await look(button);
      await ana.page.keyboard.press('Escape');
      await ana.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await ana.page.goto(url('mentions'));
    await ana.page.getByText('No new mentions').waitFor();
    await look('mentions');
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
    for (const [path, ready] of [
      ['reports?days=7&zone=UTC', '.figure'],
      ['reports/moments?days=7&zone=UTC&figure=messagesIn', '.moment'],
      ['reports/now', '.tile'],
      ['reports/definitions', '.definition'],
    ] as const) {
      await ana.page.goto(url(path));
      await ana.page.locator(ready).first().waitFor();
      await look(path);
    }
    for (const { name } of SECTIONS) {
      await ana.page.goto(url(`settings/${name}`));
      await ana.page.locator('.settings__page h2').waitFor();
      await look(`settings/${name}`);
    }
    expect(found).toEqual([]);
    await ana.close();
  });
});

/** A conversation with a card, and a form that the visitor has answered. */
async function withCards(server: TestServer): Promise<string> {
  const visitor = await newVisitor(server.url);
  const id = await visitor.start();
  await visitor.send(id, 'Do you have any tea?');
  const ben = await signedInAgent(server.url, 'Ben');
  await ben.claim(id);
  const send = (parts: object) =>
    ben.ask<{ message: { id: string } }>('POST', `/api/agent/conversations/${id}/messages`, {
      id: uuid(),
      body: '',
      ...parts,
    });
  const links = [{ label: 'Buy', url: 'https://shop.example/tea' }];
  await send({ card: { title: 'Green tea', text: 'From Uji', links } });
  const fields = [
    { id: 'much', kind: 'choice', label: 'How much?', required: true, choices: ['100 g', '1 kg'] },
  ];
  const { body } = await send({ form: { title: 'Your order', fields } });
  const answered = await visitor.ask('POST', `/api/widget/conversations/${id}/messages`, {
    id: uuid(),
    body: 'How much?: 1 kg',
    chosenOf: body.message.id,
    answers: [{ id: 'much', label: 'How much?', value: '1 kg' }],
  });
  expect(answered.status, JSON.stringify(answered.body)).toBe(201);
  return id;
}
