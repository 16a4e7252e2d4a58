import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';

/** Everything that has a key of its own, in the order of the list of keys. */
export const KEYED = [
  'next',
  'previous',
  'queue-waiting',
  'queue-mine',
  'queue-open',
  'queue-snoozed',
  'queue-resolved',
  'visitors',
  'rooms',
  'search',
  'find',
  'details',
  'select',
  'claim',
  'resolve',
  'resolve-next',
  'snooze',
  'assign',
  'label',
  'priority',
  'reply',
  'note',
  'unread',
  'accept-offer',
  'help',
] as const;
export type Keyed = (typeof KEYED)[number];

/** A key by what it types; letters may be held with Shift. No Alt, Ctrl or ⌘: those belong to browsers and layouts. */
export const DEFAULT_KEYS: Readonly<Record<Keyed, string>> = {
  next: 'j',
  previous: 'k',
  'queue-waiting': '1',
  'queue-mine': '2',
  'queue-open': '3',
  'queue-snoozed': '4',
  'queue-resolved': '5',
  visitors: 'v',
  rooms: 't',
  search: '/',
  find: 'f',
  details: 'i',
  select: 'x',
  claim: 'c',
  resolve: 'e',
  'resolve-next': 'shift+e',
  snooze: 's',
  assign: 'a',
  label: 'l',
  priority: 'p',
  reply: 'r',
  note: 'n',
  unread: 'u',
  'accept-offer': 'y',
  help: '?',
};

export type Keymap = {
  keys: ReadonlySignal<Readonly<Record<Keyed, string>>>;
  actionOf(key: string): Keyed | null;
  /** Gives the action this key; another action that had it gets the one that is freed. */
  assign(action: Keyed, key: string): void;
  reset(): void;
  /** What the server remembers of this agent; unknown actions and impossible keys are left out. */
  load(stored: Readonly<Record<string, string>>): void;
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>;

/** The name of a key that may stand for an action; null for keys that may not. */
export function keyName(event: KeyPress): string | null {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return null;
  if ([...event.key].length !== 1 || event.key === ' ') return null;
  const lower = event.key.toLowerCase();
  // Caps Lock makes capitals too: what counts is whether Shift is held. Of signs, layouts decide where they are.
  const letter = lower !== event.key.toUpperCase();
  return letter && event.shiftKey ? `shift+${lower}` : lower;
}

/** The keys of this agent, kept in this browser. */
export function createKeymap(
  storage: KeyValueStorage,
  agentId: string,
  changed: () => void = () => {},
): Keymap {
  const stored = `frontdesk.keys.${agentId}`;
  const keys = signal<Readonly<Record<Keyed, string>>>(withChanges(parse(storage.read(stored))));
  const set = (next: Readonly<Record<Keyed, string>>) => {
    keys.value = next;
    const own = changesOf(next);
    storage.write(stored, Object.keys(own).length === 0 ? null : JSON.stringify(own));
  };
  return {
    keys,
    actionOf(key) {
      const holders = KEYED.filter((action) => keys.peek()[action] === key);
      // A key that the agent has chosen stays theirs when a later version gives it to another action too.
      return holders.find((action) => DEFAULT_KEYS[action] !== key) ?? holders[0] ?? null;
    },
    assign(action, key) {
      const before = keys.peek();
      const holder = KEYED.find((one) => before[one] === key);
      set({ ...before, ...(holder === undefined ? {} : { [holder]: before[action] }), [action]: key });
      changed();
    },
    reset() {
      set(DEFAULT_KEYS);
      changed();
    },
    load: (remembered) => set(withChanges(remembered)),
  };
}

/** What differs from the keys everybody begins with. */
export function changesOf(keys: Readonly<Record<Keyed, string>>): Record<string, string> {
  return Object.fromEntries(
    KEYED.filter((action) => keys[action] !== DEFAULT_KEYS[action]).map((action) => [action, keys[action]]),
  );
}

function withChanges(changes: Readonly<Record<string, unknown>>): Record<Keyed, string> {
  const keys = { ...DEFAULT_KEYS };
  for (const action of KEYED) {
    const key = changes[action];
    if (typeof key === 'string' && /^(shift\+)?\S$/u.test(key)) keys[action] = key;
  }
  return keys;
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
