import type { WidgetOptions } from './app-handle.ts';
import css from './launcher.css';

/**
 * Draws the launcher into a shadow root of its own, and nothing else. No style or script is inline, so any page's
 * policy allows it; every listener is on our own nodes and goes with them.
 */
export function createLauncher(
  { position, color, label, labels, language, offsetX, offsetY, zIndex }: WidgetOptions,
  click: () => void,
  intent: () => void,
) {
  const host = document.createElement('frontdesk-widget');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const mount = add('div', '');
  const trouble = add('div', 'trouble', 'role', 'status');
  const button = add('button', 'launcher', 'aria-label', label ?? labels?.[language.slice(0, 2)] ?? 'Chat');
  look({ position, color });
  for (const [name, value] of Object.entries({ x: offsetX, y: offsetY, z: zIndex }))
    if ((value as number) >= 0) say(name, value as number);

  button.onclick = click;
  button.onfocus = button.onpointerenter = intent;
  // A click does not move the focus here: a dialog of the page that keeps it would take it back. What else a page must not
  // hear is kept from it once the app is there.
  button.onmousedown = () => false;

  return {
    host,
    root,
    mount,
    button,
    setColor,
    look,
    /** Whether the app is on its way, and whether it could not be had. */
    tell(loading: boolean, failed?: boolean) {
      button.setAttribute('aria-busy', loading as unknown as string);
      trouble.textContent = failed ? 'Chat not loaded. Click to retry.' : '';
    },
  };

  /** What is left out, or cannot be, stays as it is. */
  function look({ position: side, color: chosen }: Pick<WidgetOptions, 'position' | 'color'>): void {
    // What stands after it in the root goes to that side.
    if (side) mount.className = side;
    const [, brand, ink] = /^(#[\da-f]{6})(#\w+)?$/i.exec(chosen as string) ?? [];
    if (brand) setColor(brand, ink);
  }
  /** @param ink white or black, whichever can be read on it; browsers that reckon it themselves need not be told */
  function setColor(chosen: string, ink = ''): void {
    say('brand', chosen);
    say('on-brand', ink);
    // Browsers that do not know it leave the colour as it is.
    button.style.color = ink ? '' : `contrast-color(${chosen})`;
  }
  function say(name: string, value: string | number): void {
    host.style.setProperty(`--fd-${name}`, value as string);
  }
  function add<K extends 'div' | 'button'>(
    tag: K,
    className: string,
    attribute = 'class',
    value = className,
  ): HTMLElementTagNameMap[K] {
    const element = root.appendChild(document.createElement(tag));
    element.className = className;
    element.setAttribute(attribute, value);
    return element;
  }
}
