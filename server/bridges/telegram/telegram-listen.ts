import type { TelegramApi } from './telegram-api.ts';
import { newsFrom, type TelegramNews } from './telegram-updates.ts';

/** Telegram answers once there is something, or after so long. */
const POLL_SECONDS = 25;
const POLL_LIMIT_MS = 40_000;
/** An answer with so many updates is far below what is read of one. */
const AT_ONCE = 20;
const WANTED = ['message', 'edited_message', 'my_chat_member'];

export type TelegramListening = {
  api: TelegramApi;
  /** The last update that was kept; null: none was. */
  after: number | null;
  /** Telegram takes us. */
  connected(): void;
  /** Resolves once it is on disk. */
  keep(news: TelegramNews): Promise<void>;
  /** Notes that everything up to here is kept. */
  notePosition(updateId: number): Promise<void>;
  signal: AbortSignal;
};

/**
 * Listens to Telegram by long polling (https://core.telegram.org/bots/api#getupdates), which needs no address that Telegram can reach.
 * An update is confirmed by the next request, once it is kept; else it comes again, for a day. Resolves when the signal ends it.
 * @throws ChatRefused, ChatAway, and what `keep` rejects with
 */
export async function listenToTelegram({
  api,
  after,
  connected,
  keep,
  notePosition,
  signal,
}: TelegramListening): Promise<void> {
  let last = after;
  // The first answer comes at once, so that it is known whether Telegram takes us.
  let timeout = 0;
  while (!signal.aborted) {
    const offset = last === null ? {} : { offset: last + 1 };
    const asked = { ...offset, timeout, limit: AT_ONCE, allowed_updates: WANTED };
    const updates = await api.call('getUpdates', asked, signal, POLL_LIMIT_MS);
    if (timeout === 0) connected();
    timeout = POLL_SECONDS;
    const before = last;
    for (const update of updatesIn(updates)) {
      const news = newsFrom(update);
      if (news !== null) await keep(news);
      last = update.update_id;
    }
    if (last !== null && last !== before) await notePosition(last);
  }
}

type Update = Readonly<Record<string, unknown>> & { update_id: number };

function updatesIn(result: unknown): Update[] {
  return (Array.isArray(result) ? result : []).filter(
    (one): one is Update => typeof one === 'object' && one !== null && Number.isSafeInteger(one.update_id),
  );
}
