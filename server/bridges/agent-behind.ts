import { normalizeEmail } from '../accounts/agents.ts';
import type { Database, Db } from '../database/database.ts';
import type { ThreadedKind } from '../database/tables/bridges.ts';
import type { AgentRow } from '../database/tables.ts';
import type { ChatService, RemoteSender } from './chat-service.ts';

const MAX_NAME = 120;

/**
 * The agent as whom somebody of the chat answers: the one an admin has chosen, else the one with the address that the chat
 * vouches for. Who is nobody's is noted down, so that an admin can choose.
 * @returns null for somebody who is no agent, or no active one
 */
export async function agentBehind(
  {
    kind,
    database,
    chat,
    now,
  }: { kind: ThreadedKind; database: Database; chat: ChatService; now: () => number },
  sender: RemoteSender,
  signal: AbortSignal,
): Promise<AgentRow | null> {
  const remoteId = sender.id;
  const chosen = await database.read
    .selectFrom('bridge_people')
    .select('agent_id')
    .where('kind', '=', kind)
    .where('remote_id', '=', remoteId)
    .executeTakeFirst();
  if (chosen?.agent_id != null) return activeAgent(database.read, 'id', chosen.agent_id);
  const person = await chat.findPerson(sender, signal);
  const agent =
    person?.email == null ? null : await activeAgent(database.read, 'email', normalizeEmail(person.email));
  if (agent === null)
    await noteStranger(database, { kind, remoteId, name: person?.name ?? remoteId, now: now() });
  return agent;
}

async function activeAgent(db: Db, column: 'id' | 'email', value: string): Promise<AgentRow | null> {
  const row = await db
    .selectFrom('agents')
    .selectAll()
    .where(column, '=', value)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

async function noteStranger(
  database: Database,
  { kind, remoteId, name, now }: { kind: ThreadedKind; remoteId: string; name: string; now: number },
): Promise<void> {
  const known = { name: name.replaceAll('\0', '').slice(0, MAX_NAME), seen_at: now };
  await database.write((db) =>
    db
      .insertInto('bridge_people')
      .values({ kind, remote_id: remoteId, agent_id: null, ...known })
      .onConflict((conflict) => conflict.columns(['kind', 'remote_id']).doUpdateSet(known))
      .execute(),
  );
}
