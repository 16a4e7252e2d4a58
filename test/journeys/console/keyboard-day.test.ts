// @slow 12 s of a core: an agent's day by keys alone, in a real browser. Finds where the focus is lost between views.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, signedInAgent } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import type { ConsolePage } from '../console-page.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

describe('a day without a pointer', () => {
  let stage: Stage & { server: TestServer };
  let ana: ConsolePage;
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => ana.page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => ana.page.keyboard.type(text);
  const focused = () => ana.page.evaluate(() => document.activeElement?.id ?? '');
  const inReplyBox = () => expect.poll(focused).toBe('reply-box');

  it('claims, answers, notes, resolves, snoozes, finds and sets, by keys alone', async () => {
    const [first, second] = [await newVisitor(stage.server.url), await newVisitor(stage.server.url)];
    const parcel = await first.start();
    await first.send(parcel, 'Where is my parcel?');
    await second.send(await second.start(), 'Do you sell gift cards?');
    ana = await stage.agent('Ana');
    const reader = await signedInAgent(stage.server.url, 'Ana');
    const bodies = async () =>
      (await reader.read(parcel)).body.conversation.messages.map(({ kind, body }) => `${kind}: ${body}`);

    // The next one of the queue is claimed, and the cursor is where the answer is written.
    await ana.card('Do you sell gift cards?').waitFor();
    await press('j');
    await ana.message('Where is my parcel?').waitFor();
    await press('c');
    await inReplyBox();
    await type('It is on its way ');
    await press('Tab', 'Tab', 'Enter');
    const emoji = ana.page.getByRole('dialog', { name: 'Emoji' });
    await emoji.waitFor();
    await type('rocket');
    await emoji.getByRole('button', { name: 'rocket' }).first().waitFor();
    await press('Enter');
    await inReplyBox();
    await type('!');
    await press('Enter');
    await ana.message('It is on its way 🚀!').waitFor();

    // A note for the team, and the conversation is done.
    await press('Escape', 'n');
    await inReplyBox();
    await type('Carrier says Monday');
    await press('Enter');
    await ana.message('Carrier says Monday').waitFor();
    await press('Escape', 'e');
    await ana.thread.getByText('You resolved the conversation').waitFor();
    expect(await bodies()).toEqual([
      'text: Where is my parcel?',
      'text: It is on its way 🚀!',
      'note: Carrier says Monday',
    ]);

    // The next of the queue is claimed, and snoozed until its visitor replies.
    await press('1');
    await ana.card('Do you sell gift cards?').waitFor();
    await press('j');
    await ana.message('Do you sell gift cards?').waitFor();
    await press('c');
    await inReplyBox();
    await press('Escape', 's');
    await ana.page.getByRole('combobox', { name: 'Snooze' }).waitFor();
    await press('Enter');
    await press('4');
    await ana.card('Do you sell gift cards?').waitFor();
    await press('5');
    await ana.card('It is on its way').waitFor();

    // Enter leads from the search to what it found: the next key opens the first hit.
    await press('/');
    await type('parcel');
    await press('Enter');
    await ana.list.locator('mark').first().waitFor();
    await press('j');
    await ana.message('Where is my parcel?').waitFor();
    await press('f');
    const find = ana.thread.getByRole('searchbox');
    await find.waitFor();
    await type('way');
    await ana.thread.getByText('1 of 1').waitFor();
    await press('Escape');
    await find.waitFor({ state: 'detached' });

    // Settings, by the palette.
    await press('Control+k');
    await ana.page.getByRole('combobox', { name: 'Command menu' }).waitFor();
    await type('profile');
    await ana.page
      .getByRole('option', { name: /Profile/ })
      .first()
      .waitFor();
    await press('Enter');
    await ana.page.getByRole('heading', { name: 'Profile' }).waitFor();
    await press('2');
    await expect.poll(() => new URL(ana.page.url()).pathname).toBe('/console/mine');
    await ana.close();
  });

  it('a claim that is answered late leaves the keys to where the agent has gone', async () => {
    for (const text of ['The first of two', 'The second of two']) {
      const visitor = await newVisitor(stage.server.url);
      await visitor.send(await visitor.start(), text);
    }
    ana = await stage.agent('Ana');
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await ana.page.route('**/assignment', async (route) => {
      await held;
      await route.continue();
    });
    await ana.card('The second of two').waitFor();
    await press('j');
    await ana.message('The first of two').waitFor();
    await press('c', 'j');
    await ana.message('The second of two').waitFor();
    const claimed = ana.page.waitForResponse('**/assignment');
    answer();
    await claimed;
    await ana.card('The first of two').waitFor({ state: 'detached' });
    // In the reply box, this key would be a word to the wrong visitor.
    await press('2');
    await ana.card('The first of two').waitFor();
    expect(await focused()).not.toBe('reply-box');
    await ana.close();
  });
});
