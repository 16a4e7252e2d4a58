import SqliteConnection from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import pg from 'pg';
import { ground } from '../../../server/database/migrations/001-ground.ts';
import { listenedTo } from '../../../server/database/postgres/pool.ts';

const MESSAGES_EACH = 20;
const SITE_KEY = 'demo-shop';

/**
 * Makes a database as the first version of the program left it: its tables, one site, and conversations of twenty messages
 * of thirteen words each.
 * @param url a value for DATABASE_URL, of a database that is empty
 */
export async function makeOldDatabase(url: string, conversations: number): Promise<void> {
  const sqlite = !url.startsWith('postgres');
  const db = new Kysely<unknown>({
    dialect: sqlite
      ? new SqliteDialect({ database: walDatabase(url) })
      : new PostgresDialect({ pool: listenedTo(new pg.Pool({ connectionString: url, max: 1 })) }),
  });
  try {
    await ground.up(db);
    for (const statement of [...RECORDS, ...rows(sqlite, conversations)])
      await sql.raw(statement).execute(db);
  } finally {
    await db.destroy();
  }
}

/** What only one message of an old database says. */
export const RARE_WORD = 'zeppelin';

function walDatabase(path: string): SqliteConnection.Database {
  const connection = new SqliteConnection(path);
  connection.pragma('journal_mode = WAL');
  return connection;
}

const RECORDS = [
  'create table kysely_migration (name varchar(255) not null primary key, "timestamp" varchar(255) not null)',
  'create table kysely_migration_lock (id varchar(255) not null primary key, is_locked integer not null default 0)',
  "insert into kysely_migration_lock values ('migration_lock', 0)",
  "insert into kysely_migration values ('001-ground', '2026-01-01T00:00:00.000Z')",
  `insert into sites values ('s0000000-0000-4000-8000-000000000000', '${SITE_KEY}', 'Shop', 'Hello', '#123456', '[]', 0)`,
];

function rows(sqlite: boolean, conversations: number): string[] {
  const padded = sqlite ? "printf('%012d', i)" : "lpad(i::text, 12, '0')";
  const series = (name: string, count: number) =>
    sqlite
      ? `(with recursive ${name}(${name}) as (select 1 union all select ${name} + 1 from ${name} where ${name} < ${count}) select ${name} from ${name}) as ${name}_series`
      : `generate_series(1::bigint, ${count}) as ${name}_series(${name})`;
  const visitor = `'f0000000-0000-4000-8000-' || ${padded}`;
  const conversation = `'f1000000-0000-4000-8000-' || ${padded}`;
  const word = (salt: number) => `'word' || ((i * 31 + k * 17 + ${salt} * 7919) % 20000)`;
  const words = Array.from({ length: 12 }, (_, index) => word(index)).join(` || ' ' || `);
  const id = sqlite ? "printf('%012d', k)" : "lpad(k::text, 12, '0')";
  const state = `'{"state":{"id":"' || ${conversation} || '","read":{"visitor":0,"agents":0}}}'`;
  const seq = MESSAGES_EACH + 1;
  return [
    `insert into visitors (id, site_id, token_hash, name, verified, here, here_at, created_at, seen_at)
      select ${visitor}, 's0000000-0000-4000-8000-000000000000', 'hash-' || i, 'Visitor Number' || i, 0, 0, 0, i, i from ${series('i', conversations)}`,
    `insert into conversations (id, site_id, visitor_id, status, started_at, active_at, seq, visitor_seq, last_message_seq,
        read_by_visitor, read_by_agents, published_seq)
      select ${conversation}, 's0000000-0000-4000-8000-000000000000', ${visitor}, 'resolved', i, i * 1000, ${seq}, ${seq}, ${seq}, ${seq}, 3, ${seq}
      from ${series('i', conversations)}`,
    `insert into messages (conversation_id, seq, id, kind, author_kind, author_name, body, attachments, created_at)
      select ${conversation}, k + 1, 'f2000000-0000-4000-8000-' || ${id}, 'text', 'visitor', 'Visitor',
        'Number' || i || ' ' || case when i = 1 and k = 1 then '${RARE_WORD} ' else '' end || ${words}, '[]', i * 1000 + k
      from ${series('i', conversations)} cross join ${series('k', MESSAGES_EACH)}`,
    `insert into events (conversation_id, seq, type, visible, visitor_prev, data, created_at)
      select ${conversation}, k, case when k = 1 then 'conversation.started' else 'message.created' end, 1, k - 1,
        case when k = 1 then ${state} else '{}' end, i * 1000 + k
      from ${series('i', conversations)} cross join ${series('k', seq)}`,
    'analyze',
  ];
}
