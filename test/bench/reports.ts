import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../../server/database/database.ts';
import { openDatabase } from '../../server/database/open.ts';
import { readBoard } from '../../server/reports/board.ts';
import { conversationsCsv } from '../../server/reports/csv/conversations-csv.ts';
import { packDays } from '../../server/reports/days/pack-days.ts';
import { createDayReader } from '../../server/reports/days/read-days.ts';
import { findMoments } from '../../server/reports/find-moments.ts';
import { periodReport } from '../../server/reports/period-report/period-report.ts';
import { startPostgres } from '../support/database/postgres.ts';
import { type BenchRow, percentile, printRows } from './bench-row.ts';

const ROUNDS = 10;
const DAY_MS = 86_400_000;
const DAYS = 365;
const ENDS = Date.UTC(2026, 10, 30);
const GOALS = { reportMs: 150, boardMs: 50, linesASecond: 20_000 };
/** Sites, teams, languages, agents and channels, each combination once for every author. */
const FACETS = 600;
/** So many conversations are made by one statement, which Postgres ends after a while. */
const AT_ONCE = 2_000;
/** `BENCH_FILE=/dev/shm/reports.db` keeps the SQLite database, and takes it where it is there already. */
const FILE = process.env['BENCH_FILE'];
/** `BENCH_ONLY=Postgres` leaves out the other. */
const DIALECTS = (['SQLite', 'Postgres'] as const).filter(
  (one) => (process.env['BENCH_ONLY'] ?? one) === one,
);

/**
 * `npx tsx test/bench/reports.ts [conversations] [messages each]`: what reports cost over a year of work (100,000
 * conversations with 50 messages each unless said otherwise). The databases make what is counted themselves: an answer for
 * every second message, messages by quarters of an hour, a start, a taking and a resolution.
 */
const [conversations = 100_000, messagesEach = 50] = process.argv.slice(2).map(Number);
for (const dialect of DIALECTS)
  printRows(
    `${dialect}: ${conversations} conversations, ${conversations * messagesEach} messages`,
    await bench(dialect),
  );
process.exit(0);

async function bench(dialect: 'SQLite' | 'Postgres'): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const postgres = dialect === 'Postgres' ? await startPostgres() : null;
  if (postgres !== null) await createDatabase(postgres.url);
  const isSeeded = FILE !== undefined && existsSync(FILE);
  const database = await openDatabase(
    postgres === null ? (FILE ?? join(folder, 'frontdesk.db')) : `${postgres.url}/bench`,
  );
  try {
    const rows: BenchRow[] = [];
    if (!isSeeded || postgres !== null) {
      rows.push(await once('seeding', () => seed(database)));
      rows.push(await once('packing all days', () => packDays(database, ENDS)));
    }
    return [...rows, ...(await measure(database))];
  } finally {
    await database.close();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function once(name: string, act: () => Promise<void>): Promise<BenchRow> {
  const began = performance.now();
  await act();
  return { name, value: (performance.now() - began) / 1_000, unit: 's' };
}

async function measure({ read }: Database): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const reader = createDayReader(read);
  rows.push(await timed('board', () => readBoard(read, ENDS), GOALS.boardMs));
  for (const days of [1, 7, 30, 90, 365]) {
    const query = { from: dayBefore(days), to: dayBefore(1), timeZone: 'Europe/Berlin' };
    rows.push(
      await timed(`report of ${days} days and those before`, () => periodReport(read, query, reader)),
    );
    rows.push(
      await timed(`longest waits of ${days} days`, () =>
        findMoments(read, { ...query, figure: 'nextReply', order: 'longest' }, { reader }),
      ),
    );
  }
  const from = performance.now();
  let lines = 0;
  const year = { from: dayBefore(DAYS), to: dayBefore(1), timeZone: 'UTC' };
  for await (const piece of conversationsCsv(read, year)) lines += piece.split('\r\n').length - 1;
  const aSecond = lines / ((performance.now() - from) / 1_000);
  rows.push({
    name: `CSV of ${lines - 1} conversations`,
    value: aSecond,
    unit: 'lines/s',
    goal: `≥ ${GOALS.linesASecond}`,
    met: aSecond >= GOALS.linesASecond,
  });
  rows.push({ name: 'memory of the process', value: process.memoryUsage().rss / 1_000_000, unit: 'MB' });
  return rows;
}

/** The first time, which reads what is not kept yet, is not counted but told. */
async function timed(name: string, ask: () => Promise<unknown>, goalMs = GOALS.reportMs): Promise<BenchRow> {
  const times: number[] = [];
  let firstMs = 0;
  const cpu = process.cpuUsage();
  for (let round = 0; round < ROUNDS + 1; round += 1) {
    const from = performance.now();
    await ask();
    if (round > 0) times.push(performance.now() - from);
    else firstMs = performance.now() - from;
  }
  const p95 = percentile(times, 0.95);
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = Math.round((user + system) / 1_000 / (ROUNDS + 1));
  const unit = `ms p95 (first ${Math.round(firstMs)} ms, ${cpuMs} ms of processor each)`;
  return { name, value: p95, unit, goal: `≤ ${goalMs} ms`, met: p95 <= goalMs };
}

async function seed(database: Database): Promise<void> {
  const sqlite = database.dialect === 'sqlite';
  const series = (name: string, last: number, first = 1) =>
    sqlite
      ? sql.raw(
          `(with recursive s(${name}) as (select ${first} union all select ${name} + 1 from s where ${name} < ${last}) select ${name} from s) as s_${name}`,
        )
      : sql.raw(`generate_series(${first}::bigint, ${last}) as s_${name}(${name})`);
  const id = sql.raw(
    `'f0000000-0000-4000-8000-' || ${sqlite ? `printf('%012d', i)` : `lpad(i::text, 12, '0')`}`,
  );
  const began = sql.raw(`(${ENDS - DAYS * DAY_MS} + i * ${Math.floor((DAYS * DAY_MS) / conversations)})`);
  const facet = sql.raw(`(1 + (i * 7 + k) % ${FACETS})`);
  await database.write(async (db) => {
    await sql`insert into moment_facets (digest, site_id, team_id, label_ids, language, channel, author_kind, author_id)
      select 'seed-' || f, 'site-' || (f % 3), 'team-' || (f % 5), '[]', case f % 4 when 0 then 'en' when 1 then 'de' when 2 then 'fr' end,
        case f % 10 when 0 then 'mail' else 'chat' end, case f % 2 when 0 then 'visitor' else 'agent' end,
        case f % 2 when 0 then null else 'agent-' || (f % 20) end
      from ${series('f', FACETS)}`.execute(db);
  });
  for (let first = 1; first <= conversations; first += AT_ONCE)
    await database.write(async (db) => {
      await sql`insert into moment_facts (conversation_id, seq, kind, at, facet_id, from_seq, from_at, wall_ms, open_ms, amount)
        select ${id}, k * 2, case k when 1 then 'first_reply' else 'next_reply' end, ${began} + k * 60000, ${facet}, k * 2 - 1,
          ${began} + k * 60000 - (i * 7919 + k * 104729) % 600000, (i * 7919 + k * 104729) % 600000, (i * 7919 + k * 104729) % 400000, 1
        from ${series('i', Math.min(conversations, first + AT_ONCE - 1), first)}, ${series('k', Math.floor(messagesEach / 2))}`.execute(
        db,
      );
      await sql`insert into moment_facts (conversation_id, seq, kind, at, facet_id, wall_ms, open_ms, amount)
        select ${id}, 1000 + k, case k when 9 then 'started' when 10 then 'taken' when 11 then 'resolved' else 'messages' end,
          ${began} + k * 450000, ${facet}, case when k > 9 then (i * 7919) % 3600000 end, case when k > 9 then (i * 7919) % 1800000 end,
          case when k < 9 then ${sql.lit(Math.max(1, Math.floor(messagesEach / 8)))} else 1 end
        from ${series('i', Math.min(conversations, first + AT_ONCE - 1), first)}, ${series('k', 11)}`.execute(
        db,
      );
    });
  await database.write((db) =>
    sql`insert into moment_days (day, version) select distinct at / ${sql.lit(DAY_MS)}, 1 from moment_facts`.execute(
      db,
    ),
  );
  // Outside of a transaction on Postgres, and by the connection that writes on SQLite.
  if (sqlite) await database.write((db) => sql.raw('analyze').execute(db));
  else await sql.raw('vacuum analyze moment_facts').execute(database.read);
}

function dayBefore(days: number): string {
  return new Date(ENDS - days * DAY_MS).toISOString().slice(0, 10);
}

async function createDatabase(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query('create database bench');
  await client.end();
}
