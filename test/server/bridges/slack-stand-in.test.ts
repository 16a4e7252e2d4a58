// @slow 5 s of a core: the Slack of the tests under Slack's own client. Finds a difference between the two.
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { type Slack, startSlack } from '../../support/servers/slack.ts';
import { SLACK_TEAM, SLACK_TOKENS } from '../../support/servers/slack-methods.ts';

// What the tests of the bridge lean on speaks Slack's protocol, as Slack's own clients understand it.
let slack: Slack;
beforeEach(async () => {
  slack = await startSlack();
  slack.addChannel('C0SUPPORT');
});
afterEach(() => slack.close());

const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error',
  setName() {},
};
const web = (token: string) =>
  new WebClient(token, {
    slackApiUrl: `${slack.apiUrl}/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet as never,
  });

it('answers Slack’s own client of the Web API: posts, threads, files, refusals', async () => {
  const bot = web(SLACK_TOKENS.botToken);
  expect(await bot.auth.test()).toMatchObject({ ok: true, team_id: SLACK_TEAM });
  const { ts = '' } = await bot.chat.postMessage({ channel: 'C0SUPPORT', text: 'Head' });
  await bot.files.uploadV2({
    channel_id: 'C0SUPPORT',
    thread_ts: ts,
    filename: 'a.txt',
    content: 'A',
  } as never);
  const { messages = [] } = await bot.conversations.replies({ channel: 'C0SUPPORT', ts });
  expect(messages).toMatchObject([{ text: 'Head' }, { files: [{ title: 'a.txt' }] }]);
  await expect(web('xoxb-wrong').auth.test()).rejects.toMatchObject({ data: { error: 'invalid_auth' } });
  slack.trouble('chat.postMessage', { status: 429, retryAfter: 7 });
  await expect(bot.chat.postMessage({ channel: 'C0SUPPORT', text: 'Later' })).rejects.toMatchObject({
    retryAfter: 7,
  });
});

it('tells Slack’s own client of Socket Mode what happens, and brings again what was not acknowledged', async () => {
  const client = new SocketModeClient({
    appToken: SLACK_TOKENS.appToken,
    clientOptions: { slackApiUrl: `${slack.apiUrl}/` },
    logger: quiet as never,
  });
  const heard: { text: string; ack: () => Promise<void> }[] = [];
  client.on('message', ({ event, ack }) => void heard.push({ text: event.text, ack }));
  await client.start();
  try {
    slack.say('C0SUPPORT', 'U0ANA', 'Hello');
    await eventually(() => expect(heard).toHaveLength(1));
    slack.refresh();
    await eventually(() => expect(heard.map(({ text }) => text)).toEqual(['Hello', 'Hello']));
    await heard[1]?.ack();
    await eventually(() => expect(slack.acknowledged()).toBe(1));
  } finally {
    await client.disconnect();
  }
});
