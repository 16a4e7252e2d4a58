import { isTimeZone } from '../contract/opening-hours.ts';
import type { Preferences } from '../contract/schemas/preferences.ts';
import type { Database } from '../database/database.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { isMailAddress } from '../mail/addresses.ts';
import type { Mail } from '../mail/open-mail.ts';
import type { WeeklyPayload } from '../mail/to-agents/weekly-mail.ts';
import { createDayReader } from '../reports/days/read-days.ts';
import { countedShare } from '../reports/period-report/counted-share.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { composeWeek } from './compose-week.ts';
import { lastMonday, nextMonday, weekBefore } from './weeks.ts';

const LOOK_EVERY_MS = 60_000;
/** Nothing is due later, not even after a change of the time zone: what is was put down before a clock was set back. */
const FURTHEST_MS = 9 * 86_400_000;

/** An admin who wants the report, and in which time zone it is Monday for them. */
type Wanting = { agentId: string; email: string; locale: string; timeZone: string };

export type WeeklyReportsOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  mail: Pick<Mail, 'queue'> & { worker: Pick<Worker, 'wake'> };
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Queues the mail of the week to every admin who wants it, on Monday at eight by their clock: once, whichever nodes look. */
export function createWeeklyReports(options: WeeklyReportsOptions): Worker {
  return createWorker({
    name: 'weekly reports',
    everyMs: LOOK_EVERY_MS,
    run: (signal) => sendWeeklyReports(options, signal),
    failure: 'Weekly reports could not be made; it is tried again.',
    log: options.log,
  });
}

/** Puts down when the next one is due to whom, and queues those that are due. */
export async function sendWeeklyReports(
  { database, runInTransaction, mail, now }: WeeklyReportsOptions,
  signal?: AbortSignal,
): Promise<void> {
  const wanting = await whoWants(database);
  const time = now();
  await keepDueTimes(database, wanting, time);
  const due = await database.read
    .selectFrom('weekly_reports')
    .selectAll()
    .where('due_at', '<=', time)
    .orderBy('agent_id')
    .execute();
  // After an upgrade, what it counts anew is missing: the reports wait until it is there.
  if (due.length === 0 || (await countedShare(database.read, time)) !== null) return;
  const reader = createDayReader(database.read);
  const composed = new Map<string, Promise<WeeklyPayload | null>>();
  const compose = (timeZone: string) => {
    const week = { monday: lastMonday(time, timeZone), timeZone, now: time };
    const known = composed.get(timeZone) ?? composeWeek(database.read, reader, week);
    composed.set(timeZone, known);
    return known;
  };
  const failures: unknown[] = [];
  for (const row of due) {
    if (signal?.aborted === true) return;
    const agent = wanting.find(({ agentId }) => agentId === row.agent_id);
    if (agent === undefined) continue;
    try {
      await queueWeek(agent, row.due_at, await compose(agent.timeZone));
    } catch (error) {
      // The others get theirs.
      failures.push(error);
    }
  }
  void mail.worker.wake();
  if (failures.length > 0) throw failures[0];

  async function queueWeek(
    { agentId, email, locale, timeZone }: Wanting,
    dueAt: number,
    payload: WeeklyPayload | null,
  ): Promise<void> {
    await runInTransaction(async (tx) => {
      const moved = await tx.db
        .updateTable('weekly_reports')
        .set({ due_at: nextMonday(time, timeZone) })
        .where('agent_id', '=', agentId)
        .where('due_at', '=', dueAt)
        .returning('agent_id')
        .execute();
      // Another node was quicker; or there is nothing to say.
      if (moved.length === 0 || payload === null) return;
      await mail.queue(tx, { kind: 'weekly', recipient: email, locale, payload, agentId });
    });
  }
}

async function whoWants({ read }: Database): Promise<Wanting[]> {
  const rows = await read
    .selectFrom('agents')
    .innerJoin('agent_preferences', 'agent_preferences.agent_id', 'agents.id')
    .select(['agents.id', 'agents.email', 'agent_preferences.preferences'])
    .where('agents.deactivated_at', 'is', null)
    .where('agents.role', '=', 'admin')
    .execute();
  return rows.flatMap(({ id, email, preferences }) => {
    const { weeklyReport, language }: Preferences = JSON.parse(preferences);
    if (weeklyReport?.wanted !== true || !isMailAddress(email)) return [];
    const timeZone = isTimeZone(weeklyReport.timeZone) ? weeklyReport.timeZone : 'UTC';
    return [{ agentId: id, email, locale: language ?? 'en', timeZone }];
  });
}

/** A row for each who wants it and for nobody else. Nodes that do it at once come to the same. */
async function keepDueTimes(database: Database, wanting: readonly Wanting[], now: number): Promise<void> {
  const rows = await database.read.selectFrom('weekly_reports').selectAll().execute();
  const known = new Map(rows.map((row) => [row.agent_id, row]));
  const changed = wanting.filter(({ agentId, timeZone }) => {
    const row = known.get(agentId);
    return row === undefined || row.time_zone !== timeZone || row.due_at > now + FURTHEST_MS;
  });
  const gone = rows.filter((row) => !wanting.some(({ agentId }) => agentId === row.agent_id));
  if (changed.length + gone.length === 0) return;
  await database.write(async (db) => {
    for (const { agentId, timeZone } of changed) {
      const next = { due_at: dueIn(timeZone, known.get(agentId), now), time_zone: timeZone };
      await db
        .insertInto('weekly_reports')
        .values({ agent_id: agentId, ...next })
        .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(next))
        .execute();
    }
    for (const { agent_id } of gone)
      await db.deleteFrom('weekly_reports').where('agent_id', '=', agent_id).execute();
  });
}

/**
 * When the next report is due in a time zone. Who had another one until now gets no week twice, and misses none.
 * @param before what was put down until now
 */
function dueIn(
  timeZone: string,
  before: { due_at: number; time_zone: string } | undefined,
  now: number,
): number {
  if (before === undefined || before.due_at > now + FURTHEST_MS) return nextMonday(now, timeZone);
  const owed = weekBefore(before.due_at, before.time_zone).from;
  let due = lastMonday(now, timeZone);
  while (weekBefore(due, timeZone).from < owed) due = nextMonday(due, timeZone);
  return due;
}
