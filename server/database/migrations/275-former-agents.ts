import type { Kysely } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Agents who were deleted. `agents.deleted_at`: when; their row stays for what points at it, under a name that says nothing. `forgotten_to`:
 * the last conversation, and event of it, in which that name has replaced theirs; null: nothing is left to do.
 */
export const formerAgents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('agents').addColumn('deleted_at', 'bigint').execute();
    await db.schema.alterTable('agents').addColumn('forgotten_to', 'text').execute();
  },
};
