const adopted = new Set<string>();

/**
 * Puts the style sheet of a page that is loaded later on the document, once, after all that is there. A constructed
 * sheet needs no element, which the policy of the server would not allow.
 */
export function adoptStyle(text: string): void {
  if (adopted.has(text)) return;
  adopted.add(text);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
