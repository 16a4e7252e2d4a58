import { render } from 'preact';

/** Takes away what Preact has drawn on the page, with the listeners that it has on the document. */
export function takeDown(): void {
  for (const root of document.body.children) render(null, root);
  document.body.replaceChildren();
}
