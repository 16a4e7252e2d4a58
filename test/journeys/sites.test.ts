// @slow 15 s of a core: what an admin sets for a site, as visitors meet it in a real browser. Finds what stands between the two; each
// of them is tried by the unit tests of the settings and of the widget, and the rules by `test/server/sites`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Sites } from '../../server/contract/schemas/agent-api.ts';
import type { SiteSettings } from '../../server/contract/schemas/site-settings.ts';
import { signedInAgent, type TestAgent } from '../support/people.ts';
import type { TestServer } from '../support/test-server.ts';
import { type Stage, startEmbeddedStage } from './stage.ts';

describe('what an admin decides about a site, and visitors see', () => {
  let stage: Stage & { server: TestServer };
  let ana: TestAgent;
  let siteId: string;

  beforeAll(async () => {
    stage = await startEmbeddedStage();
    ana = await signedInAgent(stage.server.url, 'Ana');
    const { body } = await ana.ask<Sites>('GET', '/api/agent/sites');
    siteId = body.sites[0]?.id ?? '';
  });
  afterAll(() => stage.close());

  const decide = async (settings: Partial<SiteSettings>) => {
    const reply = await ana.ask('PUT', `/api/agent/sites/${siteId}`, { settings });
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 });
  };
  const preview = (page: Page) => page.frameLocator('iframe[title="Preview"]').locator('frontdesk-widget');

  it('changes the look beside the real widget, and saves it', async () => {
    const admin = await stage.agent('Ana');
    const { page } = admin;
    const policyTroubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && policyTroubles.push(message.text()));
    await page.goto(`${stage.server.url}/console/settings/sites`);
    await page.getByRole('link', { name: 'Edit: Tidewater Tea' }).click();
    await preview(page).getByText('Hello! Questions').waitFor();

    await page.getByRole('textbox', { name: 'Greeting' }).fill('Tea for two?');
    await preview(page).getByText('Tea for two?').waitFor();
    const attach = preview(page).getByRole('button', { name: 'Attach files' });
    await attach.waitFor();
    await page.getByRole('checkbox', { name: 'Let visitors send files' }).uncheck();
    await attach.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Design' }).click();
    await page.getByLabel('Colour').fill('#ffe066');
    await page.getByText('Text in black, contrast').waitFor();
    await page.getByLabel('Position').selectOption('left');
    await preview(page).locator('.panel.left').waitFor();
    await page.getByRole('link', { name: 'Texts' }).click();
    await page.getByRole('textbox', { name: 'Search texts' }).fill('compose');
    await page.getByRole('textbox', { name: 'Write a message…' }).fill('Ask about tea');
    await preview(page).getByPlaceholder('Ask about tea').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();

    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.dialog.getByText('Tea for two?').waitFor();
    await expect.poll(() => visitor.composer.getAttribute('placeholder')).toBe('Ask about tea');
    await expect.poll(() => visitor.dialog.getByRole('button', { name: 'Attach files' }).count()).toBe(0);
    expect(policyTroubles).toEqual([]);
    await visitor.close();

    await page.getByRole('link', { name: 'General' }).click();
    await page.getByRole('textbox', { name: /Allowed origins/ }).fill(`${stage.shopUrl}/tea`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').filter({ hasText: 'is more than an origin' }).waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.reload();
    await page.getByRole('textbox', { name: 'Greeting' }).waitFor();
    await admin.close();
    await ana.ask('PUT', `/api/agent/sites/${siteId}`, { settings: { texts: {}, visitorFiles: true } });
  });

  it('asks before the chat; the answers reach the agent, and what was typed survives the page', async () => {
    await decide({
      form: [{ id: 'name', kind: 'text', label: { '*': 'Your name' }, required: true }],
      consent: { version: '1', text: { '*': 'I agree to be helped' }, url: null },
      topics: [{ id: 'orders', label: { '*': 'An order' } }],
    });
    const agent = await stage.agent('Ana');
    await agent.list.waitFor();
    const visitor = await stage.visitor();
    await visitor.launcher.click();
    const name = visitor.dialog.getByRole('textbox', { name: 'Your name' });
    await name.fill('Ann Teapot');
    await visitor.page.reload();
    await name.waitFor();
    await expect.poll(() => name.inputValue()).toBe('Ann Teapot');
    await visitor.dialog.getByRole('button', { name: 'Start the chat' }).click();
    await visitor.dialog.getByText('Please fill this in.').first().waitFor();
    await visitor.dialog.getByLabel('What is it about?').selectOption('orders');
    await visitor.dialog.getByRole('checkbox').check();
    await visitor.dialog.getByRole('button', { name: 'Start the chat' }).click();
    await visitor.send('Where is my tin?');
    await visitor.messageWith('Where is my tin?', 'Sent').waitFor();
    await visitor.dialog.getByText('You’re next in the queue.').waitFor();
    await visitor.close();

    await agent.card('Where is my tin?').waitFor();
    await agent.open('Where is my tin?');
    const about = agent.page.getByRole('complementary', { name: 'About the visitor' });
    await about.getByText('Ann Teapot').first().waitFor();
    await about.getByText('An order').waitFor();
    await agent.close();
    await decide({ form: [], consent: null, topics: [] });
  });

  it('goes live between a chat and a form when the last agent leaves and one comes', async () => {
    onTestFinished(() => decide({ absence: 'always' }));
    await decide({ absence: 'form' });
    const agent = await stage.agent('Ana');
    await agent.list.waitFor();
    const visitor = await stage.visitor();
    await visitor.open();
    await visitor.send('Hello?');
    await visitor.messageWith('Hello?', 'Sent').waitFor();
    await visitor.dialog.getByText('We’re online').waitFor();
    await agent.close();
    await visitor.dialog.getByText('We’re away').waitFor();
    const back = await stage.agent('Ben');
    await visitor.dialog.getByText('We’re online').waitFor();
    await back.close();
    // Who comes now meets what the server knows now.
    await visitor.dialog.getByText('We’re away').waitFor();
    await visitor.close();
    const later = await stage.visitor();
    await later.launcher.click();
    await later.dialog.getByText('Leave a message and your e-mail address').waitFor();
    await later.dialog.getByRole('textbox', { name: 'E-mail' }).waitFor();
    await later.close();
  });

  it('ends, is rated once, is found again, saved, and really deleted', async () => {
    const visitor = await stage.visitor();
    const { dialog, page } = visitor;
    const choose = async (name: string) => {
      await dialog.getByRole('button', { name: 'More' }).click();
      await dialog.getByRole('button', { name, exact: true }).click();
    };
    await visitor.open();
    // More than fits.
    await visitor.send(`Before it\n${'all of this\n'.repeat(40)}`);
    await visitor.send('The first thing');
    await visitor.messageWith('The first thing', 'Sent').waitFor();
    await choose('End the chat');
    await dialog.getByRole('button', { name: 'End the chat' }).click();
    await dialog.getByRole('radio', { name: 'Very good' }).waitFor();
    await page.waitForFunction(() => {
      const log = document.querySelector('frontdesk-widget')?.shadowRoot?.querySelector('.log');
      return log != null && log.scrollHeight - log.scrollTop - log.clientHeight < 2;
    });
    await expect.poll(() => dialog.locator('.to-end').count(), { message: 'the end is in sight' }).toBe(0);
    await dialog.getByRole('radio', { name: 'Very good' }).check();
    await dialog.getByRole('textbox', { name: 'Tell us more' }).fill('Lovely');
    await dialog.getByRole('button', { name: 'Send rating' }).click();
    await dialog.getByText('Thanks for your feedback!').waitFor();
    await dialog.getByRole('button', { name: 'New conversation' }).click();
    await visitor.send('The second thing');
    await visitor.messageWith('The second thing', 'Sent').waitFor();
    await choose('Your conversations');
    await dialog.getByRole('button', { name: /The first thing/ }).click();
    await visitor.message('The first thing').waitFor();

    const agent = await stage.agent('Ana');
    await agent.queue('Resolved').click();
    await agent.open('The first thing');
    await agent.thread.getByText('Lovely').waitFor();

    await choose('Save the conversation');
    const [button, list] = await Promise.all([
      dialog.getByRole('link', { name: 'As text' }).boundingBox(),
      dialog.locator('.extra-body').boundingBox(),
    ]);
    expect((list?.width ?? 0) - (button?.width ?? 0), 'as wide as the page').toBeLessThan(40);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'As text' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^chat-.*\.txt$/);
    await dialog.getByRole('button', { name: 'Back to the chat' }).click();

    await choose('Your data');
    await dialog.getByText('Network address').waitFor();
    await dialog.getByText('Pages and actions').click();
    await dialog.locator('.steps li').first().waitFor();
    await dialog.getByText('First visit').waitFor();
    const [everything] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download everything' }).click(),
    ]);
    expect(everything.suggestedFilename()).toBe('my-data.json');
    await dialog.getByRole('button', { name: 'Delete everything' }).click();
    await dialog.getByRole('button', { name: 'Delete everything' }).click();
    await dialog.getByText('Everything was deleted.').waitFor();
    await agent.card('The first thing').waitFor({ state: 'detached' });
    const { body } = await ana.inbox('resolved');
    expect(body.cards.map((card) => card.lastMessage?.body)).not.toContain('The first thing');
    await agent.close();
    await visitor.close();
  });

  it('shows a message by itself, once, and hides where nobody is there, with the one tag', async () => {
    const { body } = await ana.ask<Sites>('GET', '/api/agent/sites');
    const tag = /src="([^"]+)"/.exec(body.sites[0]?.tag ?? '')?.[1] ?? '';
    expect(tag).toContain('?site=');
    const [look, rule] = [
      { position: 'left', offsetX: 40, offsetY: 60, zIndex: 500, theme: 'dark', faces: false } as const,
      {
        id: 'a',
        text: { '*': 'A tin for free?' },
        page: '',
        languages: [],
        visitors: 'new',
        afterSeconds: 0,
        scrollPercent: null,
        exit: false,
      } as const,
    ];
    await decide({ proactive: [{ ...rule, languages: [] }], look });
    const visitor = await stage.visitor('/no-such-page');
    const { page } = visitor;
    const asked: string[] = [];
    page.on(
      'request',
      (request) => request.url().startsWith(stage.server.url) && asked.push(new URL(request.url()).pathname),
    );
    const paste = async () => {
      await page.setContent('<!doctype html><html lang="en"><body><p>A page</p></body></html>');
      await page.addScriptTag({ url: tag });
    };
    await page.goto(`${stage.shopUrl}/no-such-page`);
    asked.length = 0;
    await paste();
    const bubble = page.locator('frontdesk-widget .proactive');
    await bubble.getByText('A tin for free?').waitFor();
    await expect.poll(() => page.locator('frontdesk-widget .left ~ .launcher').count()).toBe(1);
    expect(
      asked.filter((path) => path.startsWith('/api')),
      'nothing is asked of the server',
    ).toEqual([]);
    await bubble.getByRole('button', { name: 'Dismiss' }).click();
    await bubble.waitFor({ state: 'detached' });
    await page.goto(`${stage.shopUrl}/no-such-page`);
    await paste();
    await page.locator('frontdesk-widget .launcher').waitFor();
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some((one) => one.name.includes('/proactive-')),
    );
    await expect.poll(() => bubble.count()).toBe(0);

    await visitor.close();

    await decide({
      proactive: [{ ...rule, languages: [], text: { '*': 'A tin for free?\n[[Yes, please]]' } }],
    });
    const taking = await stage.visitor('/no-such-page');
    const putTag = async () => {
      await taking.page.setContent('<!doctype html><html lang="en"><body><p>A page</p></body></html>');
      await taking.page.addScriptTag({ url: tag });
    };
    await putTag();
    await taking.page.locator('.proactive').getByText('A tin for free?').waitFor();
    await taking.page.locator('.proactive').getByText('Tidewater Tea').waitFor();
    await taking.page.locator('.proactive').getByRole('button', { name: 'Yes, please' }).click();
    await taking.messageWith('Yes, please', 'Sent').waitFor();
    expect(await taking.texts(), 'what was answered stays in front of the answer').toEqual([
      'A tin for free?',
      'Yes, please',
    ]);
    await taking.page.goto(`${stage.shopUrl}/no-such-page`);
    await putTag();
    await taking.messageWith('Yes, please', 'Sent').waitFor();
    expect(await taking.texts(), 'also on the next page').toEqual(['A tin for free?', 'Yes, please']);
    await taking.close();

    await decide({ proactive: [], absence: 'hidden' });
    const other = (await stage.visitor('/no-such-page')).page;
    await other.setContent('<!doctype html><html lang="en"><body><p>A page</p></body></html>');
    await other.addScriptTag({ url: tag });
    await other.locator('frontdesk-widget .launcher').waitFor({ state: 'hidden' });
    await other.context().close();
    await decide({ absence: 'always', look: { ...look, position: 'right' } });
  });
});
