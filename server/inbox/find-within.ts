import { type SqlBool, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { type SearchPart, searchParts, tsQuery } from '../search/search-terms.ts';

/** Nobody steps through more; the newest are what is left. */
const MOST = 500;

/**
 * The numbers of the messages of one conversation in which all words are found, the newest first, at most 500. What the index
 * has of one conversation is looked through: twenty thousand messages at the most, in milliseconds.
 */
export async function findWithin(
  { read: db, dialect }: Pick<Database, 'read' | 'dialect'>,
  conversationId: string,
  text: string,
): Promise<number[]> {
  const parts = searchParts(text);
  if (parts.length === 0) return [];
  const rows = await db
    .selectFrom('search_entries')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where(dialect === 'sqlite' ? inTerms(parts) : sql<SqlBool>`terms @@ ${tsQuery(parts)}::tsquery`)
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  return rows.map((row) => row.seq);
}

/** Terms are stored in order with a space between them, and are letters and digits alone: nothing needs escaping. */
function inTerms(parts: readonly SearchPart[]) {
  const conditions = parts.map((part) => {
    const run = part.kind === 'prefix' ? part.term : part.terms.join(' ');
    return sql<SqlBool>`' ' || terms like ${`% ${run}%`}`;
  });
  return sql.join<SqlBool>(conditions, sql` and `);
}
