import { type Kysely, sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * `attachments.voice`: JSON of what is known of a voice message besides what a file has, `{"seconds":12,"peaks":"0137…"}`. Null:
 * the file is none, as every file that nodes of before write.
 */
export const voiceMessages: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table attachments add column voice text').execute(db);
  },
};
