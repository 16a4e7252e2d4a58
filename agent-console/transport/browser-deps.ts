import { oneTabAtATime } from '../../server/contract/client/tabs.ts';
import type { Deps, KeyValue } from '../stores/shell/deps.ts';

/** As long as a request may take. */
const PATIENCE_MS = 15_000;

/** The real clock, timers, randomness and storage. */
export function browserDeps(): Deps {
  return {
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    random: () => Math.random(),
    newId,
    storage: localKeyValue(),
    exclusively: (name, action) => oneTabAtATime(name, PATIENCE_MS, action),
  };
}

/** `crypto.randomUUID` exists only on secure origins; an installation tried over plain HTTP has none. */
function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    if (index === 6) return ((byte & 0x0f) | 0x40).toString(16).padStart(2, '0');
    if (index === 8) return ((byte & 0x3f) | 0x80).toString(16).padStart(2, '0');
    return byte.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** localStorage where it works, memory where the browser refuses it. */
function localKeyValue(): KeyValue {
  const memory = new Map<string, string>();
  return {
    read: (key) => attempt(() => localStorage.getItem(key), null) ?? memory.get(key) ?? null,
    write(key, value) {
      if (value === null) memory.delete(key);
      else memory.set(key, value);
      return attempt(() => {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
        return true;
      }, false);
    },
    keys: (prefix) =>
      attempt(() => Object.keys(localStorage), [...memory.keys()]).filter((key) => key.startsWith(prefix)),
  };
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
