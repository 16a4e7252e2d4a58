import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../../server/database/open.ts';
import { packDays } from '../../../server/reports/days/pack-days.ts';
import { startPostgres } from '../../support/database/postgres.ts';
import { type BenchRow, printRows } from '../bench-row.ts';
import { costOfCounting } from './cost-of-counting.ts';
import { measureReports } from './measures.ts';
import { seedReports } from './seed-reports.ts';

const ENDS = Date.UTC(2026, 10, 30);
/** `BENCH_FILE=/dev/shm/reports.db` keeps the SQLite database, and takes it where it is there already. */
const FILE = process.env['BENCH_FILE'];
/** `BENCH_POSTGRES=/dev/shm/reports-postgres` keeps the folder of Postgres likewise. */
const FOLDER = process.env['BENCH_POSTGRES'];
/** `BENCH_ONLY=Postgres` leaves out the others; `BENCH_ONLY=message` is only what a message costs. */
const ONLY = process.env['BENCH_ONLY'];

/**
 * `npx tsx test/bench/reports/reports.ts [conversations] [messages each] [days]`: what reports cost over a year of work
 * (100,000 conversations with 50 messages each unless said otherwise) on both databases, and what a message costs more because
 * it is counted, which uses what is built.
 */
const [conversations = 100_000, messagesEach = 50, days = 365] = process.argv.slice(2).map(Number);
for (const dialect of ['SQLite', 'Postgres'] as const)
  if ((ONLY ?? dialect) === dialect)
    printRows(
      `${dialect}: ${conversations} conversations, ${conversations * messagesEach} messages`,
      await bench(dialect),
    );
if ((ONLY ?? 'message') === 'message')
  printRows('What a message costs, without being counted and with it', await costOfCounting());
process.exit(0);

async function bench(dialect: 'SQLite' | 'Postgres'): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const kept = dialect === 'Postgres' ? FOLDER : FILE;
  const isSeeded = kept !== undefined && existsSync(kept);
  const postgres = dialect === 'Postgres' ? await startPostgres([], FOLDER) : null;
  if (postgres !== null && !isSeeded) await createDatabase(postgres.url);
  const database = await openDatabase(
    postgres === null ? (FILE ?? join(folder, 'frontdesk.db')) : `${postgres.url}/bench`,
  );
  try {
    const rows: BenchRow[] = [];
    if (!isSeeded) {
      const seed = { conversations, messagesEach, days, ends: ENDS };
      rows.push(await once('seeding', () => seedReports(database, seed)));
    }
    rows.push(await once('packing the days that are not packed yet', () => packDays(database, ENDS)));
    return [...rows, ...(await measureReports(database, ENDS))];
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

async function createDatabase(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query('create database bench');
  await client.end();
}
