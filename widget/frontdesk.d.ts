/**
 * The widget's JavaScript API, for pages that use TypeScript. It imports nothing.
 *
 * Every call returns a promise. Calls made before the widget has loaded are kept and made then; see README.md for the
 * line that makes `window.frontdesk` available at once.
 */
export interface FrontdeskEvents {
  /** The chat has loaded: on the visitor's first intent, or by itself for who has a conversation going on. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** The widget is being removed. */
  destroy: undefined;
  unread: { count: number };
  /** The server has it. */
  'message:sent': { id: string; conversationId: string };
  'message:received': { id: string; conversationId: string; author: string; body: string };
  'conversation:started': { conversationId: string };
  'conversation:resolved': { conversationId: string };
  /** Whether somebody is there: once that is known, and whenever it changes. `backAt` is when the hours begin again, in ms since 1970. */
  availability: { available: boolean; backAt: number | null };
  /** Somebody has taken the visitor's conversation. */
  'agent:joined': { conversationId: string; name: string };
  /** The visitor has rated a conversation: 1 to 5. */
  rated: { conversationId: string; score: number };
  /** A file of a message that the server has. */
  'file:sent': {
    messageId: string;
    conversationId: string;
    name: string;
    mediaType: string;
    sizeBytes: number;
  };
  /** `code` is `app_not_loaded`, `identity_unavailable`, or one of the server's, such as `identity_invalid`. */
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
  /** The launcher's distance from the side, in px; by default 20. */
  offsetX?: number;
  /** The launcher's distance from the bottom, in px; by default 20. */
  offsetY?: number;
  /** By default 2147483000. */
  zIndex?: number;
  /**
   * A domain of this page, such as `shop.example`: the visitor is the same on all its sub-domains, by a cookie. By default
   * each origin has its own visitor, and there is no cookie.
   */
  shareDomain?: string;
  /**
   * A CSS selector: the chat stands in this element of the page, without a launcher, and loads with the page; in `body` it is
   * the whole page.
   */
  target?: string;
  /**
   * `frame`: the chat stands in a frame of the server's own origin, so that no script of the page can read what is said in
   * it, nor who the visitor is. The site's allowed origins have to list this page's.
   */
  isolation?: 'frame';
  /** Where the server is, when this script was not loaded from there; no slash at the end. */
  base?: string;
}

/** What the page says of its visitor. Unsigned: agents see that nobody has proved it. */
export type FrontdeskAttributes = Record<string, string | number | boolean | null>;

/**
 * A JSON Web Token (HS256) that the site's server signed, or a function that fetches one. Null, undefined and an empty text
 * say that nobody is signed in: the visitor chats as an unidentified one.
 */
export type FrontdeskIdentity =
  | string
  | null
  | (() => string | null | undefined | Promise<string | null | undefined>);

/** Who the visitor is, for sites that cannot sign it; besides name and e-mail, at most 30 attributes. Agents see it as not verified. */
export type FrontdeskPerson = {
  name?: string;
  email?: string;
  [attribute: string]: string | number | boolean | undefined;
};

export interface Frontdesk {
  /** Starts the widget where the tag names no site; a second call starts nothing. Resolves to the function that
   * speaks to this site alone. */
  (method: 'boot', options: FrontdeskOptions): Promise<Frontdesk>;
  (method: 'open' | 'close' | 'toggle'): Promise<void>;
  /** Shows or hides the launcher; an open panel is closed by `hide`. */
  (method: 'show' | 'hide'): Promise<void>;
  /** Opens the panel with this text in the composer, and does not send it. */
  (method: 'prefill', text: string): Promise<void>;
  /**
   * Opens the panel and shows this text as a line from the team, which the visitor may answer; `[[Yes]]` lines at its end are offered
   * as answers. The next one takes its place. This browser alone keeps it. Rejects where the text is blank.
   */
  (method: 'showMessage', text: string): Promise<void>;
  /**
   * Opens the panel with one of the visitor's own conversations, by the id from an event or from the API. Rejects, with the
   * server's code, where the visitor has no such conversation.
   */
  (method: 'openConversation', id: string): Promise<void>;
  /**
   * Sends a message as the visitor. Resolves when it is on its way and kept in this browser; rejects what is empty, and,
   * with the code `message_too_long`, what is too long.
   */
  (method: 'send', text: string): Promise<void>;
  /**
   * Says who the visitor is. Before the visitor opens the chat it is only kept; afterwards it rejects, and there is an
   * `error`, when the token is refused. A function is called again before the token it gave ends.
   */
  (method: 'identify', identity: FrontdeskIdentity): Promise<void>;
  /** Says who the visitor is, unsigned: agents see it as not verified. It opens no conversation of anybody. */
  (method: 'identify', person: FrontdeskPerson): Promise<void>;
  /** Says something of the visitor, for agents to see; null takes a name away. Kept until the first message. */
  (method: 'set', attributes: FrontdeskAttributes): Promise<void>;
  /**
   * Says something of the conversation that goes on, and of those that begin later on this page: attributes (null takes one away),
   * and the names of the labels that it is to have, of those that the site allows. Kept until there is a conversation.
   */
  (method: 'update', change: { attributes?: FrontdeskAttributes; labels?: string[] }): Promise<void>;
  /** Changes how the chat looks while it is there. What is left out stays. */
  (
    method: 'update',
    look: Partial<Pick<FrontdeskOptions, 'language' | 'color' | 'position' | 'theme'>>,
  ): Promise<void>;
  /** The visitor looks at a page that the address bar does not tell of. */
  (method: 'track', page: 'page', data?: { url?: string; title?: string }): Promise<void>;
  /** The visitor has done something; agents see it among the pages they looked at. Kept until the first message. */
  (method: 'track', name: string, data?: Record<string, string | number | boolean>): Promise<void>;
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
  /** Forgets the visitor in this browser, in all its tabs: for log-out. */
  (method: 'reset'): Promise<void>;
  /** Removes everything from the page; what is stored stays, unless `storage` is true. */
  (method: 'destroy', options?: { storage?: boolean }): Promise<void>;
}

declare global {
  interface Window {
    frontdesk?: Frontdesk;
  }
  /** There once the tag has loaded, or from the line in README.md on that queues calls. */
  const frontdesk: Frontdesk;
}
