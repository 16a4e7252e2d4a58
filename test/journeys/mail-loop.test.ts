// @slow 8 s of a core: a mail, the page of its link and an answer by mail, in real browsers. Finds what stands between mail and page;
// `mail-link.test.ts` opens the link, and `test/server/mail` and `test/server/incoming-mail` try the mails.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InboxPage, SiteSummary } from '../../server/contract/schemas/agent-api.ts';
import { itIsTimeAt } from '../server/mail/mail-stage.ts';
import { freshContext } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { signedInAgent } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { PHONE, type Stage, startEmbeddedStage } from './stage.ts';

let stage: Stage & { server: TestServer };
beforeAll(async () => {
  stage = await startEmbeddedStage(new Map(), { DEMO: 'on' });
});
afterAll(() => stage.close());

/** As the demo is set up: mails are shown in place of being sent. */
it('a visitor writes and leaves, is answered by mail, replies there, and goes on from a phone', async () => {
  const { server } = stage;
  const ana = await signedInAgent(server.url, 'Ana');
  const { body: known } = await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
  const form = [{ id: 'mail', kind: 'email', label: { '*': 'Your e-mail address' }, required: true }];
  const mail = { missedReplies: true, afterMinutes: 1, received: false, linkDays: 7 };
  await ana.ask('PUT', `/api/agent/sites/${known.sites[0]?.id}`, { settings: { form, mail } });

  const visitor = await stage.visitor();
  await visitor.open();
  await visitor.page.getByLabel('Your e-mail address').fill('ada@example.com');
  await visitor.page.getByRole('button', { name: 'Start the chat' }).click();
  await visitor.send('Is my tea on its way?');
  // Who leaves before it is sent, takes it along.
  await visitor.messageWith('Is my tea on its way?', 'Sent').waitFor();
  const browser = visitor.page.context();
  await visitor.page.close();

  const agent = await stage.agent('Ana');
  await agent.open('Is my tea on its way?');
  await agent.claim();
  await agent.answer('It left this morning.');
  await agent.message('It left this morning.').waitFor();

  // Once the server knows that she has left, and the minute is over.
  await eventually(async () => {
    await itIsTimeAt(server);
    const subjects = server.services.mail?.outbox?.list().map(({ subject }) => subject);
    expect(subjects?.[0]).toBe('Ana answered you (Tidewater Tea)');
  });
  await agent.message('It left this morning.').getByText('e-mailed to ada@example.com').waitFor();

  const outbox = await browser.newPage();
  await outbox.goto(`${server.url}/demo/outbox`);
  const letter = outbox.frameLocator('iframe').first();
  await letter.getByText('It left this morning.').waitFor();
  const link = await letter.getByRole('link', { name: 'Open the conversation' }).getAttribute('href');
  await outbox.getByRole('textbox', { name: 'Reply' }).fill('Lovely. Which courier?');
  await outbox.getByRole('button', { name: 'Reply' }).click();
  await outbox.getByText('Your reply is in the conversation.').waitFor();
  await outbox.close();

  const reply = agent.thread.locator('article', { hasText: 'Lovely. Which courier?' });
  await reply.getByText('by e-mail').waitFor();
  await agent.answer('The night post.');

  const phone = await freshContext({ ...PHONE, locale: 'en-GB' });
  const page = await phone.newPage();
  await page.goto(link ?? '');
  await page.getByText('The night post.').waitFor();
  await page.getByRole('textbox').fill('Thank you, from my phone.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('li.mine').getByText('Thank you, from my phone.').waitFor();
  const byLink = agent.thread.locator('article', { hasText: 'Thank you, from my phone.' });
  await byLink.getByText('by link').waitFor();

  const said = [
    'Is my tea on its way?',
    'It left this morning.',
    'Lovely. Which courier?',
    'The night post.',
    'Thank you, from my phone.',
  ];
  expect(await page.locator('li .body').allTextContents(), 'on the phone, each once').toEqual(said);
  // Back in her own browser: the same conversation.
  const back = await browser.newPage();
  await back.goto(stage.shopUrl);
  await back.getByText('Thank you, from my phone.').waitFor();
  const shown = await back.locator('[role=log]').allTextContents();
  for (const words of said) expect(shown.join().split(words).length - 1, words).toBe(1);
  const { body: inbox } = (await ana.inbox('mine')) as { body: InboxPage };
  expect(inbox.cards, 'one conversation').toHaveLength(1);
  await phone.close();
});

it('an agent sets up a reminder, gets it by mail, comes by its link and answers, and the conversation says so', async () => {
  const { server } = stage;
  const ana = await signedInAgent(server.url, 'Ana');
  const { body: known } = await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites');
  const path = `${server.url}/console/settings/sites/${known.sites[0]?.id}`;
  await ana.ask('PUT', `/api/agent/sites/${known.sites[0]?.id}`, { settings: { form: [], ladder: [] } });

  const settings = await stage.agent('Ana');
  await settings.page.goto(`${path}/ladder`);
  await settings.page.getByRole('button', { name: 'Add a step' }).click();
  const step = settings.page.getByRole('group', { name: 'Step 1' });
  await step.getByLabel('After (minutes)').fill('1');
  await step.getByLabel('When').selectOption('always');
  await step.getByLabel('Step', { exact: true }).selectOption('mail');
  await settings.page.getByRole('button', { name: 'Save' }).click();
  await eventually(async () => {
    const { body } = await ana.ask<{ sites: SiteSummary[] }>('GET', '/api/agent/sites');
    expect(body.sites[0]?.settings.ladder).toMatchObject([
      { afterMinutes: 1, when: 'always', action: 'mail' },
    ]);
  });
  await settings.page.close();

  const visitor = await stage.visitor();
  await visitor.open();
  await visitor.send('Is anybody there?');
  await visitor.messageWith('Is anybody there?', 'Sent').waitFor();
  const { body: waiting } = (await ana.inbox('waiting')) as { body: InboxPage };
  const id = waiting.cards[0]?.state.id ?? '';
  await server.services.database.write((db) =>
    db
      .updateTable('conversations')
      .set((eb) => ({ awaiting_reply_since: eb('awaiting_reply_since', '-', 2 * 60_000) }))
      .where('id', '=', id)
      .execute(),
  );
  const link = await eventually(() => {
    const mails = server.services.mail?.outbox?.list() ?? [];
    const mine = mails.find(({ to, text }) => to === 'ana@demo.example' && text.includes(id));
    const found = /\S+\/console\/conversations\/\S+/.exec(mine?.text ?? '')?.[0];
    if (found === undefined) throw new Error('No reminder has come yet.');
    return found;
  });

  const agent = await stage.agent('Ana');
  await agent.page.goto(link);
  const line = agent.thread.getByText(/Unanswered for 1 min: team e-mailed/);
  await line.getByText('2 sent, opened by Ana').waitFor();
  expect(agent.page.url(), 'which is said once').not.toContain('reminder');
  await agent.claim();
  await agent.answer('I am here.');
  await line.getByText('– Ana answered').waitFor();
  await visitor.message('I am here.').waitFor();
});
