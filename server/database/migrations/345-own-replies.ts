import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `own_replies`: canned replies that one agent alone sees. `folder`, also of `canned_replies`: under which name a reply is listed with
 * others; null: under none. `reply_uses`: how often a reply of either kind was put into a reply box, by day (counted from 1970, UTC).
 */
export const ownReplies: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('canned_replies').addColumn('folder', 'text').execute();
    await db.schema
      .createTable('own_replies')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('folder', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('own_replies_agent').on('own_replies').column('agent_id').execute();
    await db.schema
      .createTable('reply_uses')
      .addColumn('reply_id', 'text', (column) => column.notNull())
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('uses', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('reply_uses_key', ['reply_id', 'day'])
      .execute();
  },
};
