import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';

const STORED = 'frontdesk.recent-emoji';
const KEPT = 16;

export type RecentEmoji = { list: ReadonlySignal<readonly string[]>; used(emoji: string): void };

/** The emoji used last in this browser, the latest first. */
export function createRecentEmoji(storage: KeyValueStorage): RecentEmoji {
  const list = signal<readonly string[]>((storage.read(STORED) ?? '').split(' ').filter(Boolean));
  return {
    list,
    used(emoji) {
      list.value = [emoji, ...list.peek().filter((one) => one !== emoji)].slice(0, KEPT);
      storage.write(STORED, list.peek().join(' '));
    },
  };
}
