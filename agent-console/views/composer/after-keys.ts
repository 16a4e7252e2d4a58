import type { AfterSending } from '../../../server/contract/client/send-queue.ts';

/** What a key does besides sending: Enter with Ctrl or ⌘ and Shift resolves then, with Ctrl or ⌘ and Alt it snoozes. */
export function afterOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): AfterSending | undefined {
  if (event.key !== 'Enter' || event.ctrlKey === event.metaKey || event.shiftKey === event.altKey)
    return undefined;
  return event.shiftKey ? 'resolve' : 'snooze';
}
