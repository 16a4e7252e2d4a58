import type { KeyValueStorage, Timers } from '../../../server/contract/client/ports.ts';

/** What is stored under this is removed, of all agents, when one signs out: no customer's words stay on this computer. */
export const UNTIL_SIGN_OUT = 'frontdesk.kept.';

/** What stores ask of the browser, so that tests can pass another one in. */
export interface Deps extends Timers {
  newId(): string;
  storage: KeyValueStorage;
  /** Runs `action` while no other tab of this browser runs one of this name; at once where tabs cannot agree. */
  exclusively<T>(name: string, action: () => Promise<T>): Promise<T>;
}
