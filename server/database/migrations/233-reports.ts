import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/**
 * What reports count. All of it is computed from the event log, and can be computed again (`frontdesk figures rebuild`).
 *
 * - `conversation_facts`: of each conversation, up to which event it was looked through (`seq`), and what has to be known to
 *   go on from there (`state`, JSON; null: its visitor was erased, and nothing will follow). `settled_seq`: messages that
 *   were taken back up to this event were never counted. `language`: of the visitor, when it was first looked at.
 * - `moment_facts`: something happened that is counted. `from_seq`, `from_at`: since which event somebody waited for it;
 *   `wall_ms`, `open_ms`: how long, altogether and within business hours. `amount`: of messages how many, of a rating its
 *   score. `facet_id`: under what it is counted.
 * - `moment_facets`: every combination of site, team, labels, language, channel and author there has been. `digest`: SHA-256
 *   of all of it.
 * - `site_hours`: the business hours of a site (JSON; null: always open), since when.
 * - `figures_state`: one row; up to which position in the order of changes conversations were looked through.
 *
 * No foreign keys: what is counted stays when a visitor is erased.
 */
export const reports: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [
      `create table conversation_facts (conversation_id text primary key, site_id text not null, language text,
        seq integer not null, settled_seq integer not null, state text)`,
      `create table moment_facts (conversation_id text not null, seq integer not null, kind text not null,
        at bigint not null, facet_id integer not null, from_seq integer, from_at bigint, wall_ms bigint, open_ms bigint,
        amount integer not null, primary key (conversation_id, seq, kind))`,
      `create index moment_facts_at on moment_facts (at, kind, facet_id, wall_ms, open_ms, amount)`,
      `create table moment_facets (id ${numbered(db)}, digest text not null unique, site_id text not null, team_id text,
        label_ids text not null, language text, channel text not null, author_kind text not null, author_id text)`,
      `create table figures_state (id integer primary key, position bigint not null)`,
      `insert into figures_state (id, position) values (1, 0)`,
      `create table site_hours (site_id text not null, since bigint not null, hours text, primary key (site_id, since))`,
    ])
      await sql.raw(statement).execute(db);
    const { rows } = await sql<{
      id: string;
      settings: string | null;
    }>`select id, settings from sites`.execute(db);
    for (const { id, settings } of rows) {
      const hours = settings === null ? null : ((JSON.parse(settings) as { hours?: unknown }).hours ?? null);
      await sql`insert into site_hours (site_id, since, hours)
        values (${id}, 0, ${hours === null ? null : JSON.stringify(hours)})`.execute(db);
    }
  },
};

function numbered(db: Kysely<unknown>): string {
  return db.getExecutor().adapter instanceof PostgresAdapter
    ? 'integer generated always as identity primary key'
    : 'integer primary key';
}
