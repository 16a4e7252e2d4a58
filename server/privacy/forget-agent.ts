import { type SqlBool, sql } from 'kysely';
import { threads } from '../conversations/team-rooms.ts';
import type { AgentRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** At most so many events of so many conversations are looked through in one transaction, so that nobody waits long for it. */
export const EVENTS_AT_ONCE = 1_000;
export const CONVERSATIONS_AT_ONCE = 100;

/**
 * Replaces the name of a deleted agent in the next conversations and rooms, by that of their row: at their messages, and wherever
 * an event names them; at last in the events of bots. Done twice, it changes nothing more.
 * @param agent `forgotten_to`: the conversation and the event up to which it is done, such as `0d6c… 17`; empty at first
 * @returns where to go on; null after the last
 */
export async function forgetAgent(
  { db }: Transaction,
  { id, name, forgotten_to }: Pick<AgentRow, 'id' | 'name' | 'forgotten_to'>,
): Promise<string | null> {
  const from = placeOf(forgotten_to ?? '');
  const to = await placeAfter(db, from);
  if (to !== null) {
    await db
      .updateTable('messages')
      .set({ author_name: name })
      .where(within(from, to))
      .where('author_kind', '=', 'agent')
      .where('author_id', '=', id)
      .where('author_name', '<>', name)
      .execute();
    await renameInEvents(db, within(from, to), { id, name });
  } else await renameInBotEvents(db, { id, name });
  const reached = to === null ? null : `${to.conversation} ${to.seq}`;
  await db.updateTable('agents').set({ forgotten_to: reached }).where('id', '=', id).execute();
  return reached;
}

/** An event in the order of the conversations' ids, and of the events in each. */
type Place = { conversation: string; seq: number };

function placeOf(text: string): Place {
  const [conversation = '', seq = '0'] = text.split(' ');
  return { conversation, seq: Number(seq) };
}

/** How far one transaction goes; null: there is nothing after `from`. */
async function placeAfter(db: Transaction['db'], from: Place): Promise<Place | null> {
  const rows = await threads(db)
    .selectFrom('conversations')
    .select(['id', 'seq'])
    .where(sql<SqlBool>`(id, seq) > (${from.conversation}, ${from.seq})`)
    .orderBy('id')
    .limit(CONVERSATIONS_AT_ONCE)
    .execute();
  let to: Place | null = null;
  let left = EVENTS_AT_ONCE;
  for (const { id, seq } of rows) {
    const begin = id === from.conversation ? from.seq : 0;
    to = { conversation: id, seq: Math.min(seq, begin + left) };
    left -= to.seq - begin;
    if (left === 0) break;
  }
  return to;
}

/** What a comparison of rows finds, both databases take from the primary keys of messages and events. */
function within(from: Place, to: Place) {
  return sql<SqlBool>`(conversation_id, seq) > (${from.conversation}, ${from.seq})
    and (conversation_id, seq) <= (${to.conversation}, ${to.seq})`;
}

async function renameInEvents(
  db: Transaction['db'],
  where: ReturnType<typeof within>,
  who: Named,
): Promise<void> {
  const events = await db
    .selectFrom('events')
    .select(['conversation_id', 'seq', 'data'])
    .where(where)
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

/** Who took a conversation over from a bot. A bot can ask for it for seven days, so that these are few. */
async function renameInBotEvents(db: Transaction['db'], who: Named): Promise<void> {
  const events = await db
    .selectFrom('bot_events')
    .select(['bot_id', 'position', 'data'])
    .where('data', 'like', `%"${who.id}"%`)
    .execute();
  for (const { bot_id, position, data } of events)
    await db
      .updateTable('bot_events')
      .set({ data: JSON.stringify(renamedIn(JSON.parse(data), who)) })
      .where('bot_id', '=', bot_id)
      .where('position', '=', position)
      .execute();
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
