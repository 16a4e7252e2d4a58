import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';

/** Some hundred bytes each; the least recently used go first. */
const MOST_CONVERSATIONS = 2_000;

type Known = { ids: Set<string>; upTo: number };

/**
 * Who has written to the visitor of a conversation. Messages are only ever added, so each is looked at once by a node: a visitor who asks
 * again and again costs what was written meanwhile, not the whole conversation.
 */
export function createSpeakers() {
  const conversations = new Map<string, Known>();

  /**
   * @param conversation as it was read before: what is written meanwhile, the next call finds
   * @returns ids of agents and bots
   */
  return async (db: Db, { id, seq }: Pick<ConversationRow, 'id' | 'seq'>): Promise<ReadonlySet<string>> => {
    const known = conversations.get(id) ?? { ids: new Set(), upTo: 0 };
    conversations.delete(id);
    conversations.set(id, known);
    const oldest = conversations.size > MOST_CONVERSATIONS ? conversations.keys().next().value : undefined;
    if (oldest !== undefined) conversations.delete(oldest);
    if (seq <= known.upTo) return known.ids;
    const rows = await db
      .selectFrom('messages')
      .select('author_id')
      .distinct()
      .where('conversation_id', '=', id)
      .where('seq', '>', known.upTo)
      .where('seq', '<=', seq)
      .where('kind', '=', 'text')
      .where('author_kind', 'in', ['agent', 'bot'])
      .where('author_id', 'is not', null)
      .execute();
    for (const { author_id } of rows) if (author_id !== null) known.ids.add(author_id);
    known.upTo = Math.max(known.upTo, seq);
    return known.ids;
  };
}
