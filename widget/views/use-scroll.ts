import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** This near to the end counts as being there. */
const NEAR_END_PX = 60;

/**
 * The scroll of a log: stays at the end unless the visitor went up, and stays where it is when older lines come before.
 * @param firstId the id of the first line, lastId of the last
 * @param near called when the visitor is near the beginning
 */
export function useScroll(firstId: string | undefined, near: () => void) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const fromEnd = useRef(0);
  const before = useRef(firstId);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const prepended = before.current !== undefined && before.current !== firstId;
    before.current = firstId;
    if (atEnd.peek()) toEnd();
    else if (prepended) element.scrollTop = element.scrollHeight - fromEnd.current;
  });

  // Pictures, the keyboard and a growing composer change heights without a line being added.
  useEffect(() => {
    if (content.current === null || frame.current === null) return;
    const sizes = new ResizeObserver(() => atEnd.peek() && toEnd());
    sizes.observe(content.current);
    sizes.observe(frame.current);
    return () => sizes.disconnect();
  }, []);

  return { frame, content, atEnd, scrolled, toEnd };

  function toEnd(): void {
    atEnd.value = true;
    if (frame.current !== null) frame.current.scrollTop = frame.current.scrollHeight;
  }

  function scrolled(): void {
    const element = frame.current;
    if (element === null || element.clientHeight === 0) return;
    fromEnd.current = element.scrollHeight - element.scrollTop;
    atEnd.value = fromEnd.current - element.clientHeight < NEAR_END_PX;
    if (element.scrollTop < NEAR_END_PX) near();
  }
}
