import { leaveBot } from '../bot-turns/leave-bot.ts';
import { ANSWER_SECONDS } from '../contract/schemas/developers/bots-api.ts';
import type { BotLeft } from '../contract/schemas/events.ts';
import type { Database, Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { BotRow } from '../database/tables/bots.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { failedTry } from './failed-try.ts';
import { dueTests, takeTestFromBot } from './lost-tests.ts';

/** No visitor waits longer than this past the time of a bot. */
const LOOK_EVERY_MS = 1_000;
const PER_LOOK = 100;
/** No bot has more time. What ends later was begun before a clock was set back. */
const FURTHEST_MS = ANSWER_SECONDS.most * 1_000 + 60_000;

export type LostConversationsOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  now: () => number;
  log: { warn(details: object, message: string): void };
  /** Something has become known that programs wait for. */
  grown: () => void;
};

/**
 * Gives people what bots do not answer: in their time, because they are switched off, or removed. What is due is in the
 * database: a restart forgets nothing, every node looks, and the lock of a conversation lets one of them do it.
 */
export function createLostConversations({
  database,
  runInTransaction,
  now,
  log,
  grown,
}: LostConversationsOptions): Worker {
  return createWorker({
    name: 'bots that do not answer',
    everyMs: LOOK_EVERY_MS,
    async run(signal) {
      for (const id of await dueConversations(database.read, now())) {
        if (signal.aborted) return;
        await runInTransaction((tx) => takeFromBot(tx, id));
      }
      for (const id of await dueTests(database.read, now())) {
        if (signal.aborted) return;
        if (await runInTransaction((tx) => takeTestFromBot(tx, id))) grown();
      }
    },
    failure: 'Conversations could not be taken from bots that do not answer; it is tried again.',
    log,
  });
}

async function dueConversations(db: Db, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .innerJoin('bots', 'bots.id', 'conversations.bot_id')
    .select('conversations.id')
    .where((eb) =>
      eb.or([
        eb('conversations.bot_due_at', '<=', now),
        eb('conversations.bot_due_at', '>', now + FURTHEST_MS),
        eb('bots.active', '=', 0),
      ]),
    )
    .orderBy('conversations.awaiting_reply_since')
    .limit(PER_LOOK)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Gives a conversation to people if its bot still owes an answer, or is off. True when it was.
 */
export async function takeFromBot(tx: Transaction, id: string): Promise<boolean> {
  const row = await locking(
    tx,
    tx.db.selectFrom('conversations').selectAll().where('id', '=', id),
  ).executeTakeFirst();
  if (row === undefined || row.bot_id === null) return false;
  const bot = await tx.db
    .selectFrom('bots')
    .selectAll()
    .where('id', '=', row.bot_id)
    .executeTakeFirstOrThrow();
  const failure = await failureOf(tx, row, bot);
  if (failure === null) return false;
  await leaveBot(tx, row, failure.why);
  await tx.db
    .updateTable('bots')
    .set({ failed_at: tx.now, failure: JSON.stringify(failure) })
    .where('id', '=', bot.id)
    .execute();
  return true;
}

type Failure = { why: BotLeft; error: string | null; status: number | null };

async function failureOf(tx: Transaction, row: ConversationRow, bot: BotRow): Promise<Failure | null> {
  if (bot.active === 0) return { why: 'switched_off', error: null, status: null };
  const { bot_due_at: due } = row;
  if (due === null || (due > tx.now && due <= tx.now + FURTHEST_MS)) return null;
  const failed = await failedTry(tx.db, { botId: bot.id, conversationId: row.id });
  return failed === null
    ? { why: 'no_answer', error: null, status: null }
    : { why: 'unreachable', ...failed };
}
