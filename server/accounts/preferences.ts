import type { Preferences } from '../contract/schemas/preferences.ts';
import type { Db } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** What the agent has chosen; empty where everything is as usual. */
export async function readPreferences(db: Db, agent: Pick<AgentRow, 'id'>): Promise<Preferences> {
  const row = await db
    .selectFrom('agent_preferences')
    .select('preferences')
    .where('agent_id', '=', agent.id)
    .executeTakeFirst();
  return row === undefined ? {} : JSON.parse(row.preferences);
}

/** Changes what is given, keeps the rest. */
export async function changePreferences(
  tx: Pick<Transaction, 'db'>,
  agent: Pick<AgentRow, 'id'>,
  change: Preferences,
): Promise<Preferences> {
  const next = { ...(await readPreferences(tx.db, agent)), ...change };
  const preferences = JSON.stringify(next);
  await tx.db
    .insertInto('agent_preferences')
    .values({ agent_id: agent.id, preferences })
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ preferences }))
    .execute();
  return next;
}
