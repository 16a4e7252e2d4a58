import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** How large everything is on a wall, beside the size that can be read from furthest away. */
const SCALES = [1, 0.85, 0.72, 0.6, 0.5, 0.4] as const;
const SMALLEST = SCALES[SCALES.length - 1] as number;
/** What is still too much at the smallest size goes past page by page, each for so long. */
const PAGE_MS = 12_000;
/** So much of a page is also on the next one: no line is missed between them. */
const OVERLAP = 0.1;

/** The largest scale at which everything fits; the smallest where nothing does. */
export function fittingScale(fits: (scale: number) => boolean): number {
  return SCALES.find(fits) ?? SMALLEST;
}

/** Where the next page begins; after the last one, the first. */
export function nextPage({
  scrollTop,
  clientHeight,
  scrollHeight,
}: Pick<Element, 'scrollTop' | 'clientHeight' | 'scrollHeight'>): number {
  if (scrollTop + clientHeight >= scrollHeight - 1) return 0;
  return Math.min(scrollTop + clientHeight * (1 - OVERLAP), scrollHeight - clientHeight);
}

/**
 * On a full screen, which nobody touches: makes a board so small that nothing of it is cut off, and turns its pages where that is
 * not enough.
 * @param shown what it shows: with something else, it is measured anew
 */
export function useWall(root: RefObject<HTMLElement | null>, shown: unknown): void {
  useEffect(() => {
    const board = root.current;
    if (board === null) return;
    const measure = () => fitOn(board);
    measure();
    const timer = setInterval(() => {
      if (isOnWall(board)) board.scrollTop = nextPage(board);
    }, PAGE_MS);
    document.addEventListener('fullscreenchange', measure);
    window.addEventListener('resize', measure);
    return () => {
      clearInterval(timer);
      document.removeEventListener('fullscreenchange', measure);
      window.removeEventListener('resize', measure);
    };
  }, []);
  useEffect(() => {
    if (root.current !== null) fitOn(root.current);
  }, [shown]);
}

function isOnWall(board: HTMLElement): boolean {
  return document.fullscreenElement === board;
}

function fitOn(board: HTMLElement): void {
  const { style } = board;
  if (!isOnWall(board)) {
    style.removeProperty('--scale');
    return;
  }
  const at = board.scrollTop;
  const setScale = (scale: number) => style.setProperty('--scale', String(scale));
  setScale(
    fittingScale((scale) => {
      setScale(scale);
      return !isCut(board);
    }),
  );
  board.scrollTop = at;
}

/** Whether something is not seen: below, or at the end of a table. */
function isCut(board: HTMLElement): boolean {
  const tables = [...board.querySelectorAll('.tables__scroll')];
  return (
    board.scrollHeight > board.clientHeight || tables.some((table) => table.scrollWidth > table.clientWidth)
  );
}
