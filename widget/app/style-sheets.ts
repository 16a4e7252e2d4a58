/** Each is parsed once, however many widgets a page has: a root takes a sheet, it does not own it. */
const parsed = new Map<string, CSSStyleSheet>();

/** Parses style sheets, unless that was done before: reading them is a good part of what a first frame costs. */
export function parseSheets(texts: readonly string[]): CSSStyleSheet[] {
  return texts.map((text) => {
    const known = parsed.get(text);
    if (known !== undefined) return known;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    parsed.set(text, sheet);
    return sheet;
  });
}

/** Puts style sheets into a shadow root without a `<style>` element, so that no policy of the page minds. */
export function addSheets(root: ShadowRoot, texts: readonly string[]): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...parseSheets(texts)];
}
