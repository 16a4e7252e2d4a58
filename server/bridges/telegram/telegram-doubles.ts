import type { Place } from '../chat-service.ts';
import type { TelegramApi } from './telegram-api.ts';
import { createGlances, isOwn, type Json, numbersBefore } from './telegram-glance.ts';

/**
 * Takes away what stands twice: posts of this bot in this topic, shortly before `remoteId`, that say the same and are none that is known, and
 * what a look that was cut short has left. Where Telegram says something else than what is expected, nothing is taken away.
 * @throws ChatAway, ChannelMoved
 */
export async function removeTelegramDoubles(
  api: TelegramApi,
  { channel, thread }: Place,
  { remoteId, known }: { remoteId: string; known(ids: readonly string[]): Promise<ReadonlySet<string>> },
  signal: AbortSignal,
): Promise<void> {
  const { call, at, clear } = createGlances(api, channel, signal);
  const ids = numbersBefore(Number(remoteId));
  const others = await known(ids);
  let again: Json | null = null;
  for (const id of ids) {
    if (others.has(id) || !(await isOwn(call, id))) continue;
    if (again === null) {
      const first = await at(thread, remoteId);
      if (first === null || first.seen === null) return;
      again = first.seen;
      await clear(thread, { after: remoteId, before: first.glance }, known);
    }
    const seen = (await at(thread, id))?.seen ?? null;
    if (seen !== null && sameContent(seen, again)) await call('deleteMessage', { message_id: Number(id) });
  }
}

function sameContent(one: Json, other: Json): boolean {
  return one['text'] === other['text'] && fileOf(one) === fileOf(other);
}

function fileOf({ document }: Json): string {
  const { file_name, file_size } = (document ?? {}) as Json;
  return `${String(file_name)} ${String(file_size)}`;
}
