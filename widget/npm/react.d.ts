import type {
  Frontdesk,
  FrontdeskAttributes,
  FrontdeskEvents,
  FrontdeskIdentity,
  FrontdeskPerson,
} from './frontdesk.js';
import type { LoadOptions } from './index.js';

export interface FrontdeskChatProps extends LoadOptions {
  /** A signed token, or a function that fetches one. Keep the function the same between renders (`useCallback`). */
  identity?: FrontdeskIdentity;
  /** Who the visitor is, unsigned, where no `identity` is given. */
  person?: FrontdeskPerson;
  attributes?: FrontdeskAttributes;
  on?: { [E in keyof FrontdeskEvents]?: (data: FrontdeskEvents[E]) => void };
  /** Gives the function that speaks to the widget. */
  onReady?: (frontdesk: Frontdesk) => void;
}

/** The widget for as long as this is mounted. Draws nothing itself. */
export function FrontdeskChat(props: FrontdeskChatProps): null;
