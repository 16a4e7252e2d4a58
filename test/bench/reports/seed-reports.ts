import { sql } from 'kysely';
import type { Database } from '../../../server/database/database.ts';

const DAY_MS = 86_400_000;
/** Sites, teams, languages, agents and channels, each combination once for every author. */
const FACETS = 600;
/** So many conversations are made by one statement, which Postgres ends after a while. */
const AT_ONCE = 500;

/** So many conversations, one after the other over so many days, the last of which ends at `ends` (ms since 1970). */
export type Seed = { conversations: number; messagesEach: number; days: number; ends: number };

/**
 * Makes what is counted of a year of work. The databases make it themselves: an answer for every second message, messages by
 * quarters of an hour, a start, a taking and a resolution.
 */
export async function seedReports(
  database: Database,
  { conversations, messagesEach, days, ends }: Seed,
): Promise<void> {
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
  const began = sql.raw(`(${ends - days * DAY_MS} + i * ${Math.floor((days * DAY_MS) / conversations)})`);
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
      const last = Math.min(conversations, first + AT_ONCE - 1);
      await sql`insert into moment_facts (conversation_id, seq, kind, at, facet_id, from_seq, from_at, wall_ms, open_ms, amount)
        select ${id}, k * 2, case k when 1 then 'first_reply' else 'next_reply' end, ${began} + k * 60000, ${facet}, k * 2 - 1,
          ${began} + k * 60000 - (i * 7919 + k * 104729) % 600000, (i * 7919 + k * 104729) % 600000, (i * 7919 + k * 104729) % 400000, 1
        from ${series('i', last, first)}, ${series('k', Math.floor(messagesEach / 2))}`.execute(db);
      await sql`insert into moment_facts (conversation_id, seq, kind, at, facet_id, wall_ms, open_ms, amount)
        select ${id}, 1000 + k, case k when 9 then 'started' when 10 then 'taken' when 11 then 'resolved' else 'messages' end,
          ${began} + k * 450000, ${facet}, case when k > 9 then (i * 7919) % 3600000 end, case when k > 9 then (i * 7919) % 1800000 end,
          case when k < 9 then ${sql.lit(Math.max(1, Math.floor(messagesEach / 8)))} else 1 end
        from ${series('i', last, first)}, ${series('k', 11)}`.execute(db);
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
