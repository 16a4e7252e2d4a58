import type { Signal } from '@preact/signals';
import type { Host } from '../embed/app-handle.ts';
import { firstFocus } from '../views/first-focus.ts';
import { addSheet, parseSheet } from '../views/style-sheets.ts';
import sheet from './inline.css';

/** Where the chat is drawn, in place of the loader's own element. */
export type Place = Pick<Host, 'root' | 'mount' | 'setColor'> & {
  shape: 'inline' | 'inline page';
  /** Says there whether it can be seen, now and whenever that changes. Returns what ends it. */
  watch(inView: Signal<boolean>): () => void;
  /** Scrolls to it, and puts the focus there. */
  reveal(): void;
  remove(): void;
};

/** This much of it has to be in view for what stands there to count as seen. */
const SEEN = 0.3;

/** Makes a place for the chat in the element of the page that a selector names; null where there is none. */
export function placeIn(selector: string, host: Host): Place | null {
  const target = find(selector);
  if (target === null) return null;
  const element = document.createElement('frontdesk-chat');
  const root = element.attachShadow({ mode: 'open' });
  const mount = root.appendChild(document.createElement('div'));
  addSheet(root, parseSheet(sheet));
  target.append(element);
  // Whatever the page calls: there is nothing that it would open.
  host.button.style.setProperty('display', 'none', 'important');
  return {
    root,
    mount,
    shape: target === document.body ? 'inline page' : 'inline',
    setColor(color, ink) {
      host.setColor(color, ink);
      element.style.setProperty('--fd-brand', color);
      element.style.setProperty('--fd-on-brand', ink);
    },
    watch(inView) {
      const observer = new IntersectionObserver(
        (entries) => {
          inView.value = (entries.at(-1)?.intersectionRatio ?? 0) >= SEEN;
        },
        { threshold: [0, SEEN] },
      );
      observer.observe(element);
      return () => observer.disconnect();
    },
    reveal() {
      element.scrollIntoView({ block: 'nearest' });
      const panel = root.querySelector<HTMLElement>('.panel');
      if (panel !== null) firstFocus(panel).focus({ preventScroll: true });
    },
    remove: () => element.remove(),
  };
}

function find(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    // Not a selector.
    return null;
  }
}
