import type { KeyValueStorage, Timers } from './ports.ts';

/** Clock, timers and chance, as the browser has them. */
export const browserTimers: Timers = {
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};

/** A UUID of version 4; `crypto.randomUUID` exists on secure origins only. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  // Not Array.from, which old libraries replace with one of their own.
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export type BrowserStorage = KeyValueStorage & {
  /** Whether everything that was written will survive the page. */
  keeps(): boolean;
};

/**
 * localStorage; memory in its place where the browser refuses it.
 * @param prefix put before every key, so that the keys of others on the same origin are out of reach
 */
export function createBrowserStorage(prefix = ''): BrowserStorage {
  const memory = new Map<string, string>();
  return {
    ...createTextStorage(prefix, memory),
    keys(start) {
      const stored = attempt(() => Object.keys(localStorage)) ?? [];
      const own = stored.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return [...new Set([...own, ...memory.keys()])].filter((key) => key.startsWith(start));
    },
    keeps: () => memory.size === 0,
  };
}

/**
 * The same for who knows the keys.
 * @param memory what the browser did not take
 */
export function createTextStorage(
  prefix: string,
  memory = new Map<string, string>(),
): Pick<BrowserStorage, 'read' | 'write'> {
  return {
    read: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(prefix + key)) ?? null,
    write(key, text) {
      memory.delete(key);
      const stored = attempt(() => {
        if (text === null) localStorage.removeItem(prefix + key);
        else localStorage.setItem(prefix + key, text);
        return true;
      });
      if (stored === undefined && text !== null) memory.set(key, text);
      return stored === true;
    },
  };
}

/** Undefined where the browser refuses it: a private window, storage that is switched off or full. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
