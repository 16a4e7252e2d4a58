import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../support/database/postgres.ts';
import { signedInAgent, type TestAgent } from '../support/people.ts';
import { startTestServer } from '../support/test-server.ts';
import { askedOften } from './asking.ts';
import { type BenchRow, percentile, printRows } from './bench-row.ts';
import { benchLists, seededSpan } from './console-lists.ts';
import { benchScrolling } from './scrolling.ts';
import { seedConversations } from './seed.ts';
import { seededLabels, seedLists } from './seed-lists.ts';

/** `BENCH_ONLY=Postgres` leaves out the other. */
const DIALECTS = (['SQLite', 'Postgres'] as const).filter(
  (one) => (process.env['BENCH_ONLY'] ?? one) === one,
);
/** `BENCH_FILE=/dev/shm/console.db` keeps the SQLite database, and takes it where it is there already. */
const FILE = process.env['BENCH_FILE'];
/** `BENCH_POSTGRES=/dev/shm/console-postgres` keeps the folder of Postgres likewise. */
const FOLDER = process.env['BENCH_POSTGRES'];
const GOALS_MS = { queue: 25, search: 100 };

/**
 * `npx tsx test/bench/console.ts [conversations] [messages each]`: what a console costs that was worked in for years. Seeds
 * both databases (100,000 conversations with 50 messages each unless said otherwise) and asks over HTTP, as the console
 * does: queues in every order, a page deep down, searches for rare, common and Chinese words, views with conditions, and contacts.
 * Then a conversation of 20,000 messages is scrolled through in a real console. Needs what is built (`npm run build`).
 * `BENCH_LISTS=1` leaves the scrolling out; `BENCH_LISTS=seed` only seeds.
 */
const [conversations = 100_000, messagesEach = 50] = process.argv.slice(2).map(Number);
for (const dialect of DIALECTS) {
  const rows = await benchOn(dialect);
  printRows(`${dialect}: ${conversations} conversations, ${conversations * messagesEach} messages`, rows);
}
process.exit(0);

async function benchOn(dialect: 'SQLite' | 'Postgres'): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  const kept = dialect === 'Postgres' ? FOLDER : FILE;
  const isSeeded = kept !== undefined && existsSync(kept);
  const postgres = dialect === 'Postgres' ? await startPostgres([], FOLDER) : null;
  if (postgres !== null && !isSeeded) await createDatabase(postgres.url);
  const url = postgres === null ? (FILE ?? join(folder, 'frontdesk.db')) : `${postgres.url}/bench`;
  const server = await startTestServer({ built: true, env: { DATABASE_URL: url } });
  server.services.rateLimitFactor = 1_000_000;
  const began = performance.now();
  const now = Date.now();
  const { database } = server.services;
  if (!isSeeded) await seedConversations(database, { conversations, messagesEach, now });
  const ana = await signedInAgent(server.url, 'Ana');
  const labels = isSeeded ? await seededLabels(database) : await seedLists(database, ana);
  const seededS = (performance.now() - began) / 1_000;
  try {
    if (process.env['BENCH_LISTS'] === 'seed') return [{ name: 'seeding', value: seededS, unit: 's' }];
    return [
      { name: 'seeding', value: seededS, unit: 's' },
      ...(await measure(ana)),
      ...(await benchLists(ana, labels, seededSpan(conversations, now))),
      ...(process.env['BENCH_LISTS'] === '1' ? [] : await benchScrolling(server)),
    ];
  } finally {
    await server.remove();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(ana: TestAgent): Promise<BenchRow[]> {
  const get = async (path: string) => {
    const reply = await ana.ask<{ next: string | null; cards?: unknown[]; found?: unknown[] }>('GET', path);
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const timed = (name: string, path: string, goalMs: number) => askedOften(ana, name, path, goalMs);
  const rows: BenchRow[] = [];
  for (const queue of ['waiting', 'mine', 'open', 'snoozed', 'resolved'])
    rows.push(
      await timed(`first page: ${queue}`, `/api/agent/inbox?queue=${queue}&limit=40`, GOALS_MS.queue),
    );
  rows.push(
    await timed(
      'first page: resolved, by priority',
      '/api/agent/inbox?queue=resolved&order=priority',
      GOALS_MS.queue,
    ),
  );
  let cursor: string | null = null;
  for (let page = 0; page < 50; page += 1) {
    const body: { next: string | null } = await get(
      `/api/agent/inbox?queue=resolved&limit=100${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    cursor = body.next;
  }
  if (cursor !== null)
    rows.push(
      await timed('page 51 of resolved', `/api/agent/inbox?queue=resolved&cursor=${cursor}`, GOALS_MS.queue),
    );
  for (const [name, text] of [
    ['a rare word', 'zeppelin'],
    ['a common word', 'order'],
    ['two words, both common, never together', 'order parcel'],
    ['two words, both common', 'parcel arrived'],
    ['the beginning of a word', 'ord'],
    ['Chinese, two characters', '茶叶'],
    ['nothing', 'quasimodo'],
    ['an address', 'visitor77@'],
  ] as const) {
    const path = `/api/agent/find?text=${encodeURIComponent(text)}`;
    rows.push(await timed(`search: ${name}`, path, GOALS_MS.search));
  }
  rows.push(...(await toTheEnd('order parcel', 'two words, both common, never together')));
  return rows;

  /** Words that are everywhere and never together: the server answers in steps, and the console asks on. */
  async function toTheEnd(text: string, what: string): Promise<BenchRow[]> {
    const steps: number[] = [];
    let next: string | null = '';
    const began = performance.now();
    while (next !== null) {
      const from = performance.now();
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      ({ next } = await get(`/api/agent/find?text=${encodeURIComponent(text)}${cursor}`));
      steps.push(performance.now() - from);
    }
    const p95 = percentile(steps, 0.95);
    const goal = `≤ ${GOALS_MS.search} ms`;
    return [
      {
        name: `search: ${what}, each of ${steps.length} requests`,
        value: p95,
        unit: 'ms p95',
        goal,
        met: p95 <= GOALS_MS.search,
      },
      { name: `search: ${what}, until nothing is left`, value: performance.now() - began, unit: 'ms' },
    ];
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query('CREATE DATABASE bench');
  await client.end();
}
