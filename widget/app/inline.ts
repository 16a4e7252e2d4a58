import type { Signal } from '@preact/signals';
import type { Host } from '../embed/app-handle.ts';
import { firstFocus } from '../views/first-focus.ts';
import { addSheet, parseSheet } from '../views/style-sheets.ts';
import sheet from './inline.css';

/** Where the chat is drawn, in place of the loader's own element. */
export type Place = Pick<Host, 'root' | 'mount' | 'setColor'> & {
  shape: 'inline' | 'inline page' | 'inline page framed' | 'inline page framed closes';
  /** Whether the visitor can close it: true in a frame, which the page then hides. */
  closes: boolean;
  /** Says there whether it can be seen, now and whenever that changes. Returns what ends it. */
  watch(inView: Signal<boolean>): () => void;
  /** Scrolls to it, and puts the focus there. */
  reveal(): void;
  remove(): void;
};

/** This share of the chat has to be in view, or to fill the window, for what stands there to count as seen. */
const SEEN = 0.3;
/** The observer looks again at each of these shares: close enough for a chat that is many windows high. */
const LOOKS = Array.from({ length: 51 }, (_, look) => look / 50);

/**
 * Makes a place for the chat in the element of the page that a selector names. Where there is none, it says so and lets the
 * launcher be seen.
 */
export function placeIn(selector: string, host: Host, warn: (line: string) => void): Place | null {
  const target = find(selector);
  if (target === null) {
    warn(`There is no element "${selector}": the chat stands beside the page.`);
    host.button.hidden = false;
    return null;
  }
  // On our own page nothing has a font, and the browser's own would have serifs.
  const { style } = document.body;
  if (location.href.startsWith(`${host.baseUrl}/chat/`) && style.fontFamily === '')
    style.fontFamily = 'system-ui';
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
    closes: false,
    setColor(color, ink, corners) {
      host.setColor(color, ink, corners);
      element.style.setProperty('--fd-brand', color);
      element.style.setProperty('--fd-on-brand', ink);
    },
    watch(inView) {
      // Until the observer has looked, nobody is known to see it.
      inView.value = false;
      const observer = new IntersectionObserver(
        (entries) => {
          const last = entries.at(-1);
          inView.value =
            last !== undefined &&
            (last.intersectionRatio >= SEEN || last.intersectionRect.height >= SEEN * innerHeight);
        },
        { threshold: LOOKS },
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
