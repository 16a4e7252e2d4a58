import type { AllowedPrivate } from '../common/public-address.ts';
import type { BotTest } from '../contract/schemas/developers/bot-tests-api.ts';
import type { BotEventPage } from '../contract/schemas/developers/bots-api.ts';
import type { Database } from '../database/database.ts';
import type { BotRow, BotTestRow } from '../database/tables/bots.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { createFeedWaiting } from '../feed/waiting.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { logTraced } from '../webhooks/log-traced.ts';
import { sendWebhook } from '../webhooks/send-webhook.ts';
import { botTestFrom } from './bot-tests.ts';
import { createBotCollector } from './collector.ts';
import { readBotEvents } from './event-rows.ts';
import { createLostConversations } from './lost-conversations.ts';
import { createBotPruning } from './pruning.ts';
import { createWebhookSender } from './webhook-sender.ts';

export type BotsOptions = {
  database: Database;
  epoch: () => string;
  now: () => number;
  log: { warn(details: object, message: string): void };
  traceLog: TraceLog;
  /** Which private addresses bots may have. */
  allowed: AllowedPrivate;
  runInTransaction: RunInTransaction;
};

export type BotEventsRequest = {
  after?: string | undefined;
  limit?: number | undefined;
  wait?: number | undefined;
};

export type BotTestRequest = { version?: number | undefined; wait?: number | undefined };

/** What routes ask of bots, besides operations on the database. */
export type Bots = {
  allowed: AllowedPrivate;
  /** A bot, or what it is to be told, has changed: what follows from it begins now. */
  changed(): void;
  /** Something was said or done in a test: whoever waits for it, on either side, learns it now. */
  tested(): void;
  /** All of a test. With `wait` (seconds), one of another `version` only, or what there is after so long. */
  test(read: () => Promise<BotTestRow>, known: BotTestRequest, gone: AbortSignal): Promise<BotTest>;
  /**
   * A page of what a bot is told. With `wait` (seconds), an empty one only after so long without anything.
   * @throws ApiError `cursor_expired`, `bad_request`
   */
  events(bot: BotRow, request: BotEventsRequest, gone: AbortSignal): Promise<BotEventPage>;
};

/** Bots, put together. */
export function createBots({ database, epoch, now, log, traceLog, allowed, runInTransaction }: BotsOptions) {
  const waiting = createFeedWaiting();
  const lost = createLostConversations({ database, runInTransaction, now, log, grown: waiting.grown });
  const sender = createWebhookSender({
    database,
    epoch,
    now,
    async send(outgoing, signal, limitMs) {
      const answer = await sendWebhook(outgoing, { allowed, limitMs }, signal);
      logTraced(traceLog, outgoing, answer);
      return answer;
    },
    log,
  });
  const bots: Bots = {
    allowed,
    changed() {
      void lost.wake();
      void sender.wake();
    },
    tested() {
      waiting.grown();
      void sender.wake();
    },
    async test(read, { version, wait = 0 }, gone) {
      let row = await read();
      await waiting.until(
        row.id,
        wait * 1_000,
        async () => {
          row = await read();
          return row.version === version ? null : row;
        },
        gone,
      );
      return botTestFrom(database.read, row, now());
    },
    async events(bot, { after, limit, wait = 0 }, gone) {
      let page = await readBotEvents(database.read, epoch(), bot, after, limit);
      await waiting.until(
        bot.id,
        wait * 1_000,
        async () => {
          if (page.events.length === 0)
            page = await readBotEvents(database.read, epoch(), bot, page.next, limit);
          return page.events.length > 0 ? page : null;
        },
        gone,
      );
      return page;
    },
  };
  return {
    bots,
    subscriber: createBotCollector(() => {
      waiting.grown();
      void sender.wake();
    }),
    workers: [lost, sender, createBotPruning({ database, now, log })],
    /** Lets those go who wait for something to happen. */
    letGo: waiting.stop,
  };
}
