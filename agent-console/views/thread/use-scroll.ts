import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const AT_END_WITHIN_PX = 40;
const LOAD_OLDER_WITHIN_PX = 300;

export type ThreadScroll = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  atEnd: Signal<boolean>;
  toEnd(): void;
  onScroll(): void;
};

/**
 * Keeps the reader where they are: at the end while new messages come, at the same message while older ones are put
 * above. Opens at the unread line, or at the end.
 * @param firstKey the first message shown; when it changes, older ones have come
 * @param lastKey the last line shown
 */
export function useScroll(firstKey: string, lastKey: string, loadOlder: () => void): ThreadScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const before = useRef({ firstKey: '', lastKey: '', height: 0, top: 0 });

  const toEnd = () => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const last = before.current;
    if (last.firstKey === '' && firstKey !== '') {
      const unread = element.querySelector<HTMLElement>('[data-unread-line]');
      if (unread === null) toEnd();
      else element.scrollTop = Math.max(0, unread.offsetTop - element.clientHeight / 3);
    } else if (firstKey !== last.firstKey && lastKey === last.lastKey) {
      element.scrollTop = last.top + element.scrollHeight - last.height;
    } else if (atEnd.peek()) toEnd();
    before.current = { firstKey, lastKey, height: element.scrollHeight, top: element.scrollTop };
  });

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (element === null || inner === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (atEnd.peek()) toEnd();
    });
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  return {
    scroller,
    content,
    atEnd,
    toEnd,
    onScroll() {
      const element = scroller.current;
      if (element === null) return;
      atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END_WITHIN_PX;
      before.current = { ...before.current, height: element.scrollHeight, top: element.scrollTop };
      if (element.scrollTop < LOAD_OLDER_WITHIN_PX) loadOlder();
    },
  };
}
