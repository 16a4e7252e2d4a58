import { firstFocus } from '../../views/first-focus.ts';

/** Whoever leaves a page of the panel goes on from the chat's field, once it is there: what had the focus goes with the page. */
export function goesOnInChat({ currentTarget }: Event): void {
  const panel = (currentTarget as HTMLElement | null)?.closest<HTMLElement>('.panel');
  if (panel) requestAnimationFrame(() => firstFocus(panel).focus({ preventScroll: true }));
}
