import type { Database } from '../database/database.ts';
import type { BridgeRow, ThreadedKind } from '../database/tables/bridges.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { holdBridge, noteConnection, readOpenBridge, releaseBridge } from './bridge-rows.ts';
import { ChatRefused } from './chat-service.ts';

/** How soon a change of the settings, or the end of another node, is noticed; and a claim is renewed. */
const LOOK_EVERY_MS = 2_000;
const LONGEST_RETRY_MS = 5 * 60_000;

export type ListenerOptions = {
  kind: ThreadedKind;
  database: Database;
  node: string;
  now: () => number;
  /** How long it waits before it connects again for the first time. */
  firstRetryMs: number;
  /** Listens until the connection ends. */
  listen(bridge: BridgeRow, on: { connected(): void; signal: AbortSignal }): Promise<void>;
  log: { warn(details: object, message: string): void };
};

type Session = { changedAt: number; connected: boolean; stop: AbortController; ended: Promise<void> };

/**
 * Holds the connection of a bridge by which news come, on one node at a time, for as long as the bridge is set up. A connection
 * that breaks is made anew, later and later; one whose settings were changed, at once.
 */
export function createListener(options: ListenerOptions): Worker {
  const { kind, database, node, now, firstRetryMs, listen, log } = options;
  let session: Session | null = null;
  let retryMs = firstRetryMs;
  let retryAt = 0;
  let failedOf: number | null = null;
  const worker = createWorker({
    name: `bridge ${kind}, connection`,
    everyMs: LOOK_EVERY_MS,
    run: look,
    failure: 'Whether a chat bridge is to be connected could not be found out; it is tried again.',
    log,
  });

  return {
    ...worker,
    async stop() {
      session?.stop.abort();
      await worker.stop();
      await end();
      await releaseBridge(database, kind, node).catch((error: unknown) =>
        log.warn({ err: error, kind }, 'Another node connects the chat bridge only after a minute.'),
      );
    },
  };

  async function look(signal: AbortSignal): Promise<void> {
    const bridge = await readOpenBridge(database, kind);
    if (session !== null && bridge?.changed_at !== session.changedAt) await end();
    if (bridge === undefined || signal.aborted) return;
    const mine = await holdBridge(database, kind, {
      node,
      now: now(),
      connected: session?.connected === true,
    });
    if (!mine) return end();
    // Other settings are tried at once.
    const due = failedOf !== bridge.changed_at || performance.now() >= retryAt;
    if (session === null && due && !signal.aborted) session = begin(bridge);
  }

  function begin(bridge: BridgeRow): Session {
    const stop = new AbortController();
    const begun: Session = { changedAt: bridge.changed_at, connected: false, stop, ended: Promise.resolve() };
    const connected = () => {
      begun.connected = true;
      retryMs = firstRetryMs;
      void note(null);
    };
    begun.ended = listen(bridge, { connected, signal: stop.signal }).then(
      () => over(begun, null),
      (error: unknown) => over(begun, error),
    );
    return begun;
  }

  async function over(begun: Session, error: unknown): Promise<void> {
    if (session === begun) session = null;
    if (begun.stop.signal.aborted) return;
    failedOf = begun.changedAt;
    // Shortened at random, so that nodes do not come back together.
    retryAt = performance.now() + retryMs * (0.5 + Math.random() / 2);
    retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
    const timer = setTimeout(() => void worker.wake(), Math.max(0, retryAt - performance.now()));
    timer.unref();
    if (error === null) return;
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ kind, reason }, 'The connection of a chat bridge ended; it is made again.');
    if (error instanceof ChatRefused) await note(error.code);
  }

  async function end(): Promise<void> {
    const ending = session;
    session = null;
    ending?.stop.abort();
    await ending?.ended;
  }

  async function note(reason: string | null): Promise<void> {
    await noteConnection(database, kind, { node, reason, now: now() }).catch((error: unknown) =>
      log.warn({ err: error, kind }, 'The state of a chat bridge could not be noted.'),
    );
  }
}
