// @slow 15 s of a core: eight ways through the lists, in a browser. Finds keys and marks that views alone do not show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

const HOUR_MS = 3_600_000;

describe('triage in the console', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
    stage.server.services.rateLimitFactor = 100;
  });
  afterAll(() => stage.close());

  async function waiting(text: string): Promise<string> {
    const visitor = await newVisitor(stage.server.url);
    const id = await visitor.start();
    await visitor.send(id, text);
    return id;
  }

  /** As if the visitor had written so long ago. */
  async function waitingFor(ms: number, text: string): Promise<string> {
    const id = await waiting(text);
    const since = Date.now() - ms;
    await stage.server.services.database.write((db) =>
      db
        .updateTable('conversations')
        .set({ waiting_since: since, awaiting_reply_since: since })
        .where('id', '=', id)
        .execute(),
    );
    return id;
  }

  it('an action on several ends the selection, and the next key means the open conversation', async () => {
    const texts = ['one of several', 'two of several', 'three of several'];
    for (const text of [...texts, 'the open one']) await waiting(text);
    const [ana, api] = [await stage.agent('Ana'), await signedInAgent(stage.server.url, 'Ana')];
    for (const text of texts) await ana.card(text).getByRole('checkbox').check({ force: true });
    await ana.page.getByRole('toolbar').getByRole('button', { name: 'Resolve' }).click();
    await ana.page.getByText('3 conversations resolved.').waitFor();
    await ana.page.getByRole('toolbar').waitFor({ state: 'detached' });
    // While the mouse is over the list nothing moves under it.
    await ana.page.getByRole('main').hover();
    // The cards below move up as these leave.
    for (const text of texts) await ana.card(text).waitFor({ state: 'detached' });
    await ana.open('the open one');
    await ana.page.keyboard.press('p');
    await ana.page.getByRole('combobox', { name: 'Priority' }).fill('urgent');
    await ana.page.keyboard.press('Enter');
    await ana.card('the open one').getByText('Urgent').waitFor();
    const { body } = await api.inbox('resolved');
    const priorities = body.cards.map(({ state }) => state.triage?.priority);
    expect(priorities).toEqual([0, 0, 0]);

    // One is selected and another is open: the thread's own buttons and keys mean the open one.
    await waiting('a selected one');
    await ana.card('a selected one').getByRole('checkbox').check({ force: true });
    await ana.page.getByRole('toolbar').getByText('1 selected').waitFor();
    await ana.page.keyboard.press('e');
    await ana.thread.getByText('You resolved the conversation').waitFor();
    const left = (await api.inbox('waiting')).body.cards.map((card) => card.lastMessage?.body);
    expect(left).toEqual(['a selected one']);
    await ana.queue('Resolved').click();
    await ana.page.getByRole('toolbar').waitFor({ state: 'detached' });
    for (const { state } of (await api.inbox('waiting')).body.cards) await api.resolve(state.id);
    await ana.close();
  });

  it('who has waited longest is still first after a resolve that was undone, and a claim given back', async () => {
    await waitingFor(HOUR_MS + 20 * 60_000, 'first in the queue');
    await waitingFor(30 * 60_000, 'second in the queue');
    const ana = await stage.agent('Ana');
    const first = () => ana.list.getByRole('listitem').first();
    await first().getByText('first in the queue').waitFor();
    await ana.open('first in the queue');
    await ana.page.keyboard.press('e');
    await ana.page.getByRole('button', { name: 'Undo' }).click();
    await ana.thread.getByRole('button', { name: 'Claim' }).waitFor();
    await ana.queue('Resolved').click();
    await ana.queue('Waiting').click();
    await first().getByText('first in the queue').waitFor();
    await first()
      .getByText(/waiting for 1 h 2\d min/)
      .waitFor();
    await ana.open('first in the queue');
    await ana.claim();

    // Claimed, and not answered: the visitor still waits, and the card says so.
    await ana.queue('Mine').click();
    const card = ana.card('first in the queue');
    await card.getByText(/waiting for 1 h 2\d min/).waitFor();
    await card.getByRole('link').click();
    // Beside the details, the header has no room for it.
    await ana.thread.getByRole('button', { name: 'More' }).click();
    await ana.thread.getByRole('button', { name: 'Return to queue' }).last().click();
    await ana.thread.getByRole('button', { name: 'Claim' }).waitFor();
    await ana.queue('Waiting').click();
    await first().getByText('first in the queue').waitFor();
    await ana.open('first in the queue');
    await ana.claim();
    await ana.answer('Here I am');
    await ana.message('Here I am').waitFor();
    await ana.queue('Mine').click();
    await ana.card('Here I am').waitFor();
    await expect.poll(() => ana.card('Here I am').innerText()).not.toContain('waiting for');
    await ana.close();
  });

  it('another order moves the list under the mouse', async () => {
    const ana = await stage.agent('Ana');
    const api = await signedInAgent(stage.server.url, 'Ana');
    for (const { state } of (await api.inbox('waiting')).body.cards) await api.resolve(state.id);
    await waitingFor(HOUR_MS, 'waits longest');
    const urgent = await waitingFor(60_000, 'hurries');
    await api.updateTriage(urgent, { priority: 3 });
    await ana.card('hurries').getByText('Urgent').waitFor();
    const first = () => ana.list.getByRole('listitem').first();
    await first().getByText('waits longest').waitFor();
    await ana.card('hurries').hover();
    await ana.list.getByRole('combobox', { name: 'Order' }).selectOption('priority');
    await first().getByText('hurries').waitFor();
    await ana.close();
  });

  it('an assignment is told to whom it is for, and marked until it is opened', async () => {
    const ana = await signedInAgent(stage.server.url, 'Ana');
    const benApi = await signedInAgent(stage.server.url, 'Ben');
    const ben = await stage.agent('Ben');
    const bar = ben.page.getByRole('region', { name: 'Notifications' });
    await bar.getByRole('button', { name: 'Turn on' }).click();
    await bar.getByRole('button', { name: 'Done' }).click();
    await bar.waitFor({ state: 'detached' });
    await ben.page.reload();
    await ben.list.waitFor();
    await expect.poll(() => bar.count(), { message: 'it is asked once in each browser' }).toBe(0);

    const id = await waiting('For Ben alone');
    // From then on he is told of everything; what came before is only shown.
    await ben.queue('Waiting').click();
    await ben.card('For Ben alone').waitFor();
    await ben.queue('Mine').click();
    const title = await ben.page.title();
    await ana.claim(id);
    await ana.updateTriage(id, { assigneeId: benApi.id });
    await ben.page.getByText('Ana assigned a conversation to you.').waitFor();
    await ben.card('For Ben alone').waitFor();
    await expect.poll(() => ben.page.title()).not.toBe(title);
    await ben.open('For Ben alone');
    await ben.message('For Ben alone').waitFor();
    await ben.close();
  });

  it('a view holds whoever needs a reply', async () => {
    const ana = await stage.agent('Ana');
    const api = await signedInAgent(stage.server.url, 'Ana');
    const [answered, unanswered] = [await waiting('was answered'), await waiting('was only claimed')];
    await api.claim(answered);
    await api.answer(answered, 'Hello');
    await api.claim(unanswered);
    const filter = { match: 'all', rules: [{ field: 'needs-reply', op: 'is', values: ['yes'] }] };
    await api.ask('PUT', `/api/agent/views/${uuid()}`, { name: 'Needs a reply', filter });
    await ana.page.reload();
    await ana.list.getByRole('link', { name: 'Needs a reply' }).click();
    await ana.card('was only claimed').waitFor();
    await expect.poll(() => ana.card('Hello').count()).toBe(0);
    await ana.close();
  });

  it('labels, a team and a priority are made in the settings, set from the keyboard, and seen by a colleague', async () => {
    await waiting('My parcel is lost');
    const ana = await stage.agent('Ana');
    await ana.page.goto(new URL('/console/settings/labels', ana.page.url()).href);
    await ana.page.getByRole('button', { name: 'Add a label' }).click();
    await ana.page.getByRole('textbox', { name: 'Name' }).fill('Refund');
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await ana.page.getByRole('listitem').filter({ hasText: 'Refund' }).waitFor();
    await ana.page.getByRole('link', { name: 'Teams' }).click();
    await ana.page.getByRole('button', { name: 'Add a team' }).click();
    await ana.page.getByRole('textbox', { name: 'Name' }).fill('Billing');
    await ana.page.getByRole('checkbox', { name: 'Ben' }).check();
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await ana.page.getByRole('listitem').filter({ hasText: 'Billing' }).waitFor();
    await ana.page.goBack();
    await ana.page.getByRole('heading', { name: 'Labels' }).waitFor();

    const ben = await stage.agent('Ben');
    await ana.inbox();
    await ana.open('My parcel is lost');
    await ana.page.keyboard.press('l');
    await ana.page.getByRole('combobox', { name: 'Labels' }).fill('ref');
    await ana.page.keyboard.press('Enter');
    await ana.page.getByRole('option', { name: 'Refund', selected: true }).waitFor();
    await ana.page.keyboard.press('Escape');
    await ana.page.keyboard.press('p');
    await ana.page.getByRole('combobox', { name: 'Priority' }).fill('urg');
    await ana.page.keyboard.press('Enter');
    await ana.page.keyboard.press('a');
    await ana.page.getByRole('combobox', { name: 'Assign or transfer' }).fill('bill');
    await ana.page.keyboard.press('Enter');
    await ana.thread.getByText('You assigned it to the team Billing').waitFor();

    const card = ben.card('My parcel is lost');
    for (const mark of ['Refund', 'Urgent', 'Billing']) await card.getByText(mark).waitFor();
    await ana.close();
    await ben.close();
  });

  it('several are resolved at once, and brought back with one click', async () => {
    for (const text of ['first of three', 'second of three', 'third of three']) await waiting(text);
    const ana = await stage.agent('Ana');
    for (const text of ['first of three', 'second of three', 'third of three']) {
      await ana.card(text).getByRole('checkbox').check({ force: true });
    }
    await ana.page.getByRole('toolbar').getByText('3 selected').waitFor();
    await ana.page.getByRole('toolbar').getByRole('button', { name: 'Resolve' }).click();
    await ana.page.getByText('3 conversations resolved.').waitFor();
    // Nothing moves while the mouse is over the list.
    await ana.page.mouse.move(900, 400);
    await ana.card('second of three').waitFor({ state: 'detached' });
    await ana.page.getByRole('button', { name: 'Undo' }).click();
    for (const text of ['first of three', 'second of three', 'third of three'])
      await ana.card(text).waitFor();
    await ana.close();
  });

  it('a conversation is put off with a key, and comes back when the visitor writes', async () => {
    const visitor = await newVisitor(stage.server.url);
    const id = await visitor.start();
    await visitor.send(id, 'I will send the number later');
    const ana = await stage.agent('Ana');
    await ana.open('I will send the number later');
    await ana.page.keyboard.press('s');
    await ana.page.getByRole('combobox', { name: 'Snooze' }).fill('replies');
    await ana.page.keyboard.press('Enter');
    await ana.thread.getByText('You snoozed it until the visitor replies').waitFor();
    await ana.queue('Snoozed').click();
    await ana.card('I will send the number later').waitFor();
    await visitor.send(id, 'It is 4711');
    await ana.queue('Mine').click();
    await ana.card('It is 4711').waitFor();
    const { body } = await (await signedInAgent(stage.server.url, 'Ana')).read(id);
    expect(body.conversation.state).toMatchObject({ status: 'open', assignee: { name: 'Ana' } });
    await ana.close();
  });
});
