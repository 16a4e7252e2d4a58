/** A style sheet without a `<style>` element, so that no policy of the page minds. Reading it is a good part of a first frame. */
export function parseSheet(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Puts a style sheet into a shadow root, after those it has. */
export function addSheet(root: ShadowRoot, sheet: CSSStyleSheet): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
