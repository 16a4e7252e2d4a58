import type { Frontdesk, FrontdeskAttributes, FrontdeskEvents, FrontdeskIdentity } from './frontdesk.js';
import type { LoadOptions } from './index.js';

export interface FrontdeskChatProps extends LoadOptions {
  /** A signed token, or a function that fetches one. Keep the function the same between renders (`useCallback`). */
  identity?: FrontdeskIdentity;
  attributes?: FrontdeskAttributes;
  on?: { [E in keyof FrontdeskEvents]?: (data: FrontdeskEvents[E]) => void };
  /** Gives the function that speaks to the widget. */
  onReady?: (frontdesk: Frontdesk) => void;
}

/** The widget for as long as this is mounted. Draws nothing itself. */
export function FrontdeskChat(props: FrontdeskChatProps): null;
