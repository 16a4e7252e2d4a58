import type { Frontdesk, FrontdeskOptions } from './frontdesk.js';

export type {
  Frontdesk,
  FrontdeskAttributes,
  FrontdeskEvents,
  FrontdeskIdentity,
  FrontdeskOptions,
  FrontdeskPerson,
} from './frontdesk.js';

export interface LoadOptions extends Omit<FrontdeskOptions, 'base'> {
  /** Where the server is, such as `https://chat.example`. */
  server: string;
  /** The nonce of the page's Content-Security-Policy, where it has one. */
  nonce?: string;
}

/** Puts the widget of a site on this page, once, and gives the function that speaks to it. Calls wait for the script. */
export function loadFrontdesk(options: LoadOptions): Frontdesk;
