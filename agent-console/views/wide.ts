/** The width from which the side pane is a column of its own; the same number stands in `style/desk.css`. */
const WIDE = '(min-width: 1180px)';

/** Whether there is room for the side pane as a column. */
export function isWide(): boolean {
  return matchMedia(WIDE).matches;
}
