import type { BridgeTestStep } from '../../contract/bridges/bridges-api.ts';
import type { BridgeRow } from '../../database/tables/bridges.ts';
import { ChatRefused } from '../chat-service.ts';
import { threadTexts } from '../thread-texts.ts';
import { createSlackApi, type SlackApi } from './slack-api.ts';
import { slackSecrets } from './slack-bridge.ts';

/** A channel is asked for once, however many sites share it. */
type SiteChannel = { siteId: string; channel: string };

/** Tries both tokens, and posts a line into each channel. Of what fails, the chat's own word is the reason. */
export async function testSlack(
  bridge: BridgeRow,
  channels: readonly SiteChannel[],
  apiUrl: string,
  signal: AbortSignal,
): Promise<BridgeTestStep[]> {
  const { botToken, appToken } = slackSecrets(bridge);
  const bot = createSlackApi(apiUrl, botToken);
  const steps: BridgeTestStep[] = [
    { what: 'access', siteId: null, reason: await trouble(bot, 'auth.test', {}, signal) },
    {
      what: 'connection',
      siteId: null,
      reason: await trouble(createSlackApi(apiUrl, appToken), 'apps.connections.open', {}, signal),
    },
  ];
  const asked = new Map<string, string | null>();
  for (const { siteId, channel } of channels) {
    const text = threadTexts(bridge.locale).test;
    const reason = asked.has(channel)
      ? (asked.get(channel) ?? null)
      : await trouble(bot, 'chat.postMessage', { channel, text }, signal);
    asked.set(channel, reason);
    steps.push({ what: 'channel', siteId, reason });
  }
  return steps;
}

async function trouble(
  api: SlackApi,
  method: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    await api.call(method, args, signal);
    return null;
  } catch (error) {
    if (error instanceof ChatRefused) return error.code;
    return error instanceof Error ? error.message : String(error);
  }
}
