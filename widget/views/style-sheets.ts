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

const dressed = new WeakMap<Node, Set<string>>();

/** Puts the style sheet of a part that loads late into the shadow root that it is drawn in, once. */
export function dressRoot(element: Element | null, text: string): void {
  const root = element?.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const known = dressed.get(root) ?? new Set();
  if (known.has(text)) return;
  dressed.set(root, known.add(text));
  addSheet(root, parseSheet(text));
}
