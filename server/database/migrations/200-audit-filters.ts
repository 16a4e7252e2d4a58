import type { Kysely, Migration } from 'kysely';

/** The audit log is read by person and by action, too; without an index, a rare one would cost a walk through all of it. */
export const auditFilters: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('audit_log_actor')
      .on('audit_log')
      .columns(['actor_id', 'at', 'id'])
      .execute();
    await db.schema.createIndex('audit_log_action').on('audit_log').columns(['action', 'at', 'id']).execute();
  },
};
