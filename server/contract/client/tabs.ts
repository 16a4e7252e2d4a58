/** The other tabs of this browser that concern the same person. {@link browserTabs} makes it, tests pass a fake. */
export interface Tabs {
  /** Tells all the others. */
  post(message: unknown): void;
  listen(heard: (message: unknown) => void): void;
  /**
   * Waits in line for the lead, which one tab has at a time; with `steal` takes it from whoever has it. `won` is called
   * when this tab has it, `lost` when another has stolen it. The returned function leaves the line, or gives it up.
   */
  lead(how: { steal: boolean; won(): void; lost(): void }): () => void;
  close(): void;
}

/**
 * Web Locks and a BroadcastChannel under one name. Null where a browser has not got both (locks exist on https pages
 * only) or refuses them: then tabs cannot agree on anything.
 */
export function browserTabs(name: string): Tabs | null {
  const { locks } = navigator;
  let channel: BroadcastChannel;
  try {
    if (locks === undefined) return null;
    channel = new BroadcastChannel(name);
  } catch {
    // Missing, or refused together with all other storage.
    return null;
  }
  return {
    post: (message) => channel.postMessage(message),
    listen(heard) {
      channel.onmessage = ({ data }) => heard(data);
    },
    lead({ steal, won, lost }) {
      const abort = new AbortController();
      let over = false;
      let giveUp = () => abort.abort();
      const hold = () =>
        new Promise<void>((resolve) => {
          giveUp = resolve;
          if (over) resolve();
          else won();
        });
      locks.request(name, steal ? { steal } : { signal: abort.signal }, hold).catch((error: Error) => {
        if (over) return;
        // Aborted by another tab. Anything else: there are no locks to be had here, so nobody else leads either.
        if (error.name === 'AbortError') lost();
        else won();
      });
      return () => {
        over = true;
        giveUp();
      };
    },
    close: () => channel.close(),
  };
}

/**
 * Runs `action` while no other tab runs one under the same name. A tab that was suspended in the middle of one must not
 * hold the others up for ever: after `patienceMs` this one goes ahead. Use it for what the server makes safe to repeat.
 */
export async function oneTabAtATime<T>(
  name: string,
  patienceMs: number,
  action: () => Promise<T>,
): Promise<T> {
  if (navigator.locks === undefined) return action();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patienceMs);
  let started: Promise<T> | undefined;
  const begin = () => {
    clearTimeout(timer);
    started ??= action();
    return started;
  };
  // Refused, or waited for too long: the promise of the lock tells nothing that `started` does not.
  await navigator.locks.request(name, { signal: abort.signal }, begin).catch(() => {});
  return begin();
}
