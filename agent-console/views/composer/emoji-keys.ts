const SIDEWAYS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
const ROWS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Arrow keys in a panel with a search above rows of buttons: down from the search to the first button, then through the rows,
 * and up from the first row back to the search. Columns are found by where the buttons stand, because groups begin new rows.
 */
export function moveInGrid(event: KeyboardEvent, panel: HTMLElement): void {
  const search = panel.querySelector('input');
  const buttons = [...panel.querySelectorAll('button')];
  const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const rows = ROWS[event.key] ?? 0;
  const step = SIDEWAYS[event.key] ?? 0;
  const to =
    here === -1
      ? rows > 0
        ? buttons[0]
        : undefined
      : rows === 0
        ? buttons[here + step]
        : (inNextRow(buttons, here, rows) ?? (rows < 0 ? search : undefined));
  if ((rows === 0 && step === 0) || to == null) return;
  // Sideways in the search, the cursor moves.
  event.preventDefault();
  to.focus();
}

/** The button of the next row that stands nearest below, or above. */
function inNextRow(buttons: readonly HTMLElement[], here: number, step: number): HTMLElement | null {
  const places = buttons.map((button) => button.getBoundingClientRect());
  const from = places[here];
  if (from === undefined) return null;
  let best: number | null = null;
  for (let index = here + step; index >= 0 && index < buttons.length; index += step) {
    const place = places[index];
    if (place === undefined || (place.top - from.top) * step <= 0) continue;
    const other = best === null ? null : places[best];
    // All buttons of one row are looked at, and none of the row behind it.
    if (other && place.top !== other.top) break;
    if (!other || Math.abs(place.left - from.left) < Math.abs(other.left - from.left)) best = index;
  }
  return best === null ? null : (buttons[best] ?? null);
}
