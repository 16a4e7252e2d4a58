import type { Timers } from '../../../server/contract/client/ports.ts';

/** Small strings that survive a reload. */
export interface KeyValue {
  read(key: string): string | null;
  /** Null removes. False when the storage refuses (private window, full). */
  write(key: string, value: string | null): boolean;
  /** The keys that begin with `prefix`. */
  keys(prefix: string): string[];
}

/** What is stored under this is removed, of all agents, when one signs out: no customer's words stay on this computer. */
export const UNTIL_SIGN_OUT = 'frontdesk.kept.';

/** What stores ask of the browser, so that tests can pass another one in. */
export interface Deps extends Timers {
  newId(): string;
  storage: KeyValue;
  /** Runs `action` while no other tab of this browser runs one of this name; at once where tabs cannot agree. */
  exclusively<T>(name: string, action: () => Promise<T>): Promise<T>;
}
