import type { SelectQueryBuilder } from 'kysely';
import { type Keyset, readOrdered } from '../database/keyset.ts';
import type { ConversationRow, Tables } from '../database/tables.ts';

type Conversations = SelectQueryBuilder<Tables, 'conversations', ConversationRow>;
type Page = { rows: ConversationRow[]; next: string | null };

const LONGEST: Keyset = [['awaiting_reply_since', 'asc']];
const LATEST: Keyset = [['active_at', 'desc']];
/** What a cursor begins with among those who have been answered; alone, it is the first of them. */
const ANSWERED = 'a';

/**
 * A page of conversations: first those whose visitor waits for an answer, the longest first, then the others, the latest
 * first. They are two lists, one after the other, because each has an index.
 * @throws ApiError `bad_request` when the cursor is not one of ours
 */
export async function readByReply(
  query: Conversations,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<Page> {
  if (cursor?.startsWith(ANSWERED)) return readAnswered(query, cursor.slice(1), limit);
  const page = await readOrdered(query.where('awaiting_reply_since', 'is not', null), LONGEST, {
    cursor,
    limit,
  });
  if (page.next !== null) return page;
  if (page.rows.length === limit) return { rows: page.rows, next: ANSWERED };
  const rest = await readAnswered(query, '', limit - page.rows.length);
  return { rows: [...page.rows, ...rest.rows], next: rest.next };
}

/** @param cursor empty: from the first one on */
async function readAnswered(query: Conversations, cursor: string, limit: number): Promise<Page> {
  const { rows, next } = await readOrdered(query.where('awaiting_reply_since', 'is', null), LATEST, {
    cursor: cursor === '' ? undefined : cursor,
    limit,
  });
  if (next !== null) return { rows, next: `${ANSWERED}${next}` };
  return { rows, next: null };
}
