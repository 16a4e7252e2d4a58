import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../server/database/open.ts';
import { createSearchBacklog } from '../../server/search/search-backlog.ts';
import { makeOldDatabase } from '../support/database/old-database.ts';
import { startPostgres } from '../support/database/postgres.ts';
import { type BenchRow, printRows } from './bench-row.ts';

/**
 * `npx tsx test/bench/upgrade.ts [messages] [sqlite | postgres]`: how long it takes to bring a database of the first version to today's form,
 * until the server serves and until everything can be found; and, on Postgres, for how long a node of the version before
 * could not store a message meanwhile.
 */
const messages = Number(process.argv[2] ?? 500_000);
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DEADLOCK = '40P01';
/** Steps below this are not listed. `server/cli/databases/upgrade-costs.ts` has what each of the others takes for a row. */
const LEAST_STEP_SHARE = 0.02;
const only = process.argv[3];
const silent = { info() {}, warn: (details: object, message: string) => console.error(message, details) };

if (only !== 'postgres') await measureSqlite();
if (only !== 'sqlite') await measurePostgres();
process.exit(0);

async function measureSqlite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-upgrade-'));
  printRows(`SQLite, ${messages} messages`, await measure(join(folder, 'frontdesk.db')));
  await rm(folder, { recursive: true, force: true });
}

async function measurePostgres(): Promise<void> {
  const postgres = await startPostgres();
  try {
    printRows(`Postgres, ${messages} messages`, await measure(`${postgres.url}/postgres`));
  } finally {
    await postgres.stop();
  }
}

async function measure(url: string): Promise<BenchRow[]> {
  await makeOldDatabase(url, Math.ceil(messages / 20));
  const old = url.startsWith('postgres') ? writeLikeAnOldNode(url) : null;
  const steps: { name: string; ms: number }[] = [];
  let last: { name: string; at: number } | null = null;
  const step = (name: string) => {
    const at = performance.now();
    if (last !== null) steps.push({ name: last.name, ms: at - last.at });
    last = { name, at };
  };
  const began = performance.now();
  const database = await openDatabase(url, { onStep: ({ name }) => step(name) });
  step('');
  const served = performance.now();
  const backlog = createSearchBacklog({ database, now: Date.now, log: silent });
  void backlog.start();
  await backlog.finished();
  const complete = performance.now();
  const stopMs = await old?.stop();
  await database.close();
  return [
    {
      name: 'until it serves',
      value: (served - began) / 1_000,
      unit: 's',
      goal: '60 s at most',
      met: served - began <= 60_000,
    },
    ...steps
      .filter(({ ms }) => ms >= LEAST_STEP_SHARE * (served - began))
      .map(({ name, ms }) => ({ name: `  of that ${name}`, value: ms / 1_000, unit: 's' })),
    { name: 'until everything is found, while it serves', value: (complete - served) / 1_000, unit: 's' },
    ...(stopMs === undefined
      ? []
      : [
          {
            name: 'longest wait of an old node to store',
            value: stopMs / 1_000,
            unit: 's',
            goal: '2 s at most',
            met: stopMs <= 2_000,
          },
        ]),
  ];
}

/** What the first version does for every message, again and again; `stop` says how long the slowest took. */
function writeLikeAnOldNode(url: string): { stop(): Promise<number> } {
  let writing = true;
  let longestMs = 0;
  const ended = (async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let n = 0; writing; n += 1) {
      const began = performance.now();
      while (!(await stored(n))) await client.query('rollback');
      longestMs = Math.max(longestMs, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await client.end();

    /** False after a deadlock: the first version runs the transaction again. */
    async function stored(n: number): Promise<boolean> {
      try {
        await store(n);
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === DEADLOCK) return false;
        throw error;
      }
    }

    async function store(n: number): Promise<void> {
      await client.query('begin');
      const { rows } = await client.query(
        `select seq from conversations where id = 'f1000000-0000-4000-8000-000000000001' for update`,
      );
      const seq = rows[0].seq + 1;
      await client.query(
        `insert into messages values ('f1000000-0000-4000-8000-000000000001', $1, $2, 'text', 'visitor', null, 'Visitor', 'Late words', '[]', $3)`,
        [seq, `late-${n}`, Date.now()],
      );
      await client.query(
        `insert into events values ('f1000000-0000-4000-8000-000000000001', $1, 'message.created', 1, $2, '{}', $3)`,
        [seq, seq - 1, Date.now()],
      );
      await client.query(
        `update conversations set seq = $1, visitor_seq = $1 where id = 'f1000000-0000-4000-8000-000000000001'`,
        [seq],
      );
      await client.query('commit');
    }
  })();
  return {
    async stop() {
      writing = false;
      await ended;
      return longestMs;
    },
  };
}
