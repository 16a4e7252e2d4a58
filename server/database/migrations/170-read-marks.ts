import type { Kysely, Migration } from 'kysely';

/**
 * How far each agent has read a conversation. Nothing is written for the conversations there are: an agent without a mark
 * has read as far as `conversations.read_by_agents` says. Marks go with their conversation, whichever version deletes it.
 */
export const readMarks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('read_marks')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id').onDelete('cascade'))
      .addColumn('read_seq', 'integer', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('read_marks_key', ['conversation_id', 'agent_id'])
      .execute();
  },
};
