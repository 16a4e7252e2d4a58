import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteConnection from 'better-sqlite3';
import pg from 'pg';
import { startPostgres } from '../support/database/postgres.ts';
import { newVisitor, signedInAgent } from '../support/people.ts';
import { type BenchRow, printRows } from './bench-row.ts';
import { engineAt, type Node, startNode, startRelayProcess } from './reliability/node.ts';

const VISITORS = 40;
/** Of each side in each conversation. */
const EACH = 25;
const MESSAGES = VISITORS * EACH * 2;
const LOOK_MS = 100;
/** Thirteen words, as in the databases of the other measurements. */
const QUESTION = 'Hello, where is my order number %? It was to arrive on Monday morning.';
const ANSWER = 'Your parcel number % left our house this morning and arrives with you tomorrow.';
/** Bytes a message: what a year of work needs must be something that an operator can plan with. */
const GOALS = { SQLite: 1_500, Postgres: 2_200 };

/** How what is free within the files is left out. */
const WITHOUT_FREE = { SQLite: 'free pages left out', Postgres: 'after vacuum full' };

type Stored = { bytes(): Promise<number>; waiting(): Promise<number>; close(): Promise<void> };

/**
 * How much a database grows by 1,000 messages, in kB: half of visitors, half of an agent, all read, with their events, what
 * subscribers had to do, and the search index; what is free within the files is left out. `npx tsx test/bench/stored-size.ts` measures it alone.
 */
export async function benchStoredSize(): Promise<BenchRow[]> {
  const relay = await startRelayProcess();
  const postgres = await startPostgres();
  try {
    const url = `${postgres.url}/postgres`;
    return [
      await grown('SQLite', {}, (node) => openSqlite(join(node.folder, 'data', 'frontdesk.db'))),
      await grown('Postgres', { ...engineAt(relay.port), DATABASE_URL: url }, () => openPostgres(url)),
    ];
  } finally {
    await postgres.stop();
    await relay.stop();
  }
}

async function grown(
  name: keyof typeof GOALS,
  env: Record<string, string>,
  open: (node: Node) => Promise<Stored>,
): Promise<BenchRow> {
  const node = await startNode(env);
  const stored = await open(node);
  try {
    // The first people and their tables are no messages.
    const ana = await signedInAgent(node.url, 'Ana');
    const visitors = await Promise.all(Array.from({ length: VISITORS }, () => newVisitor(node.url)));
    const ids = await Promise.all(visitors.map((visitor) => visitor.start()));
    for (const id of ids) await ana.claim(id);
    await settled(stored);
    const before = await stored.bytes();
    for (let n = 0; n < EACH; n += 1)
      await Promise.all(
        visitors.map(async (visitor, index) => {
          const id = ids[index] ?? '';
          const number = String(index * EACH + n);
          const { seq: asked } = (await visitor.send(id, QUESTION.replace('%', number))).body.message;
          await ana.markRead(id, asked);
          const { seq: answered } = (await ana.answer(id, ANSWER.replace('%', number))).body.message;
          await visitor.markRead(id, answered);
        }),
      );
    await settled(stored);
    const each = ((await stored.bytes()) - before) / MESSAGES;
    return {
      name: `1,000 messages on ${name}, with events and search, ${WITHOUT_FREE[name]}`,
      value: each,
      unit: 'kB',
      goal: `≤ ${GOALS[name].toLocaleString('en')} kB`,
      met: each <= GOALS[name],
    };
  } finally {
    await stored.close();
    await node.stop();
  }
}

/** Everything that follows from the messages is written down. */
async function settled(stored: Stored): Promise<void> {
  while ((await stored.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

const WAITING = 'select count(*) as waiting from due_events where dead_at is null and next_at <= ';

async function openSqlite(file: string): Promise<Stored> {
  const connection = new SqliteConnection(file);
  return {
    async bytes() {
      connection.pragma('wal_checkpoint(TRUNCATE)');
      const pages = connection.pragma('page_count', { simple: true }) as number;
      const free = connection.pragma('freelist_count', { simple: true }) as number;
      return (pages - free) * (connection.pragma('page_size', { simple: true }) as number);
    },
    waiting: async () => connection.prepare(`${WAITING}?`).pluck().get(Date.now()) as number,
    close: async () => void connection.close(),
  };
}

async function openPostgres(url: string): Promise<Stored> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async bytes() {
      // Versions of rows that nobody sees any more are room for the next ones, and no growth.
      await client.query('vacuum full');
      const { rows } = await client.query('select pg_database_size(current_database())::float8 as bytes');
      return rows[0].bytes;
    },
    async waiting() {
      const { rows } = await client.query(`${WAITING}$1`, [Date.now()]);
      return Number(rows[0].waiting);
    },
    close: () => client.end(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printRows('What messages take in the database', await benchStoredSize());
  process.exit(0);
}
