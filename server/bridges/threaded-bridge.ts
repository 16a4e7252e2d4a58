import type { BridgeRow, ThreadedKind } from '../database/tables/bridges.ts';
import type { Subscriber } from '../delivery/subscriber.ts';
import { runInTrace } from '../tracing/trace.ts';
import { underEither } from '../workers/either-signal.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { forgetOldNews, keepNews, MOST_TRIES, nextNews, putOffNews, settleNews } from './bridge-inbox.ts';
import { createListener, type ListenerOptions } from './bridge-listener.ts';
import { moveChannel, noteChannel, readBridge, readOpenBridge } from './bridge-rows.ts';
import { findBridged } from './bridged-conversation.ts';
import { bringEvent, SHOWN } from './bring-event.ts';
import { ChannelMoved, ChatRefused, type ChatService, type IncomingPost } from './chat-service.ts';
import { type ReceiveDeps, receivePost } from './receive-post.ts';
import { threadTexts } from './thread-texts.ts';

/** How soon another node learns that a bridge was set up. */
const LOOK_EVERY_MS = 2_000;
const INBOX_EVERY_MS = 2_000;
const UPKEEP_MS = 3_600_000;
/** One post with ten files of 20 MB. */
const NEWS_LIMIT_MS = 120_000;
const EVENTS_LIMIT_MS = 60_000;

export type BridgeDeps = Omit<ReceiveDeps, 'kind' | 'chat' | 'texts'> & {
  node: string;
  firstRetryMs: number;
  log: ListenerOptions['log'];
};

/** What a kind of chat with threads has of its own. */
export type ThreadedChat = {
  kind: ThreadedKind;
  chatOf(bridge: BridgeRow): ChatService;
  /** Listens until the connection ends; `keep` resolves once the news are on disk. */
  listen(
    bridge: BridgeRow,
    on: { connected(): void; signal: AbortSignal; keep(id: string, post: IncomingPost): Promise<void> },
  ): Promise<void>;
};

export type ThreadedBridge = {
  subscriber: Subscriber;
  workers: readonly Worker[];
  /** Looks whether it is set up: before the first request, and when it was changed. */
  look(): Promise<void>;
};

/** A chat whose threads conversations are: the subscriber that posts, the connection that listens, the worker that takes what came. */
export function createThreadedBridge(
  { kind, chatOf, listen }: ThreadedChat,
  deps: BridgeDeps,
): ThreadedBridge {
  const { database, now, log } = deps;
  let on = false;
  let made: { bridge: BridgeRow; chat: ChatService } | null = null;
  let upkeptAt = Number.NEGATIVE_INFINITY;
  const inbox = createWorker({
    name: `bridge ${kind}, what came in`,
    everyMs: INBOX_EVERY_MS,
    run: takeNews,
    failure: 'What came in by a chat bridge could not be read or updated; it is tried again.',
    log,
  });
  const listener = createListener({
    ...deps,
    kind,
    listen: (bridge, { connected, signal }) => listen(bridge, { connected, signal, keep }),
  });
  const watch = createWorker({
    name: `bridge ${kind}, whether wanted`,
    everyMs: LOOK_EVERY_MS,
    run: look,
    failure: 'Whether a chat bridge is set up could not be found out; it is tried again.',
    log,
  });
  const subscriber: Subscriber = {
    name: kind,
    wants: ({ type, room }) => on && !room && SHOWN.has(type),
    ordered: true,
    batchSize: 10,
    backoff: { firstMs: 1_000, mostMs: 300_000 },
    // Some three days; then it is put aside until the settings are changed.
    maxTries: 900,
    timeoutMs: EVENTS_LIMIT_MS,
    async run(batch, signal) {
      const ready = await depsNow();
      if (ready === null) return [];
      const outcomes = [];
      for (const due of batch) {
        const bring = () => bringEvent(ready, due, signal);
        const error = await (due.trace === null ? bring() : runInTrace(due.trace, bring)).then(
          () => worked(due.conversationId),
          (thrown: unknown) => refused(thrown, due.conversationId),
        );
        if (error !== undefined) outcomes.push({ id: due.id, error });
      }
      return outcomes;
    },
  };
  return {
    subscriber,
    workers: [watch, inbox, listener],
    async look() {
      await look();
      void listener.wake();
    },
  };

  async function look(): Promise<void> {
    on = (await readBridge(database.read, kind)) !== undefined;
  }

  async function depsNow(): Promise<ReceiveDeps | null> {
    const bridge = await readOpenBridge(database, kind);
    if (bridge === undefined) return null;
    if (made?.bridge.changed_at !== bridge.changed_at) made = { bridge, chat: chatOf(bridge) };
    return { ...deps, kind, chat: made.chat, texts: threadTexts(bridge.locale, kind) };
  }

  async function worked(conversationId: string): Promise<undefined> {
    const bridged = await findBridged(database.read, kind, conversationId);
    if (bridged?.channel?.reason != null)
      await noteChannel(database, { kind, siteId: bridged.site.id, reason: null });
    return undefined;
  }

  /** One post that the chat will never take holds up no other. */
  async function refused(error: unknown, conversationId: string): Promise<unknown> {
    // Tried again, there.
    if (error instanceof ChannelMoved) {
      const { from, to } = error;
      await moveChannel(database, { kind, from, to });
    }
    if (!(error instanceof ChatRefused)) return error;
    if (error.about === 'post') {
      log.warn({ kind, conversationId, code: error.code }, 'A chat does not take something; it is left out.');
      return undefined;
    }
    const bridged = await findBridged(database.read, kind, conversationId);
    if (bridged !== undefined)
      await noteChannel(database, { kind, siteId: bridged.site.id, reason: error.code });
    return error;
  }

  async function keep(id: string, post: IncomingPost): Promise<void> {
    if (await keepNews(database, { kind, id, post, now: now() })) void inbox.wake();
  }

  async function takeNews(signal: AbortSignal): Promise<void> {
    if (performance.now() - upkeptAt > UPKEEP_MS) {
      await forgetOldNews(database, now());
      upkeptAt = performance.now();
    }
    const bridge = await readOpenBridge(database, kind);
    // The node that holds the connection is the one that takes what came by it.
    while (!signal.aborted && bridge?.claimed_by === deps.node) {
      const [ready, due] = [await depsNow(), await nextNews(database.read, kind, now())];
      if (ready === null || due.length === 0) return;
      for (const news of due) {
        if (signal.aborted) return;
        const error = await underEither(signal, AbortSignal.timeout(NEWS_LIMIT_MS), (either) =>
          receivePost(ready, news.post, either),
        ).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null && signal.aborted) return;
        await settle(news.id, news.tries + 1, error);
      }
    }
  }

  async function settle(id: string, tries: number, error: unknown): Promise<void> {
    if (error !== null)
      log.warn({ err: error, kind, tries }, 'What came in by a chat bridge could not be taken.');
    if (error === null || tries >= MOST_TRIES) await settleNews(database, { kind, id, now: now() });
    else await putOffNews(database, { kind, id, tries, now: now(), random: Math.random() });
  }
}
