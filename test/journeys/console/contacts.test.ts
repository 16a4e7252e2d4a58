// @slow 10 s of a core: one contact from the list to its end, in a real browser. Finds what breaks between pages, dialogs and
// server that are tried by themselves, in `test/agent-console/views/contacts` and `test/server/contacts`.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newVisitor, signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

let stage: Stage & { server: TestServer };
beforeAll(async () => {
  stage = await startEmbeddedStage();
});
afterAll(() => stage.close());

it('a contact is found, edited, merged and unmerged, blocked, taken along as CSV, and deleted', async () => {
  const api = await signedInAgent(stage.server.url, 'Ana');
  const visitor = await newVisitor(stage.server.url);
  const conversation = await visitor.start();
  await visitor.send(conversation, 'Where is my parcel?');
  const { siteId } = await stage.server.services.database.read
    .selectFrom('visitors')
    .select('site_id as siteId')
    .where('id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  const made = await api.ask('POST', '/api/agent/contacts', {
    id: uuid(),
    siteId,
    name: 'Mara Okafor',
    email: 'mara@work.example',
  });
  expect(made.status).toBe(201);

  const { page } = await stage.agent('Ana');
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  await page.getByRole('link', { name: 'Contacts' }).first().click();
  await main.getByRole('row').filter({ hasText: 'Mara Okafor' }).waitFor();

  // Of the visitor, nobody knows a name yet.
  await main.getByRole('row').filter({ hasNotText: 'Mara Okafor' }).getByRole('link').first().click();
  await main.getByRole('button', { name: 'Edit contact' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mara');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('not an address');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => dialog.isVisible()).toBe(true);
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('mara@home.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await main.getByRole('link', { name: 'mara@home.example' }).waitFor();

  // Searched for by a part of the address, it stands alone; the way back keeps the search.
  await main.getByRole('link', { name: 'Contacts' }).first().click();
  await main.getByRole('searchbox', { name: 'Search contacts' }).fill('mara home');
  await expect
    .poll(() =>
      main
        .getByRole('row')
        .filter({ has: page.getByRole('link') })
        .count(),
    )
    .toBe(1);
  await main.getByRole('row').getByRole('link', { name: 'Mara' }).click();
  await main.getByText('Where is my parcel?').waitFor();

  // Blocked, the visitor is refused; unblocked, they write again.
  await main.getByRole('button', { name: 'Block visitor' }).click();
  await main.getByRole('button', { name: /^Block\?/ }).click();
  await main.getByText('Visitor blocked').waitFor();
  expect((await visitor.send(conversation, 'Hello?')).status).toBe(403);
  await main.getByRole('button', { name: 'Unblock' }).click();
  await main.getByRole('button', { name: 'Block visitor' }).waitFor();
  expect((await visitor.send(conversation, 'Hello again')).status).toBe(201);

  // Merged with the other contact of the same person, and taken apart again.
  await main.getByRole('button', { name: 'Merge contacts' }).click();
  await dialog.getByRole('searchbox', { name: 'The other contact' }).fill('okafor');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Choose Mara Okafor' }).click();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.getByText(/was merged into/).waitFor();
  await expect.poll(async () => (await contacts()).length).toBe(1);
  await dialog.getByRole('button', { name: 'Undo merge' }).click();
  await dialog.getByText('The merge was undone').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(async () => (await contacts()).length).toBe(2);

  // Both are in the file.
  await main.getByRole('link', { name: 'Contacts' }).first().click();
  const downloading = page.waitForEvent('download');
  await main.getByRole('link', { name: 'Download CSV' }).click();
  const lines = await textOf(await (await downloading).createReadStream());
  expect(lines).toContain('mara@home.example');
  expect(lines).toContain('mara@work.example');

  // Deleted, with the conversation: the visitor's browser is a stranger's, and the list has one less.
  await main.getByRole('row').filter({ hasText: 'mara@home.example' }).getByRole('link').click();
  await main.getByRole('button', { name: 'Delete contact' }).click();
  await main.getByRole('button', { name: /^Delete this contact/ }).click();
  await main.getByRole('row').filter({ hasText: 'mara@work.example' }).waitFor();
  await expect.poll(() => main.getByRole('row').filter({ hasText: 'mara@home.example' }).count()).toBe(0);
  expect((await api.read(conversation)).status).toBe(404);
  expect((await contacts()).map(({ email }) => email)).toEqual(['mara@work.example']);
  await page.context().close();

  async function contacts(): Promise<{ email: string | null }[]> {
    const found = await api.ask<{ contacts: { email: string | null }[] }>(
      'GET',
      '/api/agent/contacts?text=mara',
    );
    return found.body.contacts;
  }
});

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
