import type { Call, WidgetOptions } from '../embed/app-handle.ts';

/** What the frame says to the page around it once it can be started; nothing else is in it. */
export const READY = { frontdesk: 'frame' } as const;

/** Where `proactive/` leaves on the page, and the app looks for in the frame, a message that the visitor took up. */
export const INVITATION = 'invitation';

/** What the page answers, with the port that everything else goes over. */
export type Start = {
  frontdesk: 'start';
  /** As the page or the site has said it; unchecked. */
  options: Pick<WidgetOptions, 'language' | 'color' | 'theme' | 'popout'>;
  /** What the page said of its visitor before; a function for `identify` is there as `identifyBy`. */
  calls: readonly Call[];
  page: PageSeen;
  /** Changes whenever the page has forgotten its visitor: what the frame keeps belongs to this one alone. */
  owner: string;
  /** False where it stands in an element of the page. */
  closes: boolean;
  /** The panel covers the screen; not said by pages of before. */
  phone?: boolean;
  /** The page's font, for sites that want it in the chat. */
  font: string;
};
export type PageSeen = { url: string; title: string };
