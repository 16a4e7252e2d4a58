import type { AfterSending } from '../../../server/contract/client/send-queue.ts';

/**
 * What a key does besides sending: Enter with Ctrl or ⌘ and Shift resolves then, with Ctrl or ⌘ and Alt it snoozes. AltGr, which
 * Windows reports as Ctrl and Alt, is for writing.
 */
export function afterOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'getModifierState'>,
): AfterSending | undefined {
  if (event.key !== 'Enter' || event.ctrlKey === event.metaKey || event.shiftKey === event.altKey)
    return undefined;
  if (event.getModifierState('AltGraph')) return undefined;
  return event.shiftKey ? 'resolve' : 'snooze';
}
