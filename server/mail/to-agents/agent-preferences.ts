import type { Preferences } from '../../contract/schemas/preferences.ts';
import type { Db } from '../../database/database.ts';

/** What an agent has chosen in the console. */
export async function preferencesOf(db: Db, agentId: string): Promise<Preferences> {
  const row = await db
    .selectFrom('agent_preferences')
    .select('preferences')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return JSON.parse(row?.preferences ?? '{}');
}

/** The language that an agent has chosen for the console; null: their browser's. */
export async function languageOfAgent(db: Db, agentId: string): Promise<string | null> {
  return (await preferencesOf(db, agentId)).language ?? null;
}
