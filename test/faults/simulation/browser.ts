import type { Tabs } from '../../../server/contract/client/tabs.ts';
import type { SimClock } from './clock.ts';

type Waiting = { tab: object; won(): void; lost(): void };
type StorageListener = { tab: object; changed(name: string): void };

/** What the tabs of one browser share: what is stored, locks, and a way to speak to each other. */
export type SimBrowser = {
  readonly disk: Map<string, string>;
  online: boolean;
  /** Writes for a tab; the others hear of it a moment later. */
  store(tab: object, name: string, text: string | null): void;
  onStorage(tab: object, changed: (name: string) => void): void;
  tabs(tab: object, matter: string): Tabs;
  exclusively<T>(tab: object, action: () => Promise<T>): Promise<T>;
  /** The tab is gone: nothing it held is held any more. */
  close(tab: object): void;
};

const HEARD_AFTER_MS = 5;

export function createBrowser(clock: SimClock): SimBrowser {
  const disk = new Map<string, string>();
  const listeners = new Set<StorageListener>();
  const members = new Map<string, Set<{ tab: object; heard: (message: unknown) => void }>>();
  const lines = new Map<string, Waiting[]>();
  const holders = new Map<string, Waiting>();
  const gone = new WeakSet<object>();
  let turns: { tab: object; begin: () => void }[] = [];
  let inTurn: object | null = null;

  const browser: SimBrowser = {
    disk,
    online: true,
    store(tab, name, text) {
      if (text === null) disk.delete(name);
      else disk.set(name, text);
      for (const one of listeners)
        if (one.tab !== tab) clock.after(HEARD_AFTER_MS, () => gone.has(one.tab) || one.changed(name));
    },
    onStorage: (tab, changed) => void listeners.add({ tab, changed }),
    tabs(tab, matter) {
      const all = members.get(matter) ?? new Set();
      members.set(matter, all);
      const me = { tab, heard: (_message: unknown) => {} };
      all.add(me);
      return {
        post(message) {
          for (const other of all) {
            if (other === me) continue;
            const copy = structuredClone(message);
            clock.after(HEARD_AFTER_MS, () => gone.has(other.tab) || other.heard(copy));
          }
        },
        listen(heard) {
          me.heard = heard;
        },
        lead: ({ steal, won, lost }) => lead(matter, { tab, won, lost }, steal),
        close: () => void all.delete(me),
      };
    },
    exclusively(tab, action) {
      return new Promise((resolve, reject) => {
        turns.push({
          tab,
          begin: () =>
            void action()
              .then(resolve, reject)
              .finally(() => {
                if (inTurn === tab) nextTurn();
              }),
        });
        if (inTurn === null) nextTurn();
      });
    },
    close(tab) {
      gone.add(tab);
      for (const one of listeners) if (one.tab === tab) listeners.delete(one);
      for (const all of members.values()) for (const me of all) if (me.tab === tab) all.delete(me);
      turns = turns.filter((turn) => turn.tab !== tab);
      if (inTurn === tab) nextTurn();
      for (const [matter, line] of lines)
        lines.set(
          matter,
          line.filter((one) => one.tab !== tab),
        );
      for (const [matter, holder] of holders) if (holder.tab === tab) release(matter, holder);
    },
  };
  return browser;

  function nextTurn(): void {
    const turn = turns.shift();
    inTurn = turn?.tab ?? null;
    turn?.begin();
  }

  function lead(matter: string, one: Waiting, steal: boolean): () => void {
    const line = lines.get(matter) ?? [];
    lines.set(matter, line);
    const holder = holders.get(matter);
    if (steal && holder !== undefined) {
      holders.delete(matter);
      clock.after(0, () => gone.has(holder.tab) || holder.lost());
    }
    line.push(one);
    clock.after(0, () => grant(matter));
    return () => {
      lines.set(
        matter,
        (lines.get(matter) ?? []).filter((other) => other !== one),
      );
      release(matter, one);
    };
  }

  function grant(matter: string): void {
    if (holders.has(matter)) return;
    const next = lines.get(matter)?.shift();
    if (next === undefined) return;
    holders.set(matter, next);
    next.won();
  }

  function release(matter: string, one: Waiting): void {
    if (holders.get(matter) !== one) return;
    holders.delete(matter);
    clock.after(0, () => grant(matter));
  }
}
