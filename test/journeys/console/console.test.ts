// @slow 30 s of a core: eight ways through the console with two agents. Finds what core.test.ts, which has the main one, does not.
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Sites } from '../../../server/contract/schemas/agent-api.ts';
import { newVisitor, signedInAgent } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';

describe('the console', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
    stage.server.services.rateLimitFactor = 100;
  });
  afterAll(() => stage.close());

  /** Whatever a rule gave, the next journey begins with one line for everybody. */
  async function shareTheLine(): Promise<void> {
    const api = await signedInAgent(stage.server.url, 'Ana');
    const { body } = await api.ask<Sites>('GET', '/api/agent/sites');
    const routing = { mode: 'shared', cap: 5, acceptSeconds: null, sticky: false };
    await api.ask('PUT', `/api/agent/sites/${body.sites[0]?.id}`, { settings: { routing } });
  }

  /** What the journeys before left waiting is nobody's any more. */
  async function emptyTheLine(): Promise<void> {
    const api = await signedInAgent(stage.server.url, 'Ana');
    const { body } = await api.inbox('waiting');
    for (const { state } of body.cards) expect((await api.resolve(state.id)).status).toBe(200);
  }

  async function waiting(...texts: string[]): Promise<void> {
    for (const text of texts) {
      const visitor = await newVisitor(stage.server.url);
      await visitor.send(await visitor.start(), text);
    }
  }

  it('what was said is found in any script, opens with the list beside it, and is left with Escape', async () => {
    await waiting('请问茶叶什么时候到货', 'Where is the <b>zeppelin</b> I ordered?');
    const ana = await stage.agent('Ana');
    await ana.page.keyboard.press('/');
    await ana.page.keyboard.type('茶叶');
    const mark = ana.list.locator('mark');
    await mark.filter({ hasText: '茶叶' }).waitFor();
    await ana.page.keyboard.press('Control+a');
    await ana.page.keyboard.type('zepp');
    await mark.filter({ hasText: 'zeppelin' }).waitFor();
    await expect
      .poll(() => ana.list.locator('.card__line--snippet').first().innerText())
      .toContain('<b>zeppelin</b>');
    await ana.open('zeppelin');
    await ana.message('zeppelin').waitFor();
    await mark.filter({ hasText: 'zeppelin' }).waitFor();
    await ana.page.reload();
    await ana.message('zeppelin').waitFor();
    await mark.filter({ hasText: 'zeppelin' }).waitFor();
    await ana.page.getByRole('combobox', { name: 'Search conversations' }).press('Escape');
    await ana.card('茶叶').waitFor();
    await ana.close();
  });

  it('a view is made of conditions, has an address, follows what happens, and can be deleted', async () => {
    await waiting('for the view');
    const ana = await stage.agent('Ana');
    await ana.page.getByRole('button', { name: 'New view' }).click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('My urgent ones');
    await dialog.getByRole('combobox', { name: 'Field' }).selectOption('priority');
    await dialog.getByRole('combobox', { name: 'Value' }).selectOption('3');
    await dialog.getByRole('button', { name: 'Add a condition' }).click();
    await dialog.getByRole('combobox', { name: 'Field' }).nth(1).selectOption('status');
    await dialog.getByRole('combobox', { name: 'Value' }).nth(1).selectOption('resolved');
    await dialog.getByRole('combobox', { name: 'Value' }).nth(1).selectOption('waiting');
    await dialog.getByRole('button', { name: 'Remove Resolved' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await ana.list.getByRole('heading', { name: 'My urgent ones' }).waitFor();
    expect(new URL(ana.page.url()).pathname).toMatch(/\/console\/views\//);

    const ben = await stage.agent('Ben');
    await ben.open('for the view');
    await ben.page.keyboard.press('p');
    await ben.page.getByRole('combobox', { name: 'Priority' }).fill('urgent');
    await ben.page.keyboard.press('Enter');
    await ana.card('for the view').waitFor();
    await ana.page.goBack();
    await ana.page.goForward();
    await ana.card('for the view').waitFor();

    await ana.page.getByRole('button', { name: 'Edit the view My urgent ones' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Confirm delete' }).click();
    await ana.list.getByRole('link', { name: 'My urgent ones' }).waitFor({ state: 'detached' });
    await ana.close();
    await ben.close();
  });

  it('a canned reply, an edit and a message taken back reach the visitor as they are meant', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Do you take cheques?');
    const ana = await stage.agent('Ana');
    await ana.page.goto(new URL('/console/settings/canned-replies', ana.page.url()).href);
    await ana.page.getByRole('button', { name: 'Add a canned reply' }).click();
    await ana.page.getByRole('textbox', { name: 'Name' }).fill('hello');
    await ana.page
      .getByRole('textbox', { name: 'Reply' })
      .fill('Hello {{visitor.name}}, this is {{agent.name}}.');
    const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
    await ana.page.locator('input[type=file]').setInputFiles([file('prices.txt'), file('hours.txt')]);
    for (const size of ['9 B', '10 B']) await ana.page.getByText(size, { exact: true }).waitFor();
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await ana.page.getByRole('link', { name: 'prices.txt' }).waitFor();
    await ana.inbox();
    await ana.open('Do you take cheques?');
    await ana.claim();
    await ana.reply.pressSequentially('/hel');
    await ana.thread.getByRole('option', { name: /hello.*prices\.txt/ }).waitFor();
    await ana.page.keyboard.press('Enter');
    await ana.thread.getByRole('button', { name: 'Remove hours.txt' }).click();
    await ana.reply.focus();
    await ana.page.keyboard.press('Enter');
    await ana.page.keyboard.press('Enter');
    await ana.thread.getByText('Fill in before sending: visitor.name').waitFor();
    await ana.page.waitForFunction(() => {
      const box = document.activeElement;
      if (!(box instanceof HTMLTextAreaElement)) return false;
      return box.value.slice(box.selectionStart, box.selectionEnd) === '{{visitor.name}}';
    });
    await ana.page.keyboard.type('dear visitor');
    await ana.page.keyboard.press('Enter');
    await visitor.message('Hello dear visitor, this is Ana.').waitFor();
    await visitor.log.getByText('prices.txt').waitFor();
    expect(await visitor.log.getByText('hours.txt').count()).toBe(0);
    await ana.answer('Hello, this is Ana. We do nott.');
    await visitor.message('We do nott.').waitFor();
    await ana.message('We do nott.').hover();
    await ana.message('We do nott.').getByRole('button', { name: 'Edit' }).click();
    const editing = ana.page.getByRole('textbox', { name: 'Message' });
    await editing.fill('Hello, this is Ana. We do not.');
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await visitor.message('We do not.').getByText('edited').waitFor();
    // The visitor may have it before the agent's own console has the answer, and puts the box away.
    await editing.waitFor({ state: 'detached' });
    await ana.answer('Said to the wrong person');
    await visitor.message('Said to the wrong person').waitFor();
    await ana.message('Said to the wrong person').hover();
    await ana.message('Said to the wrong person').getByRole('button', { name: 'Unsend' }).click();
    await visitor.dialog.getByText('This message was deleted.').waitFor();
    await expect.poll(() => visitor.log.innerText()).not.toContain('wrong person');
    await visitor.close();
    await ana.close();
  });

  it('a colleague who is mentioned in a note learns of it, wherever they are, and finds the way', async () => {
    await waiting('Something for an expert');
    const [ana, ben] = [await stage.agent('Ana'), await stage.agent('Ben')];
    await ana.open('Something for an expert');
    await ana.page.keyboard.press('n');
    await ana.reply.pressSequentially('What do you think, @be');
    await ana.thread.getByRole('option', { name: 'Ben' }).click();
    await ana.reply.press('Enter');
    await ben.page.getByText('Ana mentioned you in a note.').waitFor();
    await ben.page.getByRole('link', { name: 'Mentions, 1 new' }).click();
    await ben.page.getByRole('link', { name: /What do you think/ }).click();
    await ben.message('What do you think, @Ben').waitFor();
    await ben.page.getByRole('link', { name: 'Mentions', exact: true }).waitFor();
    await ana.close();
    await ben.close();
  });

  it('a reply begun in one browser is finished in another', async () => {
    await waiting('Please take your time');
    const [desktop, laptop] = [await stage.agent('Ana'), await stage.agent('Ana')];
    await desktop.open('Please take your time');
    const kept = desktop.page.waitForResponse((response) => response.url().includes('/drafts/'));
    await desktop.reply.fill('A long answer that begins here');
    await kept;
    await laptop.page.reload();
    await laptop.card('A long answer that begins here').waitFor();
    await laptop.card('A long answer that begins here').getByRole('link').click();
    await laptop.reply.waitFor();
    await expect.poll(() => laptop.reply.inputValue()).toBe('A long answer that begins here');
    await desktop.close();
    await laptop.close();
  });

  it('an agent chooses a language, on this and on the next start', async () => {
    const ana = await stage.agent('Ana');
    await ana.page.goto(new URL('/console/settings/writing', ana.page.url()).href);
    await ana.page.getByRole('combobox', { name: 'Language' }).selectOption('中文');
    await ana.page.getByRole('heading', { name: '输入与语言' }).waitFor();
    await expect.poll(() => ana.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await ana.page.reload();
    await ana.page.getByRole('link', { name: /^收件箱/ }).waitFor();
    await ana.page.getByRole('combobox', { name: '语言' }).selectOption('English');
    await ana.page.getByRole('link', { name: /^Inbox/ }).waitFor();
    await ana.close();
  });

  it('a rule of the site offers a conversation to one agent, who passes it on to the other', async () => {
    onTestFinished(shareTheLine);
    await emptyTheLine();
    const ana = await stage.agent('Ana');
    const ben = await stage.agent('Ben');
    const state = async (agent: typeof ana, name: string) => {
      await agent.page.keyboard.press('Control+k');
      await agent.page.getByRole('dialog').getByRole('combobox').fill(`status: ${name}`);
      await agent.page.keyboard.press('Enter');
      await agent.page.getByRole('button', { name: new RegExp(`${name}, account and settings`) }).waitFor();
    };
    await state(ben, 'Busy');
    await ana.page.goto(new URL('/console/settings/sites', ana.page.url()).href);
    await ana.page.getByRole('link', { name: 'Edit: Tidewater Tea' }).click();
    await ana.page.getByRole('link', { name: 'Assignment' }).click();
    await ana.page.getByLabel('Assignment method').selectOption('round_robin');
    // More than the journeys before may have left with her.
    await ana.page.getByLabel('Max. open conversations per agent').fill('100');
    await ana.page.getByRole('checkbox', { name: 'Ask agents to accept' }).check();
    await ana.page.getByLabel('Seconds to accept').fill('600');
    await ana.page.getByRole('button', { name: 'Save' }).click();
    await ana.page.getByText('Saved', { exact: true }).waitFor();

    await waiting('Offered to one of you');
    const offer = (agent: typeof ana) => agent.page.getByRole('article', { name: /^Incoming:/ });
    await offer(ana).getByText('Offered to one of you').waitFor();
    await expect.poll(() => offer(ben).count()).toBe(0);
    // What is on offer outlives the page.
    await ana.page.reload();
    await offer(ana).waitFor();
    await state(ben, 'On duty');
    await offer(ana).getByRole('button', { name: 'Pass' }).click();
    await offer(ana).waitFor({ state: 'detached' });
    await offer(ben).getByRole('button', { name: 'Accept' }).click();
    await ben.thread.getByText('Assigned to you').waitFor();
    await ben.message('Offered to one of you').waitFor();
    await ana.close();
    await ben.close();
  });

  it('an agent sees who has the chat open, and where, and begins with them', async () => {
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Just looking');
    await visitor.messageWith('Just looking', 'Sent').waitFor();
    const ana = await stage.agent('Ana');
    await ana.open('Just looking');
    await ana.page.keyboard.press('e');
    await ana.page.keyboard.press('v');
    await ana.page.getByRole('heading', { name: 'Online visitors' }).waitFor();
    await ana.page.getByRole('button', { name: /^Write to/ }).click();
    await ana.page.getByLabel('Your first message').fill('There is a new harvest, by the way');
    await ana.page.getByRole('button', { name: 'Start conversation' }).click();
    await ana.message('There is a new harvest').waitFor();
    await visitor.message('There is a new harvest').waitFor();
    await visitor.close();
    await ana.page.goto(new URL('/console/visitors', ana.page.url()).href);
    await ana.page.getByText('No visitors online').waitFor();
    await ana.close();
  });
});
