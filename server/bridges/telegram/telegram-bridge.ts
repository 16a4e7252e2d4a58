import type { Database } from '../../database/database.ts';
import type { BridgeRow } from '../../database/tables/bridges.ts';
import { channelsOf, moveChannel, noteChannels, notePosition } from '../bridge-rows.ts';
import { ChatRefused, type IncomingPost } from '../chat-service.ts';
import { threadTexts } from '../thread-texts.ts';
import type { ThreadedChat } from '../threaded-bridge.ts';
import { createTelegramApi, type TelegramApi } from './telegram-api.ts';
import { listenToTelegram } from './telegram-listen.ts';
import { createTelegramService } from './telegram-service.ts';
import type { TelegramNews } from './telegram-updates.ts';

const kind = 'telegram';

export type TelegramSecrets = { botToken: string };
export type TelegramOptions = { database: Database; telegramApiUrl: string };

export function telegramSecrets({ secrets }: Pick<BridgeRow, 'secrets'>): TelegramSecrets {
  return JSON.parse(secrets) as TelegramSecrets;
}

/** Telegram as a chat with threads: a conversation is a topic of a group. */
export function telegramChat({ database, telegramApiUrl }: TelegramOptions): ThreadedChat {
  return {
    kind,
    chatOf(bridge) {
      const { botToken } = telegramSecrets(bridge);
      return createTelegramService({
        api: createTelegramApi(telegramApiUrl, botToken),
        bot: botOf(botToken),
        filesUrl: `${telegramApiUrl}/file/bot${botToken}`,
        texts: threadTexts(bridge.locale, kind),
      });
    },
    async listen(bridge, { connected, signal, keep }) {
      const { botToken } = telegramSecrets(bridge);
      const api = createTelegramApi(telegramApiUrl, botToken);
      const bot = botOf(botToken);
      await nameGroups(database, api, signal);
      await listenToTelegram({
        api,
        after: positionOf(bridge, bot),
        connected,
        keep: (news) => take(news, keep),
        notePosition: (updateId) => notePosition(database, kind, `${bot}:${updateId}`),
        signal,
      });
    },
  };

  async function take(
    news: TelegramNews,
    keep: (id: string, post: IncomingPost) => Promise<void>,
  ): Promise<void> {
    if (news.type === 'post') return keep(news.id, news.post);
    if (news.type === 'moved') return moveChannel(database, { kind, from: news.from, to: news.to });
    return noteChannels(database, {
      kind,
      channel: news.channel,
      reason: news.member ? null : 'bot_removed',
    });
  }
}

/** A token begins with the id of its bot. */
function botOf(token: string): string {
  return token.split(':')[0] ?? '';
}

/** Each bot counts its own updates. */
function positionOf({ position }: BridgeRow, bot: string): number | null {
  const [of, updateId] = position?.split(':') ?? [];
  return of === bot && updateId !== undefined ? Number(updateId) : null;
}

/** Public groups are set by their names, and news of them come under their numbers. */
async function nameGroups(database: Database, api: TelegramApi, signal: AbortSignal): Promise<void> {
  const names = (await channelsOf(database.read, kind)).filter((channel) => channel.startsWith('@'));
  for (const from of names) {
    const chat = (await api.call('getChat', { chat_id: from }, signal).catch((error: unknown) => {
      if (error instanceof ChatRefused && error.about === 'channel') return null;
      throw error;
    })) as { id?: unknown } | null;
    if (typeof chat?.id === 'number') await moveChannel(database, { kind, from, to: String(chat.id) });
  }
}
