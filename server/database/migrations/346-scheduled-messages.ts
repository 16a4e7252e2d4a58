import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `scheduled_messages`: what agents have written to be sent later, under the id that the message will have. `agent_id` is the author; null:
 * an agent who was deleted since. `attachment_ids` and `choices` are JSON. `after_seq` is the conversation's newest event when it was
 * scheduled: it is not sent by itself if the visitor wrote after it. `held` says why it is not sent; null: it is, at `send_at`.
 */
export const scheduledMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('scheduled_messages')
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('agent_id', 'text', (column) => column.references('agents.id'))
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('attachment_ids', 'text', (column) => column.notNull())
      .addColumn('choices', 'text')
      .addColumn('reply_to', 'text')
      .addColumn('after_seq', 'integer', (column) => column.notNull())
      .addColumn('send_at', 'bigint', (column) => column.notNull())
      .addColumn('held', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('scheduled_messages_key', ['conversation_id', 'id'])
      .execute();
    await db.schema
      .createIndex('scheduled_messages_due')
      .on('scheduled_messages')
      .column('send_at')
      .execute();
    await db.schema
      .createIndex('scheduled_messages_agent')
      .on('scheduled_messages')
      .column('agent_id')
      .execute();
  },
};
