import type { Queue } from '../../server/contract/schemas/agent-api.ts';
import { QUEUES } from '../stores/router.ts';

export type KeyAction =
  | { do: 'next' | 'previous' | 'claim' | 'reply' | 'note' | 'resolve' | 'help' | 'details' }
  | { do: 'queue'; queue: Queue };

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>;

const SINGLE_KEYS: Record<string, KeyAction> = {
  j: { do: 'next' },
  k: { do: 'previous' },
  c: { do: 'claim' },
  r: { do: 'reply' },
  n: { do: 'note' },
  e: { do: 'resolve' },
  i: { do: 'details' },
  '?': { do: 'help' },
  ...Object.fromEntries(QUEUES.map((queue, index) => [String(index + 1), { do: 'queue', queue }])),
};

/**
 * What a key asks for; null when it is none of ours. Keys with Alt, Ctrl or ⌘ belong to the browser and to the
 * layouts that type letters with them.
 */
export function keyAction(event: Key, typing: boolean): KeyAction | null {
  if (typing || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return null;
  return SINGLE_KEYS[event.key] ?? null;
}

/** Whether keys are letters where the focus is. */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type);
}
