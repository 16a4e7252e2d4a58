/** The one search field of the workspace. */
export const SEARCH_BOX_ID = 'search';

/** Puts the cursor into the search field, with what is in it selected. */
export function focusSearch(): void {
  const box = document.getElementById(SEARCH_BOX_ID);
  if (!(box instanceof HTMLInputElement)) return;
  box.focus();
  box.select();
}
