import { type Expression, type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import type { ConversationRow, Tables } from '../database/tables.ts';

/** What a list of conversations is ordered by, before the id, which decides between equals. */
export type Keyset = readonly (readonly [
  column: 'waiting_since' | 'awaiting_reply_since' | 'active_at' | 'priority',
  direction: 'asc' | 'desc',
])[];

type Filter = (eb: ExpressionBuilder<Tables, 'conversations'>) => Expression<SqlBool>;

/** The query in the keyset's order. */
export function ordered<O>(
  query: SelectQueryBuilder<Tables, 'conversations', O>,
  keyset: Keyset,
): SelectQueryBuilder<Tables, 'conversations', O> {
  let result = query;
  for (const [column, direction] of keyset) result = result.orderBy(`conversations.${column}`, direction);
  return result.orderBy('conversations.id', lastDirection(keyset));
}

/**
 * A page of a query in the keyset's order.
 * @returns at most `limit` rows, and the cursor of the page after them; null: there is none
 * @throws ApiError `bad_request` when the cursor is not one of ours
 */
export async function readOrdered(
  query: SelectQueryBuilder<Tables, 'conversations', ConversationRow>,
  keyset: Keyset,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ rows: ConversationRow[]; next: string | null }> {
  const from = cursor === undefined ? query : query.where(afterCursor(keyset, cursor));
  const found = await ordered(from, keyset)
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? cursorOf(keyset, last) : null };
}

/** Where a page ends: the next one begins after it, whatever has come or gone meanwhile. */
export function cursorOf(keyset: Keyset, row: ConversationRow): string {
  return [...keyset.map(([column]) => row[column] ?? 0), row.id].join('_');
}

/**
 * Only rows after the cursor. With one direction for all columns it is a comparison of rows, which both databases
 * answer from the index.
 * @throws ApiError `bad_request` when the cursor is not one of ours
 */
export function afterCursor(keyset: Keyset, cursor: string): Filter {
  const parts = cursor.split('_');
  const id = parts.pop() ?? '';
  const keys = parts.map(Number);
  const sound =
    keys.length === keyset.length && keys.every(Number.isSafeInteger) && /^[0-9a-f-]{36}$/.test(id);
  if (!sound)
    throw new ApiError(
      'bad_request',
      '`cursor` is not one that this server gave. Start from the first page.',
    );
  const columns = sql.join([
    ...keyset.map(([column]) => sql.ref(`conversations.${column}`)),
    sql.ref('conversations.id'),
  ]);
  const values = sql.join([...keys, id]);
  return () =>
    lastDirection(keyset) === 'asc'
      ? sql<SqlBool>`(${columns}) > (${values})`
      : sql<SqlBool>`(${columns}) < (${values})`;
}

function lastDirection(keyset: Keyset): 'asc' | 'desc' {
  return keyset.at(-1)?.[1] ?? 'desc';
}
