import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type RowWindow, useWindow } from '../elements/use-window.ts';

const AT_END_WITHIN_PX = 40;
const LOAD_OLDER_WITHIN_PX = 600;
const GUESSED_ROW_PX = 64;
/** The key of the unread line among the rows. */
const UNREAD = 'unread';

export type ThreadScroll = {
  window: RowWindow;
  atEnd: Signal<boolean>;
  /** The line of what is new is above what is seen. */
  unreadAbove: Signal<boolean>;
  toEnd(): void;
  toUnread(): void;
  onScroll(): void;
};

/**
 * Keeps the reader where they are: at the end while new messages come, at the same message while older ones are put
 * above. Opens at the unread line, or at the end.
 * @param keys the rows of the thread, in order
 * @param loadOlder asked for when the reader comes near to the oldest row
 * @param sought the row that the reader is to be brought to, once it is there
 */
export function useScroll(
  keys: readonly string[],
  loadOlder: () => void,
  sought: string | null = null,
): ThreadScroll {
  const atEnd = useSignal(true);
  const unreadAbove = useSignal(false);
  const opened = useRef(false);
  const window = useWindow(keys, GUESSED_ROW_PX, () => atEnd.peek());
  const unread = keys.includes(UNREAD);

  useLayoutEffect(() => {
    if (keys.length === 0 || (opened.current && !unread)) return;
    const first = !opened.current;
    opened.current = true;
    const height = window.scroller.current?.clientHeight ?? 0;
    if (!unread) return window.toEnd();
    // Where the line came with older messages, the reader is brought to it only while nothing else was looked at.
    if (!first && !atEnd.peek()) return;
    atEnd.value = false;
    window.show(UNREAD, height / 3);
    look();
  }, [keys.length > 0, unread]);

  const found = sought !== null && keys.includes(sought);
  useLayoutEffect(() => {
    if (sought === null || !found) return;
    opened.current = true;
    atEnd.value = false;
    window.show(sought, (window.scroller.current?.clientHeight ?? 0) / 3);
  }, [sought, found]);

  function look(): void {
    const element = window.scroller.current;
    if (element === null) return;
    atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_WITHIN_PX;
    unreadAbove.value = unread && window.isAbove(UNREAD);
    if (element.scrollTop < LOAD_OLDER_WITHIN_PX) loadOlder();
  }

  return {
    window,
    atEnd,
    unreadAbove,
    toEnd() {
      atEnd.value = true;
      window.toEnd();
    },
    toUnread() {
      atEnd.value = false;
      window.show(UNREAD, 24);
    },
    onScroll() {
      // First whether the reader left the end: else the window would bring them back to it.
      look();
      window.onScroll();
    },
  };
}
