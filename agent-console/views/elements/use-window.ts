import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { offsetsOf, type Range, rangeAt, rowAt } from '../format/row-offsets.ts';

/** Rows kept in the page beyond what is seen, so that nothing is blank while scrolling. */
const OVERSCAN_PX = 600;
/** Where nothing is laid out (a hidden page), as much is rendered as a screen would show. */
const FALLBACK_HEIGHT_PX = 900;
const MAX_ROUNDS = 12;

/** A row that keeps its place on the screen: its key, and its distance from the top of what is seen. */
type Anchor = { key: string; topPx: number };

export type RowWindow = {
  /** The rows that are in the page: from this index up to, and without, that one. */
  range: ReadonlySignal<Range>;
  /** The element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** The element whose children are the rows, each with `data-row`; nothing else is in it. */
  rows: RefObject<HTMLElement | null>;
  /** Scrolls so that the row stands `topPx` below the top. False when there is no such row. */
  show(key: string, topPx: number): boolean;
  /** Scrolls as little as possible so that the whole row is seen. */
  reveal(key: string): void;
  toEnd(): void;
  /** Whether the row is above what is seen. */
  isAbove(key: string): boolean;
  onScroll(): void;
};

/**
 * Keeps only those rows of a long list in the page that can be seen, whatever their heights, and never lets what is
 * looked at move: neither when rows come above, nor when one turns out taller than it was guessed to be.
 *
 * Heights are measured when a row is first shown and guessed before. The room of the rows that are left out is padding
 * of the list, set by script on the element itself: the page's policy forbids style attributes.
 * @param keys every row, in order; no two alike
 * @param guessPx the height of a row that was never seen
 * @param stickToEnd whether the end stays in view while rows are added below
 */
export function useWindow(keys: readonly string[], guessPx: number, stickToEnd: () => boolean): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLElement>(null);
  const range = useSignal<Range>({ from: 0, to: Math.min(keys.length, 40) });
  const state = useRef({
    heights: new Map<string, number>(),
    anchor: null as Anchor | null,
    keys,
    rounds: 0,
  });
  state.current.keys = keys;
  const offsets = () => offsetsOf(state.current.keys, state.current.heights, guessPx);

  const settle = () => {
    const [outer, inner] = [scroller.current, rows.current];
    if (outer === null || inner === null) return;
    measure(inner, state.current.heights);
    const places = offsets();
    pad(inner, places, range.peek());
    if (stickToEnd()) outer.scrollTop = outer.scrollHeight;
    else if (state.current.anchor !== null) hold(outer, inner, places, state.current.anchor);
    const next = rangeAt(places, outer.scrollTop - listTop(outer, inner), heightOf(outer), OVERSCAN_PX);
    const now = range.peek();
    if (next.from === now.from && next.to === now.to) {
      state.current.rounds = 0;
      return;
    }
    state.current.rounds += 1;
    if (state.current.rounds <= MAX_ROUNDS) range.value = next;
    else state.current.rounds = 0;
  };

  const hold = (outer: HTMLElement, inner: HTMLElement, places: readonly number[], anchor: Anchor) => {
    const index = state.current.keys.indexOf(anchor.key);
    if (index === -1) return;
    const row = inner.querySelector<HTMLElement>(`[data-row="${CSS.escape(anchor.key)}"]`);
    const top =
      row === null
        ? listTop(outer, inner) + (places[index] ?? 0) - outer.scrollTop
        : row.getBoundingClientRect().top - outer.getBoundingClientRect().top;
    const moved = top - anchor.topPx;
    if (Math.abs(moved) >= 1) outer.scrollTop += moved;
  };

  const remember = () => {
    const [outer, inner] = [scroller.current, rows.current];
    if (outer === null || inner === null) return;
    const top = outer.getBoundingClientRect().top;
    for (const row of inner.children) {
      const box = row.getBoundingClientRect();
      if (box.bottom <= top) continue;
      const key = row.getAttribute('data-row');
      state.current.anchor = key === null ? null : { key, topPx: box.top - top };
      return;
    }
    state.current.anchor = null;
  };

  // After every rendering: the rows may be others, or of other heights.
  useLayoutEffect(settle);

  useEffect(() => {
    const [outer, inner] = [scroller.current, rows.current];
    if (outer === null || inner === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(settle);
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  return {
    range,
    scroller,
    rows,
    show(key, topPx) {
      if (!state.current.keys.includes(key)) return false;
      state.current.anchor = { key, topPx };
      settle();
      return true;
    },
    reveal(key) {
      const [outer, inner] = [scroller.current, rows.current];
      const index = state.current.keys.indexOf(key);
      if (outer === null || inner === null || index === -1) return;
      const places = offsets();
      const top = listTop(outer, inner) + (places[index] ?? 0);
      const bottom = listTop(outer, inner) + (places[index + 1] ?? 0);
      if (top < outer.scrollTop) outer.scrollTop = Math.max(0, top - 8);
      else if (bottom > outer.scrollTop + outer.clientHeight)
        outer.scrollTop = bottom - outer.clientHeight + 8;
    },
    toEnd() {
      const outer = scroller.current;
      if (outer === null) return;
      state.current.anchor = null;
      // What is below may never have been measured: the end is found in several steps.
      outer.scrollTop = outer.scrollHeight;
      settle();
    },
    isAbove(key) {
      const [outer, inner] = [scroller.current, rows.current];
      const index = state.current.keys.indexOf(key);
      if (outer === null || inner === null || index === -1) return false;
      return rowAt(offsets(), outer.scrollTop - listTop(outer, inner)) > index;
    },
    onScroll() {
      remember();
      settle();
    },
  };
}

function measure(inner: HTMLElement, heights: Map<string, number>): void {
  for (const row of inner.children) {
    const key = row.getAttribute('data-row');
    const { height } = row.getBoundingClientRect();
    if (key !== null && height > 0) heights.set(key, height);
  }
}

function pad(inner: HTMLElement, places: readonly number[], { from, to }: Range): void {
  const total = places.at(-1) ?? 0;
  inner.style.paddingTop = `${places[from] ?? 0}px`;
  inner.style.paddingBottom = `${Math.max(0, total - (places[to] ?? total))}px`;
}

/** How far the list begins below the top of what scrolls. */
function listTop(outer: HTMLElement, inner: HTMLElement): number {
  return inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop;
}

function heightOf(outer: HTMLElement): number {
  return outer.clientHeight > 0 ? outer.clientHeight : FALLBACK_HEIGHT_PX;
}
