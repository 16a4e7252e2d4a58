import type { Kysely, Migration } from 'kysely';

/**
 * `audit_log.by_key`: the name of the API key with which a program did it; null where a person did. A name and not an id: it is still
 * said when the key is gone.
 */
export const auditByKey: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('audit_log').addColumn('by_key', 'text').execute();
  },
};
