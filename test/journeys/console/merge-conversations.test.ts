// @slow 20 s of a core: two browsers. Whether what a visitor writes into a merged conversation is where both of them look.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

let stage: Stage & { server: TestServer };
beforeAll(async () => {
  stage = await startEmbeddedStage();
});
afterAll(() => stage.close());

it('two conversations are merged, the visitor goes on in the kept one, the other is read in place, and they are separated', async () => {
  const api = await signedInAgent(stage.server.url, 'Ana');
  const visitor = await stage.visitor();
  await visitor.open();
  await visitor.send('Where is my order?');
  await visitor.messageWith('Where is my order?', 'Sent').waitFor();
  const { id: visitorId } = await stage.server.services.database.read
    .selectFrom('visitors')
    .select('id')
    .executeTakeFirstOrThrow();
  const kept = uuid();
  const approach = { id: kept, messageId: uuid(), body: 'About your invoice?' };
  expect((await api.ask('POST', `/api/agent/visitors/${visitorId}/conversations`, approach)).status).toBe(
    201,
  );

  const ana = await stage.agent('Ana');
  const { page, thread } = ana;
  const dialog = page.getByRole('dialog');
  await ana.open('Where is my order?');
  await thread.getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Merge with another conversation' }).click();
  await dialog.getByRole('button', { name: 'Choose “About your invoice?”' }).click();
  await dialog.getByRole('button', { name: 'Keep the other one' }).click();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Conversations merged.').waitFor();
  const section = thread.getByRole('group').filter({ hasText: 'Conversation from' });
  await section.getByText('Conversation from').click();
  await section.getByRole('article').filter({ hasText: 'Where is my order?' }).waitFor();

  // Their chat still shows the merged one: what they write there is in the kept one, which it shows from then on.
  await visitor.send('Yes, the invoice');
  await ana.message('Yes, the invoice').waitFor();
  await expect.poll(() => visitor.texts()).toEqual(['About your invoice?', 'Yes, the invoice']);

  // An old link leads to where it goes on.
  await section.getByRole('link', { name: 'Open' }).click();
  await thread.getByText('This conversation was merged into another one.').waitFor();
  await expect.poll(() => ana.reply.count()).toBe(0);
  await thread.getByRole('link', { name: 'Open that conversation' }).click();
  await section.getByText('Conversation from').waitFor();

  // What was unfolded is so still.
  await section.getByRole('button', { name: 'Separate' }).click();
  await thread.getByText('You separated a merged conversation').waitFor();
  await section.waitFor({ state: 'detached' });
  expect((await api.inbox('waiting')).body.cards.map(({ lastMessage }) => lastMessage?.body)).toEqual([
    'Where is my order?',
  ]);
  await visitor.close();
  await ana.close();
});
