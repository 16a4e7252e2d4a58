import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Triage: teams, labels, priority, and snoozing with a wake-up that any node may decide. */
export const desk: Migration = {
  locks: ['conversations'],
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('teams')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('team_members')
      .addColumn('team_id', 'text', (column) => column.notNull().references('teams.id'))
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addPrimaryKeyConstraint('team_members_key', ['team_id', 'agent_id'])
      .execute();
    await db.schema.createIndex('team_members_agent').on('team_members').column('agent_id').execute();

    await db.schema
      .createTable('labels')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('color', 'text', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('conversation_labels')
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
      .addColumn('label_id', 'text', (column) => column.notNull().references('labels.id'))
      .addPrimaryKeyConstraint('conversation_labels_key', ['conversation_id', 'label_id'])
      .execute();
    await db.schema
      .createIndex('conversation_labels_label')
      .on('conversation_labels')
      .columns(['label_id', 'conversation_id'])
      .execute();

    await db.schema
      .alterTable('conversations')
      .addColumn('team_id', 'text', (column) => column.references('teams.id'))
      .execute();
    await db.schema
      .alterTable('conversations')
      .addColumn('priority', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('conversations').addColumn('snoozed_until', 'bigint').execute();
    await db.schema
      .createIndex('conversations_snoozed')
      .on('conversations')
      .column('snoozed_until')
      .where(sql.ref('snoozed_until'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('conversations_priority')
      .on('conversations')
      .columns(['status', 'priority', 'active_at', 'id'])
      .execute();
    await db.schema
      .createIndex('conversations_latest')
      .on('conversations')
      .columns(['active_at', 'id'])
      .execute();
    await db.schema
      .createIndex('conversations_team')
      .on('conversations')
      .columns(['team_id', 'status', 'active_at'])
      .where(sql.ref('team_id'), 'is not', null)
      .execute();
  },
};
