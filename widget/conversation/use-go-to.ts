import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Quote } from '../../server/contract/schemas/conversations.ts';
import { useView } from '../views/context.ts';

/**
 * Leads to a message that a reply quotes: older ones are loaded until it is there, then it stands in the middle of the log, has the
 * focus and is marked until somebody is led to another.
 * @param frame what scrolls
 */
export function useGoTo(frame: RefObject<HTMLDivElement | null>) {
  const { thread } = useView().chat;
  /** Another one each time, so that who scrolled away is led back. */
  const sought = useSignal<{ id: string } | null>(null);
  const place = sought.value;

  useEffect(() => {
    const row = place && frame.current?.querySelector<HTMLElement>(`[data-message="${place.id}"]`);
    if (!row || frame.current === null) return;
    const log = frame.current.getBoundingClientRect();
    const line = row.getBoundingClientRect();
    // Not by `scrollIntoView`, which would move the page as well.
    frame.current.scrollTop += line.top + line.height / 2 - (log.top + log.height / 2);
    row.focus({ preventScroll: true });
  }, [place]);

  return { sought: place?.id ?? null, go };

  async function go({ id }: Quote): Promise<void> {
    while (thread.find(id) === undefined) {
      const before = thread.conversation.peek();
      if (!before?.earlier) return;
      await thread.loadEarlier();
      const after = thread.conversation.peek();
      // Nothing came, or another conversation is shown: who asked can ask again.
      if (after?.state.id !== before.state.id || after.messages.length <= before.messages.length) return;
    }
    sought.value = { id };
  }
}
