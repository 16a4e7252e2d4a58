import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

/** Rooms of the team: threads without a site and a visitor, and how far each agent has read in them. */
export const rooms: Migration = {
  async up(db: Kysely<unknown>) {
    if (db.getExecutor().adapter instanceof PostgresAdapter)
      await sql`alter table conversations alter column site_id drop not null, alter column visitor_id drop not null`.execute(
        db,
      );
    else await rebuildConversations(db);

    await db.schema
      .createTable('rooms')
      .addColumn('conversation_id', 'text', (column) => column.primaryKey().references('conversations.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull().references('agents.id'))
      .execute();
    await db.schema
      .createTable('room_marks')
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('rooms.conversation_id'))
      .addColumn('read_seq', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('room_marks_key', ['agent_id', 'conversation_id'])
      .execute();
  },
};

/**
 * SQLite cannot take a NOT NULL away: the table is made anew, as https://www.sqlite.org/lang_altertable.html#otheralter
 * says. What was added to it since the ground comes along, because it is made from its own text.
 */
async function rebuildConversations(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ type: string; sql: string }>`select type, sql from sqlite_master
    where tbl_name = 'conversations' and sql is not null order by type = 'table' desc`.execute(db);
  const [table, ...around] = rows.map((row) => row.sql);
  const next = table
    ?.replace(/^create table "conversations"/i, 'create table "conversations_next"')
    .replace(/("(?:site|visitor)_id" text) not null/g, '$1');
  // An earlier version committed the rebuilding alone, before the rest of this step.
  if (/"site_id" text references.*"visitor_id" text references/s.test(table ?? '')) return;
  if (next === undefined || !/"site_id" text references.*"visitor_id" text references/s.test(next))
    throw new Error('The table "conversations" has an unknown form.');
  await sql.raw(next).execute(db);
  await sql`insert into conversations_next select * from conversations`.execute(db);
  // Messages and events refer to it meanwhile: steps run with the keys unchecked, and their transaction ends with a check.
  await sql`drop table conversations`.execute(db);
  await sql`alter table conversations_next rename to conversations`.execute(db);
  for (const statement of around) await sql.raw(statement).execute(db);
  const broken = await sql`pragma foreign_key_check`.execute(db);
  if (broken.rows.length > 0) throw new Error('Rows would refer to conversations that are not there.');
}
