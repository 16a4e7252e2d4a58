import type { BridgeTestStep } from '../../contract/bridges/bridges-api.ts';
import type { BridgeRow } from '../../database/tables/bridges.ts';
import { type SiteChannel, testChannels, trouble } from '../bridge-test.ts';
import { threadTexts } from '../thread-texts.ts';
import { createSlackApi } from './slack-api.ts';
import { slackSecrets } from './slack-bridge.ts';

/** Tries both tokens, and posts a line into each channel. Of what fails, the chat's own word is the reason. */
export async function testSlack(
  bridge: BridgeRow,
  channels: readonly SiteChannel[],
  apiUrl: string,
  signal: AbortSignal,
): Promise<BridgeTestStep[]> {
  const { botToken, appToken } = slackSecrets(bridge);
  const [bot, app] = [createSlackApi(apiUrl, botToken), createSlackApi(apiUrl, appToken)];
  const text = threadTexts(bridge.locale, 'slack').test;
  return [
    { what: 'access', siteId: null, reason: await trouble(() => bot.call('auth.test', {}, signal)) },
    {
      what: 'connection',
      siteId: null,
      reason: await trouble(() => app.call('apps.connections.open', {}, signal)),
    },
    ...(await testChannels(channels, (channel) => bot.call('chat.postMessage', { channel, text }, signal))),
  ];
}
