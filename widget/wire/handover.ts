/**
 * What a chat and its own window say to each other. The window is of the server's origin, at `/chat/KEY/window`, and the page is
 * of the site's, or a frame of the server's: nothing is stored for both, so that the page hands over what it has stored, and
 * either tells the other what it stores from then on.
 */

/** What the window says to whoever opened it, until it is answered and now and then afterwards; nothing else is in it. */
export type Asking = {
  frontdesk: 'window';
  site: string;
  /** Of this document: another one, after a reload, has nothing yet. */
  id: string;
};

/** What the page answers, with the port that everything else goes over. */
export type Handover = {
  frontdesk: 'handover';
  options: { language: string; color?: string | undefined; theme?: string | undefined };
  /** The site's name. */
  title: string;
  /** The page that the visitor is on. */
  page: { url: string; title: string };
  /** The page's font, for sites that want it in the chat. */
  font: string;
  /** Everything that the page has stored of this site: texts by their keys. */
  stored: Record<string, string>;
};
