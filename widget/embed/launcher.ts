import { textOn } from '../../server/contract/contrast.ts';
import type { WidgetOptions } from './app-door.ts';
import css from './launcher.css';

/** `Chat` is understood where Latin letters are; the others get the word of their own. A tag's `data-label` overrides it. */
const LABELS: Record<string, string> = {
  ar: 'محادثة',
  fa: 'گفتگو',
  he: 'צ׳אט',
  hi: 'चैट',
  ja: 'チャット',
  ko: '채팅',
  ru: 'Чат',
  uk: 'Чат',
  zh: '聊天',
};
/** Keys typed into the chat are not the page's hot-keys. */
const KEY_EVENTS = ['keydown', 'keyup', 'keypress'];

/**
 * Draws the launcher into a shadow root of its own, and nothing else. No style or script is inline, so any page's
 * policy allows it; every listener is on our own nodes and goes with them.
 */
export function createLauncher(
  { position, color, label, language, place }: WidgetOptions,
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
  button.setAttribute('aria-label', label ?? LABELS[language.slice(0, 2)] ?? 'Chat');
  button.setAttribute('aria-expanded', 'false');
  if (color !== null) setColor(color);
  place.forEach((value, index) => {
    if (Number(value) >= 0) host.style.setProperty(`--fd-${'xyz'[index]}`, `${value}`);
  });

  button.onclick = on.click;
  button.onpointerenter = on.intent;
  button.onfocus = on.intent;
  for (const key of KEY_EVENTS) host.addEventListener(key, (event) => event.stopPropagation());

  return {
    host,
    root,
    mount,
    button,
    setColor,
    setLoading: (loading: boolean) => void button.classList.toggle('loading', loading),
    setHidden(hidden: boolean) {
      button.hidden = hidden;
    },
    setTrouble(failed: boolean) {
      trouble.textContent = failed ? 'Chat not loaded. Click to retry.' : '';
    },
  };

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
