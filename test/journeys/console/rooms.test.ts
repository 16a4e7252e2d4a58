// @slow 14 s of a core: two agents talk in rooms of the team, in real browsers. Finds what breaks between views and server
// that are tried by themselves, in `test/agent-console/views/rooms` and `test/server/conversations/team-rooms.test.ts`.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import type { ConsolePage } from '../console-page.ts';
import { DESKTOP, PHONE, type Stage, startEmbeddedStage } from '../stage.ts';

describe('rooms of the team', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  const room = (agent: ConsolePage, name: string) => agent.room(name);
  const box = (agent: ConsolePage, name: string) => agent.roomBox(name);
  const said = (agent: ConsolePage, name: string, words: string) => agent.saidInRoom(name, words);
  const enter = (agent: ConsolePage, name: string) => agent.enterRoom(name);

  async function made(name: string): Promise<string> {
    const id = uuid();
    const api = await signedInAgent(stage.server.url, 'Ana');
    expect((await api.ask('PUT', `/api/agent/rooms/${id}`, { name })).status).toBe(200);
    return id;
  }

  it('one agent makes a room, the other sees what is new, comes, types and answers; a visitor sees none of it', async () => {
    const visitor = await stage.visitor('/', DESKTOP);
    await visitor.open();
    await visitor.send('Is anybody there?');
    const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
    await ana.page.keyboard.press('t');
    await ana.page.getByText('No rooms yet').waitFor();
    await ana.page.getByRole('button', { name: 'New room' }).click();
    await ana.page.getByRole('textbox', { name: 'Name' }).fill('Kitchen');
    await ana.page.keyboard.press('Enter');
    await box(ana, 'Kitchen').fill('The first flush is here');
    await ana.page.keyboard.press('Enter');
    await said(ana, 'Kitchen', 'The first flush is here').waitFor();

    await ben.page.getByRole('link', { name: 'Team rooms, 1 unread' }).click();
    await ben.page.getByText('Ana: The first flush is here').waitFor();
    await ben.page.getByRole('link', { name: 'Kitchen' }).click();
    await said(ben, 'Kitchen', 'The first flush is here').waitFor();
    await ben.page.getByRole('link', { name: 'Team rooms', exact: true }).first().waitFor();
    await room(ana, 'Kitchen').getByRole('img', { name: /Ben/ }).waitFor();
    await box(ben, 'Kitchen').pressSequentially('Put it');
    await ana.page.getByText('Ben is typing').waitFor();
    await box(ben, 'Kitchen').fill('Put it into the window');
    await ben.page.keyboard.press('Enter');
    await said(ana, 'Kitchen', 'Put it into the window').waitFor();
    // The inbox stays beside it: who waits is still seen.
    await ana.card('Is anybody there?').waitFor();

    await ana.card('Is anybody there?').getByRole('link').click();
    await ana.thread.waitFor();
    await ana.claim();
    await ana.answer('Yes, hello!');
    await visitor.message('Yes, hello!').waitFor();
    await expect.poll(() => visitor.dialog.textContent()).not.toContain('window');
    await ana.page.goBack();
    await said(ana, 'Kitchen', 'Put it into the window').waitFor();
    await Promise.all([ana.close(), ben.close(), visitor.close()]);
  });

  it('files, pictures and changes are there for the others', async () => {
    await made('Workshop');
    const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
    await enter(ana, 'Workshop');
    await enter(ben, 'Workshop');
    const picture = readFileSync(new URL('../../../.github/images/shop.png', import.meta.url));
    await room(ana, 'Workshop')
      .locator('input[type=file]')
      .setInputFiles([{ name: 'shop.png', mimeType: 'image/png', buffer: picture }]);
    await box(ana, 'Workshop').fill('How it looks');
    await room(ana, 'Workshop').getByRole('button', { name: 'Send', disabled: false }).click();
    await said(ben, 'Workshop', 'How it looks').locator('img').waitFor();
    await said(ana, 'Workshop', 'How it looks').getByRole('button', { name: 'Edit' }).click();
    // The box below is a field for a message as well.
    const edit = ana.page.getByRole('form', { name: 'Edit' });
    await edit.getByRole('textbox', { name: 'Message' }).fill('How it looks now');
    await edit.getByRole('button', { name: 'Save' }).click();
    await said(ben, 'Workshop', 'How it looks now').waitFor();
    await said(ana, 'Workshop', 'How it looks now').getByRole('button', { name: 'Unsend' }).click();
    await said(ben, 'Workshop', 'How it looks now').waitFor({ state: 'detached' });
    await Promise.all([ana.close(), ben.close()]);
  });

  it('what is said while one is offline goes out later, and what one missed comes', async () => {
    await made('Cellar');
    const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
    await enter(ana, 'Cellar');
    await enter(ben, 'Cellar');
    await ana.page.context().setOffline(true);
    await box(ana, 'Cellar').fill('Said in the dark');
    await ana.page.keyboard.press('Enter');
    await said(ana, 'Cellar', 'Said in the dark').waitFor();
    await box(ben, 'Cellar').fill('Said in the light');
    await ben.page.keyboard.press('Enter');
    await said(ben, 'Cellar', 'Said in the light').waitFor();
    await ana.page.context().setOffline(false);
    await said(ben, 'Cellar', 'Said in the dark').waitFor();
    await said(ana, 'Cellar', 'Said in the light').waitFor();
    for (const agent of [ana, ben])
      await expect.poll(() => room(agent, 'Cellar').getByRole('article').count()).toBe(2);
    await Promise.all([ana.close(), ben.close()]);
  });

  it('who is mentioned learns of it, at a computer, and finds the way; also on a phone', async () => {
    await made('Attic');
    const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben', PHONE)];
    await enter(ana, 'Attic');
    await box(ana, 'Attic').pressSequentially('Come up, @be');
    await ana.page.getByRole('option', { name: 'Ben' }).click();
    await box(ana, 'Attic').press('Enter');
    await ben.page.getByText('Ana mentioned you in a note.').waitFor();
    await ben.page.getByRole('link', { name: 'Mentions, 1 new' }).click();
    await ben.page.getByRole('link', { name: /Come up/ }).click();
    await said(ben, 'Attic', 'Come up, @Ben').waitFor();
    await room(ben, 'Attic').getByRole('link', { name: 'Team rooms' }).click();
    await ben.page.getByRole('heading', { name: 'Team rooms' }).waitFor();
    await ben.page.getByRole('link', { name: 'Mentions', exact: true }).waitFor();
    await Promise.all([ana.close(), ben.close()]);
  });

  it('what was said long ago is found by words and by who said it, and shown with its words marked', async () => {
    const id = await made('Pantry');
    const [anaApi, benApi] = [
      await signedInAgent(stage.server.url, 'Ana'),
      await signedInAgent(stage.server.url, 'Ben'),
    ];
    stage.server.services.rateLimitFactor = 100;
    await benApi.note(id, 'The kumquats are behind the tea');
    for (let count = 1; count <= 80; count += 1) await anaApi.note(id, `Delivery ${count} is in`);
    await anaApi.note(id, 'Are there kumquats left?');
    const ana = await stage.agent('Ana');
    await enter(ana, 'Pantry');
    await said(ana, 'Pantry', 'Are there kumquats left?').waitFor();
    await ana.page.keyboard.press('f');
    const field = room(ana, 'Pantry').getByRole('searchbox', { name: 'Find in this room' });
    await field.fill('kumquat');
    await room(ana, 'Pantry').getByText('1 of 2').waitFor();
    await field.press('Enter');
    await room(ana, 'Pantry').getByText('2 of 2').waitFor();
    const oldest = said(ana, 'Pantry', 'behind the tea');
    await oldest.waitFor();
    await expect.poll(() => oldest.locator('mark').textContent()).toBe('kumquats');
    await field.fill('from:ana kumquat');
    await room(ana, 'Pantry').getByText('1 of 1').waitFor();
    await field.fill('from:ben delivery');
    await room(ana, 'Pantry').getByText('No matches').waitFor();
    await field.press('Escape');
    await field.waitFor({ state: 'detached' });
    await ana.close();
  });

  it('a notification that is answered leads into the box of its room, also where none was open before', async () => {
    const id = await made('Veranda');
    const ana = await stage.agent('Ana');
    const inBox = () =>
      expect.poll(() => ana.page.evaluate(() => document.activeElement?.id)).toBe('reply-box');
    await ana.page.getByRole('link', { name: /^Team rooms/ }).click();
    await ana.page.getByRole('main').getByRole('link', { name: 'Veranda' }).waitFor();
    // As the service worker tells it to a tab that is open …
    await ana.page.evaluate((conversationId) => {
      const data = { kind: 'open', conversationId, action: 'reply' };
      navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data }));
    }, id);
    await inBox();
    // … and as it opens one.
    const address = new URL(`/console/rooms/${id}#reply`, ana.page.url()).href;
    await ana.page.goto('about:blank');
    await ana.page.goto(address);
    await inBox();
    await ana.close();
  });

  it('a room gets another name, and is closed, before everybody’s eyes', async () => {
    const id = await made('Atick');
    const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
    const address = new URL(`/console/rooms/${id}`, ben.page.url()).href;
    await ben.page.goto(address);
    await room(ben, 'Atick').waitFor();
    await ana.page.goto(address);
    const change = ana.page.getByRole('button', { name: 'Rename or delete room' });
    await change.click();
    await ana.page.getByRole('textbox', { name: 'Name' }).fill('Loft');
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await room(ben, 'Loft').waitFor();
    await change.click();
    await ana.page.getByRole('button', { name: 'Delete room', exact: true }).click();
    await ana.page.getByRole('button', { name: 'Delete this room and its messages for everyone?' }).click();
    await ana.page.getByRole('heading', { name: 'Team rooms' }).waitFor();
    await ben.page.getByText('This room was deleted').waitFor();
    await ben.page.reload();
    await ben.page.getByText('This room was deleted').waitFor();
    await Promise.all([ana.close(), ben.close()]);
  });
});
