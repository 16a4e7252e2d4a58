import { effect } from '@preact/signals';
import type { KeyValueStorage } from '../../server/contract/client/ports.ts';
import { EXPECTED, OPEN } from '../embed/memory.ts';
import type { Chat } from '../stores/chat.ts';

/** A conversation has begun and has not ended. */
export function goesOn(chat: Chat): boolean {
  const status = chat.thread.conversation.value?.state.status;
  return status !== undefined && status !== 'resolved';
}

/**
 * Leaves for the next page whether the app is needed there, and whether the panel is open. Returns what ends it.
 * @param closes false where the chat stands in an element of this page: then it says nothing of the next one
 */
export function remember(chat: Chat, storage: KeyValueStorage, closes: boolean): () => void {
  const endings = [
    effect(() => {
      const expected = goesOn(chat) || chat.thread.unread.value > 0 || chat.outbox.entries.value.length > 0;
      if (expected) storage.write(EXPECTED, '1');
      // Not known yet, or the server is away: what the page before left still holds.
      else if (chat.site.appearance.value !== null) storage.write(EXPECTED, null);
    }),
    effect(() => {
      if (closes) storage.write(OPEN, chat.open.value ? '1' : null);
    }),
  ];
  return () => {
    for (const end of endings) end();
  };
}
