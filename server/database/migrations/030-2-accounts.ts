import { randomUUID } from 'node:crypto';
import type { Kysely, Migration } from 'kysely';

/** Sessions that can be listed and ended, second factors, links for accounts, limits on guessing, the audit log. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('sessions').addColumn('id', 'text').execute();
    await db.schema.alterTable('sessions').addColumn('user_agent', 'text').execute();
    await db.schema.alterTable('sessions').addColumn('network', 'text').execute();
    await db.schema
      .alterTable('sessions')
      .addColumn('seen_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable('sessions')
      .addColumn('confirmed_at', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await nameSessions(db as Kysely<{ sessions: { token_hash: string; id: string } }>);

    await db.schema.alterTable('agents').addColumn('totp_secret', 'text').execute();
    await db.schema.alterTable('agents').addColumn('totp_since', 'bigint').execute();
    await db.schema
      .alterTable('agents')
      .addColumn('totp_step', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();

    await db.schema
      .createTable('recovery_codes')
      .addColumn('agent_id', 'text', (column) => column.notNull().references('agents.id').onDelete('cascade'))
      .addColumn('code_hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('recovery_codes_key', ['agent_id', 'code_hash'])
      .execute();

    await db.schema
      .createTable('account_links')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('agent_id', 'text', (column) => column.references('agents.id').onDelete('cascade'))
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('account_links_one', ['kind', 'email'])
      .execute();

    await db.schema
      .createTable('guesses')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('guesses_until').on('guesses').column('until').execute();

    await db.schema
      .createTable('audit_log')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('actor_id', 'text')
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('network', 'text')
      .execute();
    await db.schema.createIndex('audit_log_at').on('audit_log').columns(['at', 'id']).execute();
  },
};

/** Sessions from before get the ids under which they can be ended. */
async function nameSessions(db: Kysely<{ sessions: { token_hash: string; id: string } }>): Promise<void> {
  for (const { token_hash } of await db.selectFrom('sessions').select('token_hash').execute()) {
    await db.updateTable('sessions').set({ id: randomUUID() }).where('token_hash', '=', token_hash).execute();
  }
}
