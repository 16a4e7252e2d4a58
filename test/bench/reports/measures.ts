import type { Database } from '../../../server/database/database.ts';
import { readBoard } from '../../../server/reports/board.ts';
import { conversationsCsv } from '../../../server/reports/csv/conversations-csv.ts';
import { createDayReader } from '../../../server/reports/days/read-days.ts';
import { findMoments } from '../../../server/reports/find-moments.ts';
import { periodReport } from '../../../server/reports/period-report/period-report.ts';
import { type BenchRow, percentile } from '../bench-row.ts';

const ROUNDS = 20;
const DAY_MS = 86_400_000;
const GOALS = { reportMs: 150, boardMs: 50, linesASecond: 20_000, growthMb: 32 };

/** What reports, the board and CSV take; periods end at `ends`, in ms since 1970. */
export async function measureReports({ read }: Database, ends: number): Promise<BenchRow[]> {
  const dayBefore = (days: number) => new Date(ends - days * DAY_MS).toISOString().slice(0, 10);
  const rows: BenchRow[] = [];
  const reader = createDayReader(read);
  rows.push(await timed('board', () => readBoard(read, ends), GOALS.boardMs));
  for (const days of [1, 7, 30, 90, 365]) {
    const query = { from: dayBefore(days), to: dayBefore(1), timeZone: 'Europe/Berlin' };
    const report = (only: object = {}) => periodReport(read, { ...query, ...only }, reader);
    rows.push(await timed(`report of ${days} days and those before`, report));
    if (days === 365)
      rows.push(
        await timed(`… of one team, in business hours`, () =>
          report({ teamId: 'team-3', hours: 'business' }),
        ),
      );
    rows.push(
      await timed(`longest waits of ${days} days`, () =>
        findMoments(read, { ...query, figure: 'nextReply', order: 'longest' }, { reader }),
      ),
    );
  }
  rows.push(...(await measureCsv(read, { from: dayBefore(365), to: dayBefore(1), timeZone: 'UTC' })));
  return rows;
}

/** The first time, which reads what is not kept yet, is not counted but told. */
async function timed(name: string, ask: () => Promise<unknown>, goalMs = GOALS.reportMs): Promise<BenchRow> {
  const began = performance.now();
  await ask();
  const firstMs = Math.round(performance.now() - began);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  const cpuMs = Math.round(secondsSince(cpu) * (1_000 / ROUNDS));
  const p95 = percentile(times, 0.95);
  const unit = `ms p95 (first ${firstMs} ms, ${cpuMs} ms of processor each)`;
  return { name, value: p95, unit, goal: `≤ ${goalMs} ms`, met: p95 <= goalMs };
}

/** How fast a line comes after the other, and how much more memory the second half takes than the first. */
async function measureCsv(
  db: Database['read'],
  query: { from: string; to: string; timeZone: string },
): Promise<BenchRow[]> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const halves = [0, 0];
  const half = (Date.parse(query.from) + Date.parse(query.to)) / 2;
  let lines = 0;
  for await (const piece of conversationsCsv(db, query)) {
    lines += piece.split('\r\n').length - 1;
    // The time of the first line of the piece.
    const which = Date.parse(/\d{4}-\d\d-\d\dT/.exec(piece)?.[0].slice(0, 10) ?? query.from) < half ? 0 : 1;
    halves[which] = Math.max(halves[which] ?? 0, process.memoryUsage().rss);
  }
  const aSecond = lines / ((performance.now() - began) / 1_000);
  const growthMb = Math.max(0, ((halves[1] ?? 0) - (halves[0] ?? 0)) / 1_000_000);
  return [
    {
      name: `CSV of ${lines - 1} conversations`,
      value: aSecond,
      unit: `lines/s (${Math.round(lines / secondsSince(cpu)).toLocaleString('en')} to a second of processor)`,
      goal: `≥ ${GOALS.linesASecond}`,
      met: aSecond >= GOALS.linesASecond,
    },
    {
      name: 'memory that its second half took beside the first',
      value: growthMb,
      unit: 'MB more',
      goal: `≤ ${GOALS.growthMb} MB`,
      met: growthMb <= GOALS.growthMb,
    },
    { name: 'memory of the process', value: process.memoryUsage().rss / 1_000_000, unit: 'MB' },
  ];
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
