// @slow 7 s of a core: Slack set up in a browser. Finds a step that leads nowhere.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { newVisitor } from '../../support/people.ts';
import { type Slack, startSlack } from '../../support/servers/slack.ts';
import { SLACK_TOKENS } from '../../support/servers/slack-methods.ts';
import type { TestServer } from '../../support/test-server.ts';
import { PHONE, type Stage, startEmbeddedStage } from '../stage.ts';

const CHANNEL = 'C0SUPPORT';

describe('chat bridges in the settings', () => {
  let stage: Stage & { server: TestServer };
  let slack: Slack;
  beforeAll(async () => {
    slack = await startSlack();
    slack.addChannel(CHANNEL);
    slack.addUser('U0EVE', { name: 'Eve', email: 'eve@elsewhere.example' });
    stage = await startEmbeddedStage(new Map(), { SLACK_API_URL: slack.apiUrl });
  });
  afterAll(async () => {
    await stage.close();
    await slack.close();
  });

  async function opened(options?: Parameters<Stage['agent']>[1]): Promise<Page> {
    const { page } = await stage.agent('Ana', options);
    await page.goto(`${stage.server.url}/console/settings/bridges`);
    await page.getByRole('heading', { name: 'Slack' }).waitFor();
    return page;
  }

  it('set Slack up, say what is wrong, link somebody to an agent, and let a visitor be answered from there', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'Set up Slack' }).click();
    await page.getByRole('button', { name: 'Copy manifest' }).waitFor();
    await page.getByLabel('Bot token').fill('wrong');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').filter({ hasText: 'It begins with xoxb-.' }).waitFor();
    await page.getByLabel('Bot token').fill(SLACK_TOKENS.botToken);
    await page.getByLabel('App-level token').fill(SLACK_TOKENS.appToken);
    await page.getByLabel(/^Channel for/).fill('C0ELSEWHERE');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText(/Couldn’t post in the channel .*: the channel doesn’t exist/).waitFor();
    await page.getByLabel(/^Channel for/).fill(`https://shop.slack.com/archives/${CHANNEL}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await eventually(async () => expect(await page.getByLabel(/^Channel for/).inputValue()).toBe(CHANNEL));
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('Everything works.').waitFor();
    expect(slack.messages(CHANNEL).at(-1)?.text).toMatch(/^Test message from Frontdesk/);
    await expect.poll(() => page.getByLabel('Bot token').inputValue()).toBe('');

    const visitor = await newVisitor(stage.server.url);
    const id = await visitor.start();
    await visitor.send(id, 'Where is my order?');
    const thread_ts = await eventually(() => {
      const head = slack.threads(CHANNEL).at(-1);
      expect(slack.replies(CHANNEL, head?.ts ?? '')).toHaveLength(1);
      return head?.ts ?? '';
    });
    slack.say(CHANNEL, 'U0EVE', 'Too early', { thread_ts });
    await eventually(() => expect(slack.replies(CHANNEL, thread_ts).at(-1)?.text).toMatch(/^Not sent/));
    await page.reload();
    await page.getByLabel('Eve replies as').selectOption({ label: 'Ben' });
    const seen = async () => (await visitor.read(id)).body.conversation.messages;
    await eventually(async () => {
      const people = stage.server.services.database.read.selectFrom('bridge_people').select('agent_id');
      expect(await people.execute()).toEqual([{ agent_id: expect.any(String) }]);
    });
    slack.say(CHANNEL, 'U0EVE', 'It left today', { thread_ts });
    await eventually(async () =>
      expect((await seen()).at(-1)).toMatchObject({ body: 'It left today', author: { name: 'Ben' } }),
    );

    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: /^Remove\?/ }).click();
    await page.getByRole('button', { name: 'Set up Slack' }).waitFor();
    await eventually(() => expect(slack.connections()).toBe(0));
    await page.context().close();
  });

  it('fit a phone, with the steps open', async () => {
    const page = await opened(PHONE);
    await page.getByRole('button', { name: 'Set up Slack' }).click();
    await page.getByLabel('Bot token').waitFor();
    await page.getByRole('button', { name: 'Set up Telegram' }).click();
    await page.getByRole('button', { name: 'Add notices' }).click();
    await page.getByLabel('Webhook URL').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.context().close();
  });
});
