import type { WidgetOptions } from './app-door.ts';
import { textOn } from './contrast.ts';
import css from './launcher.css';

const SVG = 'http://www.w3.org/2000/svg';
const TALK = 'M21 12a8 8 0 0 1-8 8H4l2-3.2A8 8 0 1 1 21 12z';
const SHUT = 'M6 9l6 6 6-6';
/** The page's language decides; a tag's `data-label` overrides it. */
const LABELS: Record<string, string> = { de: 'Chat öffnen', zh: '打开聊天', ar: 'فتح المحادثة' };
/** Keys typed into the chat are not the page's hot-keys. */
const KEY_EVENTS = ['keydown', 'keyup', 'keypress'];

/**
 * Draws the launcher into a shadow root of its own, and nothing else. No style or script is inline, so any page's
 * policy allows it; every listener is on our own nodes and goes with them.
 */
export function createLauncher(
  { position, color, label, language }: WidgetOptions,
  on: { click(): void; intent(): void },
) {
  const host = document.createElement('frontdesk-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const mount = add('div', '');
  const trouble = add('div', `trouble ${position}`);
  trouble.setAttribute('role', 'status');
  const button = add('button', `launcher ${position}`);
  const svg = button.appendChild(document.createElementNS(SVG, 'svg'));
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = svg.appendChild(document.createElementNS(SVG, 'path'));
  const badge = button.appendChild(document.createElement('span'));
  badge.className = 'badge';
  setUnread(0, null);
  setOpen(false);
  if (color !== null) setColor(color);

  button.onclick = on.click;
  button.onpointerenter = on.intent;
  button.onfocus = on.intent;
  for (const key of KEY_EVENTS) host.addEventListener(key, (event) => event.stopPropagation());

  return {
    host,
    root,
    mount,
    setUnread,
    setOpen,
    setColor,
    setLoading: (loading: boolean) => void button.classList.toggle('loading', loading),
    setHidden(hidden: boolean) {
      button.hidden = hidden;
    },
    setTrouble(failed: boolean) {
      trouble.textContent = failed ? 'Chat not loaded. Click to try again.' : '';
    },
    focusLauncher: () => button.focus(),
  };

  function setUnread(count: number, called: string | null): void {
    badge.textContent = count > 99 ? '99+' : `${count || ''}`;
    button.setAttribute('aria-label', called ?? label ?? LABELS[language.slice(0, 2)] ?? 'Open chat');
  }
  function setOpen(open: boolean): void {
    button.classList.toggle('open', open);
    button.setAttribute('aria-expanded', `${open}`);
    path.setAttribute('d', open ? SHUT : TALK);
  }
  function setColor(chosen: string): void {
    host.style.setProperty('--fd-brand', chosen);
    host.style.setProperty('--fd-on-brand', textOn(chosen));
  }
  function add<K extends 'div' | 'button'>(tag: K, className: string): HTMLElementTagNameMap[K] {
    const element = root.appendChild(document.createElement(tag));
    element.className = className;
    return element;
  }
}
