import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedInAgent, uuid } from '../../support/people.ts';
import type { TestServer } from '../../support/test-server.ts';
import { type Stage, startEmbeddedStage } from '../stage.ts';
import type { WidgetPage } from '../widget-page.ts';

type PageApi = { frontdesk(method: string, ...args: unknown[]): Promise<unknown> };

describe('what a page asks of the widget', () => {
  let stage: Stage & { server: TestServer };
  beforeAll(async () => {
    stage = await startEmbeddedStage();
  });
  afterAll(() => stage.close());

  /** What the call came to: null, or what it was refused with. */
  const call = ({ page }: WidgetPage, method: string, argument: string) =>
    page.evaluate(
      ([name = '', given]) =>
        (window as unknown as PageApi).frontdesk(name, given).then(
          () => null,
          (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
        ),
      [method, argument],
    );

  it('prefill opens the chat with the text in the reply box, and sends nothing', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    expect(await call(visitor, 'prefill', 'About order 1234: ')).toBeNull();
    await visitor.dialog.waitFor();
    await expect.poll(() => visitor.composer.inputValue()).toBe('About order 1234: ');
    await expect.poll(() => visitor.dialog.locator('article').count()).toBe(0);
    await visitor.send('About order 1234: where is it?');
    await visitor.messageWith('About order 1234: where is it?', 'Sent').waitFor();
    await visitor.close();
  });

  it('send refuses what is too long with a sentence and a code, and sends what fits', async () => {
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    const refused = await call(visitor, 'send', 'x'.repeat(20_000));
    expect(refused?.code).toBe('message_too_long');
    expect(refused?.message).toMatch(/^The message is longer than \d+ characters\.$/);
    expect(await call(visitor, 'send', 'Short enough')).toBeNull();
    await visitor.open();
    await visitor.messageWith('Short enough', 'Sent').waitFor();
    await expect.poll(() => visitor.dialog.getByText('xxxxxxxxxx').count()).toBe(0);
    await visitor.close();
  });

  it('the guide’s example says what the conversation is about, and agents read it as not verified', async () => {
    const guide = await readFile('widget/site-guide.md', 'utf8');
    const [, example = ''] = /### What the conversation is about\n+```js\n(.*?)```/s.exec(guide) ?? [];
    const ana = await signedInAgent(stage.server.url, 'Ana');
    const label = uuid();
    await ana.ask('PUT', `/api/agent/labels/${label}`, { name: 'Orders', color: '#aa3300' });
    const { sites } = (await ana.ask<{ sites: { id: string }[] }>('GET', '/api/agent/sites')).body;
    await ana.ask('PUT', `/api/agent/sites/${sites[0]?.id}`, { settings: { pageLabels: [label] } });
    const visitor = await stage.visitor();
    await visitor.launcher.waitFor();
    await visitor.page.evaluate(example);
    await visitor.open();
    await visitor.send('Where is my parcel?');
    await visitor.messageWith('Where is my parcel?', 'Sent').waitFor();
    const agent = await stage.agent('Ana');
    await agent.open('Where is my parcel?');
    const known = agent.page.getByText('This conversation (not verified)').locator('..');
    await known.getByText('4711').waitFor();
    await agent.page.getByText('The website changed the labels: Orders').waitFor();
    await visitor.close();
  });
});
