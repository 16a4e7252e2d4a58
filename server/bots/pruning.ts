import { BOT_TEST_IDLE_MS } from '../contract/schemas/developers/bot-tests-api.ts';
import type { Database } from '../database/database.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { removeBotTests } from './remove-tests.ts';

/** How long a bot can still ask for what it was told. */
const EVENTS_KEPT_MS = 7 * 24 * 60 * 60_000;
/** Long enough for the bot to be told that it has ended. */
const ENDED_TESTS_KEPT_MS = 10 * 60_000;
const LOOK_EVERY_MS = 10 * 60_000;
const ROWS_AT_ONCE = 1_000;

export type PruningOptions = {
  database: Database;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Removes what bots were told long ago, and tests that are over. */
export function createBotPruning({ database, now, log }: PruningOptions): Worker {
  return createWorker({
    name: 'pruning of what bots were told',
    everyMs: LOOK_EVERY_MS,
    async run(signal) {
      while (!signal.aborted && (await prune(now() - EVENTS_KEPT_MS)) === ROWS_AT_ONCE);
      await pruneTests(now());
    },
    failure: 'What bots were told long ago could not be removed; it is tried again.',
    log,
  });

  /** Few: one at a time of each admin with each bot. */
  async function pruneTests(at: number): Promise<void> {
    const rows = await database.read
      .selectFrom('bot_tests')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('active_at', '<', at - BOT_TEST_IDLE_MS),
          eb.and([eb('active_at', '<', at - ENDED_TESTS_KEPT_MS), eb('ended', 'is not', null)]),
        ]),
      )
      .limit(ROWS_AT_ONCE)
      .execute();
    await database.write((db) =>
      removeBotTests(
        db,
        rows.map(({ id }) => id),
      ),
    );
  }

  /** @returns how many were found */
  async function prune(before: number): Promise<number> {
    const old = await database.read
      .selectFrom('bot_events')
      .select(['bot_id', 'position'])
      .where('at', '<', before)
      .orderBy('at')
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = new Map<string, number>();
    for (const { bot_id, position } of old) last.set(bot_id, Math.max(position, last.get(bot_id) ?? 0));
    for (const [id, position] of last)
      await database.write(async (db) => {
        await db
          .updateTable('bots')
          .set({ pruned: position })
          .where('id', '=', id)
          .where('pruned', '<', position)
          .execute();
        await db
          .deleteFrom('bot_events')
          .where('bot_id', '=', id)
          .where('position', '<=', position)
          .execute();
      });
    return old.length;
  }
}
