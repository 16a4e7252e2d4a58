/**
 * What the loader and the app know of each other. Types only: neither pulls the other into its file. After a deployment a
 * page's loader may start a newer app: what is here is only ever added to, and either side does without what is new.
 */

/** As the page, or else the site, has said it; unchecked but for what the launcher itself needs. */
export type WidgetOptions = {
  site: string;
  /** `left` or `right`. */
  position?: string | undefined;
  /** `light`, `dark`, or `auto`: as the visitor's system has it. */
  theme?: string | undefined;
  /** `#rrggbb`. The site's own is followed by what is drawn on it: `#f5c518#000`. */
  color?: string | undefined;
  label?: string | undefined;
  /** What `Chat` is in the letters of other languages, as far as this browser asks for one. */
  labels?: Record<string, string>;
  language: string;
  /** The domain over whose sub-domains the visitor is shared; by default each has its own. */
  shareDomain?: string | undefined;
  /** Distances from side and bottom in px, and z-index; where the page says nothing, our own. */
  offsetX?: string | number | undefined;
  offsetY?: string | number | undefined;
  zIndex?: string | number | undefined;
  /** Not to be seen until there is something to see. */
  hidden?: boolean;
  /** `frame`: the chat stands in a frame of the server's origin, out of reach of the page's scripts. */
  isolation?: string | undefined;
  /** `false`: the chat cannot be put into a window of its own. */
  popout?: string | undefined;
  /** A CSS selector: the chat stands in this element of the page, without a launcher; in `body` it is the whole page. */
  target?: string | undefined;
};

/** A call of the page's API: the method's name and what it was given. */
export type Call = readonly [method: string, ...args: unknown[]];

/** What the loader gives to the app. */
export type Host = {
  /** Where the server is; no slash at the end. */
  baseUrl: string;
  options: WidgetOptions;
  /** The app renders into this element, inside the loader's shadow root; its class is the side, `left` or `right`. */
  mount: HTMLElement;
  root: ShadowRoot;
  /** Calls of `identify`, `set`, `update` and `track` that waited for the app; it makes them before anything else. */
  calls: readonly Call[];
  emit(event: string, data?: object): void;
  /** The launcher. */
  button: HTMLButtonElement;
  /** @param corners those of the site, where they are drawn outside of the panel */
  setColor(color: string, ink: string, corners?: string): void;
};

/** What the app gives to the loader: besides `isOpen`, the page's API by the names of its methods. */
export type WidgetApp = {
  /** `quietly`: because it was open on the page before; the focus stays where it is. */
  open(quietly?: boolean): void;
  close(): void;
  isOpen(): boolean;
  /** Asks for the site's settings again. */
  refresh(): void;
  prefill(text: string): void;
  showMessage(text: string): void | Promise<void>;
  /** Rejects where the visitor has no such conversation. */
  openConversation(id: string): Promise<void>;
  /** Rejects what cannot be sent. */
  send(text: string): void | Promise<void>;
  /** Rejects when the site's word for who this is was refused. */
  identify(source: unknown): Promise<void>;
  set(attributes: unknown): void;
  /** Of the conversation, and of how the chat looks. */
  update(change: unknown): void | Promise<void>;
  /** @param id what is told twice under the same UUID is one step */
  track(name: unknown, data?: unknown, id?: string): void;
  reset(): void;
  /** @param forgetting nothing is stored any more, not even what is under way */
  destroy(forgetting?: boolean): void;
};

/** The app's entry chunk. Resolves when the panel can be shown in the visitor's language. */
export type AppModule = { startApp(host: Host): Promise<WidgetApp>; warmUp(language: string): Promise<void> };
