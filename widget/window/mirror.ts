import type { BrowserStorage } from '../../server/contract/client/browser-ports.ts';

/**
 * What the page has stored, as the window has it: a copy in memory, which is told to the page whenever it changes here, and
 * takes over what changes there.
 * @param on `written`: to be told to the page; `adopted`: the page, or another tab of it, has another text now; `kept`, after
 * either: stores the whole copy for a reload of this window, and says whether that succeeded
 */
export function createMirror(
  begun: Readonly<Record<string, string>>,
  on: {
    written(key: string, text: string | null): void;
    adopted(key: string, text: string | null): void;
    kept(all: Record<string, string>): boolean;
  },
) {
  const texts = new Map(Object.entries(begun));
  let keeps = keep();
  const storage: BrowserStorage = {
    read: (key) => texts.get(key) ?? null,
    write(key, text) {
      put(key, text, on.written);
      return keeps;
    },
    keys: (start) => [...texts.keys()].filter((key) => key.startsWith(start)),
    keeps: () => keeps,
  };
  return {
    storage,
    /** The page has stored this. */
    adopt(key: string, text: string | null): void {
      put(key, text, on.adopted);
    },
    /** Stores the copy once more. */
    keep(): void {
      keeps = keep();
    },
    /**
     * The page is there again, with all that it has stored meanwhile.
     * @param own keys whose text here the page has not heard of yet: that one holds
     */
    adoptAll(all: Readonly<Record<string, string>>, own: ReadonlySet<string>): void {
      for (const key of new Set([...texts.keys(), ...Object.keys(all)]))
        if (!own.has(key)) this.adopt(key, all[key] ?? null);
    },
  };

  function put(key: string, text: string | null, notify: (key: string, text: string | null) => void): void {
    if ((texts.get(key) ?? null) === text) return;
    if (text === null) texts.delete(key);
    else texts.set(key, text);
    notify(key, text);
    keeps = keep();
  }

  function keep(): boolean {
    return on.kept(Object.fromEntries(texts));
  }
}
