import type { AfterSending } from '../../../server/contract/client/send-queue.ts';
import type { Preferences } from '../../../server/contract/schemas/preferences.ts';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'getModifierState'>;

/** What browsers report for keys that an input method is still working on. */
const KEY_IN_COMPOSITION = 229;

/** Whether an input method is still working on the key: Enter takes a word then. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === KEY_IN_COMPOSITION;
}

/** Whether a key sends, or saves, what is written, as the agent wants it: Enter alone, or with Ctrl or ⌘. AltGr is for writing. */
export function sendsBy(event: Key, sendWith: Preferences['sendWith']): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.getModifierState('AltGraph'))
    return false;
  return sendWith !== 'mod-enter' || event.ctrlKey || event.metaKey;
}

/**
 * What a key does besides sending: Enter with Ctrl or ⌘ and Shift resolves then, with Ctrl or ⌘ and Alt it snoozes. AltGr, which
 * Windows reports as Ctrl and Alt, is for writing.
 */
export function afterOf(event: Key): AfterSending | undefined {
  if (event.key !== 'Enter' || event.ctrlKey === event.metaKey || event.shiftKey === event.altKey)
    return undefined;
  if (event.getModifierState('AltGraph')) return undefined;
  return event.shiftKey ? 'resolve' : 'snooze';
}
