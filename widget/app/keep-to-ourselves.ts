/** What the visitor does inside the panel and a page might take for its own. */
const EVENTS = [
  'input',
  'beforeinput',
  'change',
  'paste',
  'copy',
  'cut',
  'dragenter',
  'dragover',
  'drop',
  'submit',
  'wheel',
];

/** Keys typed into the chat are not the page's hot-keys, and its focus is no business of a dialog that keeps the focus. */
const OF_THE_PAGE = ['keydown', 'keyup', 'keypress', 'focusin', 'focusout'];

/**
 * Such events end where the chat ends; the listeners go with it.
 * @param host the loader's element, with the launcher in it
 * @param mount the element that the app draws into
 */
export function keepToOurselves(host: Element, mount: HTMLElement): () => void {
  const stop = (event: Event) => event.stopPropagation();
  const kept = [
    ...EVENTS.map((name) => [mount, name] as const),
    ...OF_THE_PAGE.map((name) => [host, name] as const),
  ];
  for (const [element, name] of kept) element.addEventListener(name, stop, { passive: true });
  return () => {
    for (const [element, name] of kept) element.removeEventListener(name, stop);
  };
}
