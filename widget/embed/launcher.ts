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

/**
 * Draws the launcher into a shadow root of its own, and nothing else. No style or script is inline, so any page's
 * policy allows it; every listener is on our own nodes and goes with them.
 */
export function createLauncher(
  { position, color, label, language, offsetX, offsetY, zIndex }: WidgetOptions,
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
  if (color) setColor(color);
  place('x', offsetX);
  place('y', offsetY);
  place('z', zIndex);

  button.onclick = on.click;
  button.onpointerenter = on.intent;
  button.onfocus = on.intent;
  // Keys typed into the chat are not the page's hot-keys.
  host.onkeydown = host.onkeyup = host.onkeypress = (event) => event.stopPropagation();

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
  function place(name: string, value: string | number | undefined): void {
    if (Number(value) >= 0) host.style.setProperty(`--fd-${name}`, value as string);
  }
  function add<K extends 'div' | 'button'>(tag: K, className: string): HTMLElementTagNameMap[K] {
    const element = root.appendChild(document.createElement(tag));
    element.className = className;
    return element;
  }
}
