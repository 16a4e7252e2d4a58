import type { BridgeTestStep } from '../../contract/bridges/bridges-api.ts';
import type { BridgeRow } from '../../database/tables/bridges.ts';
import { type SiteChannel, testChannels, trouble } from '../bridge-test.ts';
import { ChatRefused } from '../chat-service.ts';
import { threadTexts } from '../thread-texts.ts';
import { createTelegramApi, type TelegramApi } from './telegram-api.ts';
import { telegramSecrets } from './telegram-bridge.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Tries the token, whether somebody else gets the bot's messages, and each group: whether it has topics that the bot may make, and a line in
 * it.
 */
export async function testTelegram(
  bridge: BridgeRow,
  channels: readonly SiteChannel[],
  apiUrl: string,
  signal: AbortSignal,
): Promise<BridgeTestStep[]> {
  const api = createTelegramApi(apiUrl, telegramSecrets(bridge).botToken);
  const text = threadTexts(bridge.locale, 'telegram').test;
  return [
    { what: 'access', siteId: null, reason: await trouble(() => api.call('getMe', {}, signal)) },
    { what: 'connection', siteId: null, reason: await trouble(() => requireNoWebhook(api, signal)) },
    ...(await testChannels(channels, async (channel) => {
      await requireTopics(api, channel, signal);
      await api.call('sendMessage', { chat_id: channel, text }, signal);
    })),
  ];
}

async function requireNoWebhook(api: TelegramApi, signal: AbortSignal): Promise<void> {
  const { url } = objectOf(await api.call('getWebhookInfo', {}, signal));
  if (typeof url === 'string' && url !== '') throw new ChatRefused('webhook_active', 'access');
}

/** Whether a topic could be made, without making one. */
async function requireTopics(api: TelegramApi, channel: string, signal: AbortSignal): Promise<void> {
  const { is_forum } = objectOf(await api.call('getChat', { chat_id: channel }, signal));
  if (is_forum !== true) throw new ChatRefused('not_a_forum', 'channel');
  const { id } = objectOf(await api.call('getMe', {}, signal));
  const member = objectOf(await api.call('getChatMember', { chat_id: channel, user_id: id }, signal));
  if (member['status'] !== 'administrator' || member['can_manage_topics'] !== true)
    throw new ChatRefused('no_rights', 'channel');
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
