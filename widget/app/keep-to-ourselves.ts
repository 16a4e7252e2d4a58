/** What the visitor does inside the panel and a page might take for its own; keys stop at the loader's element already. */
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

/** Such events end at the element the app draws into; the listeners go with it. */
export function keepToOurselves(mount: HTMLElement): () => void {
  const stop = (event: Event) => event.stopPropagation();
  for (const name of EVENTS) mount.addEventListener(name, stop, { passive: true });
  return () => {
    for (const name of EVENTS) mount.removeEventListener(name, stop);
  };
}
