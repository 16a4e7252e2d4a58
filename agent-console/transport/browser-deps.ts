import { browserTimers, createBrowserStorage, newId } from '../../server/contract/client/browser-ports.ts';
import { oneTabAtATime } from '../../server/contract/client/tabs.ts';
import type { Deps } from '../stores/shell/deps.ts';

/** As long as a request may take. */
const PATIENCE_MS = 15_000;

/** The real clock, timers, randomness and storage. */
export function browserDeps(): Deps {
  return {
    ...browserTimers,
    newId,
    storage: createBrowserStorage(),
    exclusively: (name, action) => oneTabAtATime(name, PATIENCE_MS, action),
  };
}
