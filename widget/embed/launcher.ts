import type { WidgetOptions } from './app-door.ts';
import css from './launcher.css';

const SVG = 'http://www.w3.org/2000/svg';
const TALK = 'M21 12a8 8 0 0 1-8 8H4l2-3.2A8 8 0 1 1 21 12z';
const SHUT = 'M6 9l6 6 6-6';
const LABELS: Record<string, string> = { de: 'Chat öffnen', zh: '打开聊天', ar: 'افتح المحادثة' };
/** Keys typed into the chat are not the page's hot-keys. */
const KEY_EVENTS = ['keydown', 'keyup', 'keypress'];

export type Launcher = ReturnType<typeof createLauncher>;

/** Draws the launcher into a shadow root of its own, and nothing else. Nothing is inline, so any page's policy allows it. */
export function createLauncher(options: WidgetOptions, on: { click(): void; intent(): void }) {
  const host = document.createElement('frontdesk-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.className = `launcher ${options.position}`;
  button.setAttribute('aria-label', options.label ?? LABELS[options.language.slice(0, 2)] ?? 'Open chat');
  button.setAttribute('aria-expanded', 'false');
  button.append(icon('talk', TALK), icon('shut', SHUT));
  const badge = document.createElement('span');
  badge.className = 'badge';
  button.append(badge);
  const trouble = document.createElement('div');
  trouble.className = `trouble ${options.position}`;
  trouble.setAttribute('role', 'status');
  const mount = document.createElement('div');
  root.append(mount, trouble, button);

  button.addEventListener('click', on.click);
  for (const intent of ['pointerenter', 'focus', 'touchstart'])
    button.addEventListener(intent, on.intent, { passive: true });
  for (const key of KEY_EVENTS) host.addEventListener(key, (event) => event.stopPropagation());

  return {
    host,
    root,
    mount,
    button,
    setUnread(count: number) {
      badge.textContent = count === 0 ? '' : count > 99 ? '99+' : String(count);
    },
    setOpen(open: boolean) {
      button.classList.toggle('open', open);
      button.setAttribute('aria-expanded', String(open));
    },
    setLoading(loading: boolean) {
      button.classList.toggle('loading', loading);
    },
    setTrouble(failed: boolean) {
      trouble.textContent = failed ? 'The chat cannot be loaded right now. Please try again.' : '';
    },
    setColor(color: string, textColor: string) {
      host.style.setProperty('--fd-brand', color);
      host.style.setProperty('--fd-on-brand', textColor);
    },
  };
}

function icon(name: string, path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', name);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
