import type { Kysely, Migration } from 'kysely';

/** Writing: canned replies, drafts, mentions, what an agent prefers; messages that were edited or taken back. */
export const replies: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('messages').addColumn('edited_at', 'bigint').execute();
    await db.schema.alterTable('messages').addColumn('unsent_at', 'bigint').execute();
    await db.schema
      .createTable('canned_replies')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('drafts')
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('draft', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('drafts_key', ['agent_id', 'conversation_id'])
      .execute();
    await db.schema
      .createTable('mentions')
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('mentions_key', ['agent_id', 'conversation_id', 'seq'])
      .execute();
    await db.schema
      .createTable('agent_preferences')
      .addColumn('agent_id', 'text', (column) => column.primaryKey().references('agents.id'))
      .addColumn('preferences', 'text', (column) => column.notNull())
      .execute();
  },
};
