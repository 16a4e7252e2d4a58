import { type Kysely, type Migration, sql } from 'kysely';

/** The ground: sites, people, conversations with their log, files. */
export const ground: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('meta')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('sites')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site_key', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('greeting', 'text', (column) => column.notNull())
      .addColumn('color', 'text', (column) => column.notNull())
      .addColumn('allowed_origins', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('visitors')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text')
      .addColumn('email', 'text')
      .addColumn('verified', 'integer', (column) => column.notNull())
      .addColumn('language', 'text')
      .addColumn('time_zone', 'text')
      .addColumn('user_agent', 'text')
      .addColumn('page_url', 'text')
      .addColumn('page_title', 'text')
      .addColumn('here', 'integer', (column) => column.notNull())
      .addColumn('here_at', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('visitors_here')
      .on('visitors')
      .column('id')
      .where(sql.ref('here'), '=', sql.lit(1))
      .execute();

    await db.schema
      .createTable('agents')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('demo', 'integer', (column) => column.notNull())
      .addColumn('deactivated_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('sessions_agent').on('sessions').column('agent_id').execute();

    await db.schema
      .createTable('conversations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
      .addColumn('visitor_id', 'text', (column) => column.notNull().references('visitors.id'))
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('assignee_id', 'text', (column) => column.references('agents.id'))
      .addColumn('page_url', 'text')
      .addColumn('page_title', 'text')
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('waiting_since', 'bigint')
      .addColumn('active_at', 'bigint', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('visitor_seq', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('last_message_seq', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('read_by_visitor', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('read_by_agents', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('published_seq', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('publisher', 'text')
      .addColumn('publisher_until', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('publish_failures', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createIndex('conversations_visitor')
      .on('conversations')
      .columns(['visitor_id', 'started_at'])
      .execute();
    await db.schema
      .createIndex('conversations_waiting')
      .on('conversations')
      .columns(['status', 'waiting_since', 'id'])
      .execute();
    await db.schema
      .createIndex('conversations_active')
      .on('conversations')
      .columns(['status', 'active_at', 'id'])
      .execute();
    await db.schema
      .createIndex('conversations_assignee')
      .on('conversations')
      .columns(['assignee_id', 'status', 'active_at', 'id'])
      .execute();
    await db.schema
      .createIndex('conversations_unpublished')
      .on('conversations')
      .column('publisher_until')
      .where(sql.ref('published_seq'), '<', sql.ref('seq'))
      .execute();

    await db.schema
      .createTable('messages')
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('author_kind', 'text', (column) => column.notNull())
      .addColumn('author_id', 'text')
      .addColumn('author_name', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('attachments', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('messages_key', ['conversation_id', 'seq'])
      .addUniqueConstraint('messages_id', ['conversation_id', 'id'])
      .execute();

    await db.schema
      .createTable('events')
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('visible', 'integer', (column) => column.notNull())
      .addColumn('visitor_prev', 'integer', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('events_key', ['conversation_id', 'seq'])
      .execute();

    await db.schema
      .createTable('attachments')
      .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('uploader_kind', 'text', (column) => column.notNull())
      .addColumn('uploader_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addColumn('width', 'integer')
      .addColumn('height', 'integer')
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('content_key', 'text', (column) => column.notNull())
      .addColumn('thumbnail_key', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('attachments_key', ['id'])
      .execute();
    await db.schema
      .createIndex('attachments_conversation')
      .on('attachments')
      .column('conversation_id')
      .execute();
  },
};
