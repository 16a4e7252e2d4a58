import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { nextIds } from './frozen/next-ids-2026-11.ts';

/**
 * Who gets which conversation: what state agents are in, how they are given conversations, what is on offer to whom and
 * until when. All of it lies here, so that a restart forgets no deadline and several nodes decide as one.
 */
export const fairness: Migration = {
  locks: ['conversations'],
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('agent_duty')
      .addColumn('agent_id', 'text', (column) => column.primaryKey().references('agents.id'))
      .addColumn('state', 'text', (column) => column.notNull().defaultTo('on'))
      .addColumn('here', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('gone_since', 'bigint')
      .addColumn('beat_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('last_given_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('cap', 'integer')
      .execute();
    await db.schema
      .createTable('passed_offers')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('passed_offers_key', ['conversation_id', 'agent_id'])
      .execute();
    await db.schema.alterTable('teams').addColumn('fairness', 'text').execute();
    await db.schema.alterTable('conversations').addColumn('offered_to', 'text').execute();
    await db.schema.alterTable('conversations').addColumn('offered_until', 'bigint').execute();
    await db.schema.alterTable('conversations').addColumn('last_agent_id', 'text').execute();
    await db.schema
      .createIndex('conversations_offered')
      .on('conversations')
      .column('offered_until')
      .where(sql.ref('offered_until'), 'is not', null)
      .execute();
    // Whoever decides holds this row until the decision is on disk.
    await sql`insert into meta (name, value) values ('turn', '') on conflict (name) do nothing`.execute(db);
  },
  async fill(db, after) {
    const ids = await nextIds(db, 'conversations', after);
    if (ids.length === 0) return null;
    await sql`update conversations set last_agent_id = assignee_id
      where id in (${sql.join(ids)}) and assignee_id is not null and last_agent_id is null`.execute(db);
    return ids.at(-1) ?? null;
  },
};
