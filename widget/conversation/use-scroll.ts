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
  /** How high frame and content were at the last look: when they change, nobody has scrolled. */
  const sizes = useRef('');
  const before = useRef(firstId);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const prepended = before.current !== undefined && before.current !== firstId;
    before.current = firstId;
    if (atEnd.peek()) stay();
    else if (prepended) element.scrollTop = element.scrollHeight - fromEnd.current;
  });

  // Pictures, the keyboard and a growing composer change heights without a line being added.
  useEffect(() => {
    if (content.current === null || frame.current === null) return;
    const observer = new ResizeObserver(() => atEnd.peek() && stay());
    observer.observe(content.current);
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  return { frame, content, atEnd, scrolled, toEnd };

  function toEnd(): void {
    atEnd.value = true;
    if (frame.current === null) return;
    frame.current.scrollTop = frame.current.scrollHeight;
    sizes.current = sizeOf(frame.current);
  }

  /** At the end; where nothing was said yet, at the beginning of what stands there instead. */
  function stay(): void {
    if (before.current !== undefined) toEnd();
  }

  function scrolled(): void {
    const element = frame.current;
    if (element === null || element.clientHeight === 0) return;
    const resized = sizes.current !== sizeOf(element);
    sizes.current = sizeOf(element);
    if (resized && atEnd.peek()) return stay();
    fromEnd.current = element.scrollHeight - element.scrollTop;
    atEnd.value = fromEnd.current - element.clientHeight < NEAR_END_PX;
    if (element.scrollTop < NEAR_END_PX) near();
  }
}

const sizeOf = ({ clientHeight, scrollHeight }: HTMLElement): string => `${clientHeight} ${scrollHeight}`;
