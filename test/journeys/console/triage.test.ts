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

    await ben.queue('Mine').click();
    const title = await ben.page.title();
    const id = await waiting('For Ben alone');
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
});
