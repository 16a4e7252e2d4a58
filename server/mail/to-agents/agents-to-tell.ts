import type { Preferences } from '../../contract/schemas/preferences.ts';
import type { Db } from '../../database/database.ts';
import type { Recipient } from '../../notices/recipients.ts';
import { isMailAddress } from '../addresses.ts';

/** An agent who can be told by mail, and what they have chosen. */
export type AgentToTell = Recipient & { name: string; email: string };

/** All who have an address that mail can be sent to. */
export async function agentsToTell(db: Db): Promise<AgentToTell[]> {
  const rows = await db
    .selectFrom('agents')
    .leftJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
    .leftJoin('agent_preferences', 'agent_preferences.agent_id', 'agents.id')
    .select(['agents.id as agentId', 'agents.name', 'agents.email'])
    .select(['agent_duty.state', 'agent_preferences.preferences'])
    .where('agents.deactivated_at', 'is', null)
    .execute();
  return rows
    .filter(({ email }) => isMailAddress(email))
    .map(({ state, preferences, ...row }) => ({
      ...row,
      onDuty: (state ?? 'on') === 'on',
      preferences: JSON.parse(preferences ?? '{}') as Preferences,
    }));
}

/** Those who look at a console now, on whatever device. */
export async function whoLooks(db: Db, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom('agent_attention')
    .innerJoin('sessions', 'sessions.token_hash', 'agent_attention.session_hash')
    .select('agent_attention.agent_id')
    .where('agent_attention.until', '>', now)
    .where('sessions.expires_at', '>', now)
    .execute();
  return new Set(rows.map((row) => row.agent_id));
}
