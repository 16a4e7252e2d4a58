import { threads } from '../conversations/team-rooms.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** So many conversations are looked through in one transaction. */
export const CONVERSATIONS_AT_ONCE = 100;

/**
 * Replaces the name of a deleted agent in the next conversations and rooms, by that of their row: at their messages, and wherever
 * an event names them. Done twice, it changes nothing more.
 * @returns whether nothing is left to do
 */
export async function forgetAgent(
  { db }: Transaction,
  { id, name, forgotten_to }: Pick<AgentRow, 'id' | 'name' | 'forgotten_to'>,
): Promise<{ done: boolean; forgottenTo: string | null }> {
  const rows = await threads(db)
    .selectFrom('conversations')
    .select('id')
    .where('id', '>', forgotten_to ?? '')
    .orderBy('id')
    .limit(CONVERSATIONS_AT_ONCE)
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) {
    await db
      .updateTable('messages')
      .set({ author_name: name })
      .where('conversation_id', 'in', ids)
      .where('author_kind', '=', 'agent')
      .where('author_id', '=', id)
      .where('author_name', '<>', name)
      .execute();
    await renameInEvents(db, ids, { id, name });
  }
  const forgottenTo = ids.at(-1) ?? null;
  await db.updateTable('agents').set({ forgotten_to: forgottenTo }).where('id', '=', id).execute();
  return { done: forgottenTo === null, forgottenTo };
}

async function renameInEvents(db: Transaction['db'], ids: string[], who: Named): Promise<void> {
  const events = await db
    .selectFrom('events')
    .select(['conversation_id', 'seq', 'data'])
    .where('conversation_id', 'in', ids)
    .where('data', 'like', `%"${who.id}"%`)
    .execute();
  for (const { conversation_id, seq, data } of events) {
    const renamed = JSON.stringify(renamedIn(JSON.parse(data), who));
    if (renamed !== data)
      await db
        .updateTable('events')
        .set({ data: renamed })
        .where('conversation_id', '=', conversation_id)
        .where('seq', '=', seq)
        .execute();
  }
}

type Named = { id: string; name: string };

/** The same value with another name wherever somebody of this id is named; a mail that reminded them says no address any more. */
export function renamedIn(value: unknown, who: Named): unknown {
  if (Array.isArray(value)) return value.map((one) => renamedIn(one, who));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, renamedIn(inner, who)]);
  const changed: Record<string, unknown> = Object.fromEntries(entries);
  if (changed['id'] === who.id && typeof changed['name'] === 'string') changed['name'] = who.name;
  const reminder = changed['reminder'] as { agent?: { id?: unknown } } | undefined;
  if (reminder?.agent?.id === who.id && typeof changed['to'] === 'string') changed['to'] = '';
  return changed;
}
