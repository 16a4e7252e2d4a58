import { type Kysely, type Migration, sql } from 'kysely';

/**
 * Files of canned replies, shared or an agent's own. `saved`: 1 once the reply was saved with the file, at `position`; until
 * then it is only `uploaded_by`'s, and `reply_id` may name a reply that does not exist yet.
 */
export const replyFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('reply_files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('reply_id', 'text', (column) => column.notNull())
      .addColumn('uploaded_by', 'text', (column) => column.notNull().references('agents.id'))
      .addColumn('saved', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('media_type', 'text', (column) => column.notNull())
      .addColumn('size_bytes', 'integer', (column) => column.notNull())
      .addColumn('width', 'integer')
      .addColumn('height', 'integer')
      .addColumn('sha256', 'text', (column) => column.notNull())
      .addColumn('content_key', 'text', (column) => column.notNull())
      .addColumn('thumbnail_key', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('reply_files_reply').on('reply_files').column('reply_id').execute();
    await sql`create index reply_files_unsaved on reply_files (created_at) where saved = 0`.execute(db);
  },
};
