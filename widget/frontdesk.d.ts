/**
 * The widget's JavaScript API, for pages that use TypeScript. It imports nothing.
 *
 * Every call returns a promise. Calls made before the widget has loaded are kept and made then; see README.md for the
 * two lines that make `window.frontdesk` available at once.
 */
export interface FrontdeskEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  unread: { count: number };
  'message:sent': { id: string; conversationId: string };
  'message:received': { id: string; conversationId: string; author: string; body: string };
  'conversation:started': { conversationId: string };
  'conversation:resolved': { conversationId: string };
  error: { code: string; message: string };
}

export interface FrontdeskOptions {
  /** The site's key, from the console's Install page. */
  site: string;
  position?: 'left' | 'right';
  /** `#rrggbb`; by default the site's own. */
  color?: string;
  /** `auto` follows the visitor's system. */
  theme?: 'light' | 'dark' | 'auto';
  /** The launcher's accessible name; by default in the page's language. */
  label?: string;
  /** A tag such as `de-AT`; by default `<html lang>`, then the browser's. */
  language?: string;
}

export interface Frontdesk {
  /** Starts the widget where the tag has no `data-site`. A second call does nothing. */
  (method: 'boot', options: FrontdeskOptions): Promise<void>;
  (method: 'open' | 'close' | 'toggle'): Promise<void>;
  /** Shows or hides the launcher; an open panel is closed by `hide`. */
  (method: 'show' | 'hide'): Promise<void>;
  /** Puts text into the composer without sending it. */
  (method: 'prefill', text: string): Promise<void>;
  /** Sends a message as the visitor. Resolves when it is on its way and kept in this browser. */
  (method: 'send', text: string): Promise<void>;
  /** Resolves to a function that ends the subscription. */
  <E extends keyof FrontdeskEvents>(
    method: 'on',
    event: E,
    handler: (data: FrontdeskEvents[E]) => void,
  ): Promise<() => void>;
  <E extends keyof FrontdeskEvents>(
    method: 'off',
    event: E,
    handler: (data: FrontdeskEvents[E]) => void,
  ): Promise<void>;
  /** Forgets the visitor in this browser: for log-out. */
  (method: 'reset'): Promise<void>;
  /** Removes everything from the page. What the visitor wrote stays stored. */
  (method: 'destroy'): Promise<void>;
}

declare global {
  interface Window {
    frontdesk?: Frontdesk;
  }
}
