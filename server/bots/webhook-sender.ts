import type { Database } from '../database/database.ts';
import type { BotEventRow, BotRow } from '../database/tables/bots.ts';
import { traceWithin } from '../delivery/event-traces.ts';
import { isTaken } from '../webhooks/attempts.ts';
import { secretsOf } from '../webhooks/endpoint-run.ts';
import type { Answer, Outgoing } from '../webhooks/send-webhook.ts';
import { signedHeaders } from '../webhooks/signature.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { isSeenLate, noteBotSeen } from './bot-token.ts';
import { botEventOf } from './event-bodies.ts';
import { botEventId } from './event-rows.ts';

/** What no wake-up named is found within this: of other nodes, or due after a wait. */
const LOOK_EVERY_MS = 500;
/** So many conversations at once, of one bot and of all. */
const AT_ONCE = { bot: 10, all: 50 };
/** From the look-up of the name to the last byte of the answer. Short: a visitor waits. */
const LIMIT_MS = 5_000;
/** While it is being sent, no other node sends it. Who dies leaves it to others after this. */
const CLAIM_MS = LIMIT_MS + 3_000;
const WAIT_MS = { first: 1_000, most: 60_000 };
/** Then it is not sent again; the bot can still ask for it. */
const TRIED_FOR_MS = 60 * 60_000;

export type WebhookSenderOptions = {
  database: Database;
  epoch: () => string;
  now: () => number;
  send(outgoing: Outgoing, signal: AbortSignal, limitMs: number): Promise<Answer>;
  log: { warn(details: object, message: string): void };
};

/**
 * Sends bots with an address what they are told: in order within a conversation, each conversation for itself, so that none
 * waits for another's. One node sends an event at a time: it puts off when it is due next, before it sends.
 */
export function createWebhookSender({ database, epoch, now, send, log }: WebhookSenderOptions): Worker {
  /** What is being sent, by conversation, and to which bot. */
  const underWay = new Map<string, { botId: string; done: Promise<void> }>();
  const stopping = new AbortController();
  const looking = createWorker({
    name: 'bots that are told',
    everyMs: LOOK_EVERY_MS,
    run: look,
    failure: 'What bots are to be told could not be read; it is tried again.',
    log,
  });

  return {
    ...looking,
    async stop() {
      stopping.abort();
      await looking.stop();
      await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };

  async function look(signal: AbortSignal): Promise<void> {
    for (const row of await dueEvents()) {
      if (signal.aborted || underWay.size >= AT_ONCE.all) return;
      if (underWay.has(row.conversation_id) || countOf(row.bot_id) >= AT_ONCE.bot) continue;
      const done = tell(row)
        .catch((error) => log.warn({ error, bot: row.bot_id }, 'A bot could not be told; it is tried again.'))
        .finally(() => {
          underWay.delete(row.conversation_id);
          if (!stopping.signal.aborted) void looking.wake();
        });
      underWay.set(row.conversation_id, { botId: row.bot_id, done });
    }
  }

  function countOf(botId: string): number {
    return [...underWay.values()].filter((one) => one.botId === botId).length;
  }

  /** The first of each conversation, the longest due first. */
  function dueEvents(): Promise<BotEventRow[]> {
    const busy = [...underWay.keys()];
    return database.read
      .selectFrom('bot_events as due')
      .selectAll()
      .where('next_at', '<=', now())
      .$if(busy.length > 0, (query) => query.where('conversation_id', 'not in', busy))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('bot_events as earlier')
              .select('earlier.position')
              .whereRef('earlier.conversation_id', '=', 'due.conversation_id')
              .whereRef('earlier.bot_id', '=', 'due.bot_id')
              .whereRef('earlier.position', '<', 'due.position')
              .where('earlier.next_at', 'is not', null),
          ),
        ),
      )
      .orderBy('next_at')
      .orderBy('bot_id')
      .orderBy('position')
      .limit(AT_ONCE.all * 2)
      .execute();
  }

  async function tell(row: BotEventRow): Promise<void> {
    const claimed = await claim(row);
    if (claimed === null) return;
    const event = await botEventOf(database.read, row);
    // What it was about is gone, or it has been long enough.
    if (event === null || claimed.url === null || row.at < now() - TRIED_FOR_MS) return settle(row, null);
    const at = now();
    const body = JSON.stringify(event);
    const headers = signedHeaders(secretsOf(database.sealer, claimed, at), {
      id: botEventId(epoch(), row),
      at,
      body,
    });
    const trace = await traceWithin(database.read, row.conversation_id, row.seq, row.seq);
    const answer = await send({ url: claimed.url, headers, body, trace }, stopping.signal, LIMIT_MS);
    // Stopped in the middle, which says nothing of the bot.
    if (answer.status === null && stopping.signal.aborted) return;
    await settle(row, answer);
    if (isTaken(answer) && isSeenLate(claimed, at))
      await database.write((db) => noteBotSeen(db, claimed, at));
  }

  /** Null where another node was faster. */
  async function claim({ bot_id, position }: BotEventRow): Promise<BotRow | null> {
    const taken = await database.write((db) =>
      db
        .updateTable('bot_events')
        .set((eb) => ({ next_at: now() + CLAIM_MS, tries: eb('tries', '+', 1) }))
        .where('bot_id', '=', bot_id)
        .where('position', '=', position)
        .where('next_at', '<=', now())
        .returning('position')
        .executeTakeFirst(),
    );
    if (taken === undefined) return null;
    return database.read.selectFrom('bots').selectAll().where('id', '=', bot_id).executeTakeFirstOrThrow();
  }

  /** @param answer null: it is not to be sent */
  async function settle({ bot_id, position, tries }: BotEventRow, answer: Answer | null): Promise<void> {
    const over = answer === null || isTaken(answer);
    const waitMs = Math.max(
      answer?.retryAfterMs ?? 0,
      Math.min(WAIT_MS.most, WAIT_MS.first * 2 ** Math.min(tries, 10)),
    );
    await database.write((db) =>
      db
        .updateTable('bot_events')
        .set({
          next_at: over ? null : now() + Math.min(waitMs, WAIT_MS.most),
          error: answer?.error ?? null,
          status: answer?.status ?? null,
        })
        .where('bot_id', '=', bot_id)
        .where('position', '=', position)
        .execute(),
    );
  }
}
