import type { AssetStore } from './asset-store.ts';

const SAID_EVERY_MS = 12 * 60 * 60 * 1_000;

/**
 * Says twice a day which files this node's build has, so that they count as used until it stops, however long it runs. Not a
 * worker of `workers/`: its first run has to succeed before the server listens, and no other is woken.
 */
export function keepBuild({
  names,
  read,
  store,
  log,
}: {
  names: readonly string[];
  /** A file's content, packed with Brotli. */
  read(name: string): Promise<Buffer>;
  store: Pick<AssetStore, 'keep' | 'prune'>;
  log: { warn(details: object, message: string): void };
}) {
  let timer: NodeJS.Timeout | null = null;
  let saying: Promise<void> = Promise.resolve();

  return {
    /** Resolves when the files are in the store: only then may a page name them, as its next request may reach another node. */
    async start(): Promise<void> {
      if (names.length === 0) return;
      await say();
      timer = setInterval(() => {
        saying = say().catch((error) =>
          log.warn({ err: error }, 'The files of this build could not be stored; it is tried again.'),
        );
      }, SAID_EVERY_MS);
      timer.unref();
    },
    async stop(): Promise<void> {
      if (timer !== null) clearInterval(timer);
      await saying;
    },
  };

  async function say(): Promise<void> {
    await store.keep(names, read);
    await store.prune();
  }
}
