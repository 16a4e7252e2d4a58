/** What the loader and the app know of each other. Types only: neither pulls the other into its file. */

export type WidgetOptions = {
  site: string;
  position: 'left' | 'right';
  theme: 'light' | 'dark' | 'auto';
  label: string | null;
  language: string;
};

/** What the loader gives to the app. */
export type Host = {
  /** Where the server is; no slash at the end. */
  baseUrl: string;
  options: WidgetOptions;
  /** The app renders into this element, inside the loader's shadow root. */
  mount: HTMLElement;
  root: ShadowRoot;
  emit(event: string, data?: object): void;
  setUnread(count: number): void;
  setOpen(open: boolean): void;
  /** The site's colour, and the text colour that reads best on it. */
  setColor(color: string, textColor: string): void;
  /** Puts the focus back where it was before the panel opened. */
  focusLauncher(): void;
};

/** What the app gives to the loader. */
export type WidgetApp = {
  open(): void;
  close(): void;
  isOpen(): boolean;
  prefill(text: string): void;
  send(text: string): void;
  reset(): void;
  destroy(): void;
};

/** The app's entry chunk. */
export type AppModule = { startApp(host: Host): WidgetApp };
