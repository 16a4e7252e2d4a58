import { sql } from 'kysely';
import type { Database, Db } from '../../server/database/database.ts';
import { DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { termsOf, tsVector } from '../../server/search/search-terms.ts';

const MINUTE_MS = 60_000;
/** What people write, over and over; a conversation in a thousand holds the rare word. */
const LINES = [
  'Hello, where is my order? It was to arrive on Monday.',
  'The parcel arrived damaged, can I have my money back please?',
  '请问茶叶什么时候到货,谢谢',
  'Do you ship to Norway, and what does it cost?',
  'Thank you very much, that helps a lot!',
  'I would like to change the address of my order.',
  'Your parcel left our house this morning, here is the number.',
];
const RARE = 'Somebody mentioned a zeppelin';

/**
 * Fills a database as years of work would: visitors, conversations in all states (nine in ten resolved), messages of both
 * sides, and the search index. The databases make the rows themselves, which takes seconds instead of hours.
 */
export async function seedConversations(
  database: Database,
  { conversations, messagesEach, now }: { conversations: number; messagesEach: number; now: number },
): Promise<void> {
  const sqlite = database.dialect === 'sqlite';
  const series = sqlite
    ? sql.raw(
        `(with recursive n(i) as (select 1 union all select i + 1 from n where i < ${conversations}) select i from n) as n`,
      )
    : // 64 bits: minutes of years, in milliseconds, are more than 32 hold.
      sql.raw(`generate_series(1::bigint, ${conversations}) as n(i)`);
  const messageSeries = sqlite
    ? sql.raw(
        `(with recursive m(k) as (select 1 union all select k + 1 from m where k < ${messagesEach}) select k from m) as m`,
      )
    : sql.raw(`generate_series(1, ${messagesEach}) as m(k)`);
  const padded = sqlite ? sql.raw(`printf('%012d', i)`) : sql.raw(`lpad(i::text, 12, '0')`);
  const began = now - conversations * MINUTE_MS;
  await step(database, async (db) => {
    const { id: site } = await db
      .selectFrom('sites')
      .select('id')
      .where('site_key', '=', DEMO_SITE_KEY)
      .executeTakeFirstOrThrow();
    const { id: agent } = await db
      .selectFrom('agents')
      .select('id')
      .where('name', '=', 'Ana')
      .executeTakeFirstOrThrow();
    await sql`insert into visitors (id, site_id, token_hash, name, email, verified, language, here, here_at, created_at, seen_at)
      select 'f0000000-0000-4000-8000-' || ${padded}, ${site}, 'seed-' || i, 'Visitor number ' || i,
        case when i % 3 = 0 then 'visitor' || i || '@example.com' end, 0, 'en', 0, 0, ${sql.lit(began)} + i, ${sql.lit(began)} + i
      from ${series}`.execute(db);
    const status = sql.raw(
      `case when i % 100 = 0 then 'waiting' when i % 100 < 6 then 'open' when i % 100 < 10 then 'snoozed' else 'resolved' end`,
    );
    await sql`insert into conversations (id, site_id, visitor_id, status, assignee_id, started_at, waiting_since, awaiting_reply_since, active_at,
        seq, visitor_seq, last_message_seq, read_by_visitor, read_by_agents, published_seq, priority)
      select 'f1000000-0000-4000-8000-' || ${padded}, ${site}, 'f0000000-0000-4000-8000-' || ${padded}, ${status},
        case when i % 100 = 0 then null else ${agent} end, ${sql.lit(began)} + i * ${sql.lit(MINUTE_MS)},
        case when i % 100 = 0 then ${sql.lit(began)} + i * ${sql.lit(MINUTE_MS)} end,
        case when i % 100 = 0 then ${sql.lit(began)} + i * ${sql.lit(MINUTE_MS)} end, ${sql.lit(began)} + i * ${sql.lit(MINUTE_MS)},
        ${sql.lit(messagesEach)}, ${sql.lit(messagesEach)}, ${sql.lit(messagesEach)}, ${sql.lit(messagesEach)}, ${sql.lit(messagesEach)}, ${sql.lit(messagesEach)}, i % 4
      from ${series}`.execute(db);
  });
  const texts = [...LINES, RARE];
  const pick = sql.raw(
    `case when i % 1000 = 7 and k = 3 then ${LINES.length} else (i + k) % ${LINES.length} end`,
  );
  const chosen = (values: readonly string[]) =>
    sql`case ${pick} ${sql.join(
      values.map((value, index) => sql`when ${sql.lit(index)} then ${sql.lit(value)}`),
      sql` `,
    )} end`;
  await step(database, async (db) => {
    const id = sqlite
      ? sql.raw(`'f2000000-0000-4000-8000-' || printf('%012d', k)`)
      : sql.raw(`'f2000000-0000-4000-8000-' || lpad(k::text, 12, '0')`);
    await sql`insert into messages (conversation_id, seq, id, kind, author_kind, author_name, body, attachments, created_at)
      select 'f1000000-0000-4000-8000-' || ${padded}, k, ${id}, 'text', case when k % 2 = 1 then 'visitor' else 'agent' end, 'Somebody',
        ${chosen(texts)}, '[]', ${sql.lit(began)} + i * ${sql.lit(MINUTE_MS)}
      from ${series} cross join ${messageSeries}`.execute(db);
  });
  await step(database, async (db) => {
    const where = sql`'f1000000-0000-4000-8000-' || ${padded}`;
    if (sqlite) {
      // In the order of time: entries are numbered as messages come.
      await sql`insert into search_entries (conversation_id, seq, terms)
        select ${where}, k, ${chosen(texts.map((text) => termsOf(text).join(' ')))}
        from ${series} cross join ${messageSeries}`.execute(db);
    } else {
      await sql`insert into search_entries (conversation_id, seq, terms)
        select ${where}, k, (${chosen(texts.map((text) => tsVector(termsOf(text))))})::tsvector
        from ${series} cross join ${messageSeries} order by i, k`.execute(db);
    }
  });
  await step(database, async (db) => {
    const terms = sql`'visitor number ' || i || case when i % 3 = 0 then ' visitor' || i || ' example com' else '' end`;
    const visitor = sql`'f0000000-0000-4000-8000-' || ${padded}`;
    if (sqlite) {
      await sql`insert into people_entries (visitor_id, terms) select ${visitor}, ${terms} from ${series}`.execute(
        db,
      );
    } else {
      await sql`insert into people_entries (visitor_id, terms) select ${visitor}, array_to_tsvector(string_to_array(${terms}, ' '))
        from ${series} order by i`.execute(db);
    }
  });
  if (!sqlite) await sql`vacuum analyze`.execute(database.read);
  else await step(database, (db) => sql`analyze`.execute(db));
}

/** Each step is a transaction of its own: together they would be a very large one. */
async function step(database: Database, operation: (db: Db) => Promise<unknown>): Promise<void> {
  await database.write(async (db) => {
    await operation(db);
  });
}
