import type { OperandExpression } from 'kysely';
import { ApiError } from '../common/api-error.ts';
import { USES_OF_DAYS } from '../contract/limits.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';

const DAY_MS = 86_400_000;

/** The ids of canned replies, or a query for them. */
type Replies = readonly string[] | OperandExpression<string>;

/** How often each of these canned replies was used lately, by its id; one that was not is missing. */
export async function readUses(db: Db, replies: Replies, now = Date.now()): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('reply_uses')
    .select((eb) => ['reply_id', eb.fn.sum<number | string>('uses').as('uses')])
    .where('reply_id', 'in', replies)
    .where('day', '>', lastUncounted(now))
    .groupBy('reply_id')
    .execute();
  return new Map(rows.map(({ reply_id, uses }) => [reply_id, Number(uses)]));
}

/**
 * Counts that an agent used a reply: a shared one, or one of their own.
 * @throws ApiError `not_found`
 */
export async function countUse(tx: Transaction, agentId: string, id: string): Promise<void> {
  const { db, now } = tx;
  const shared = await db
    .selectFrom('canned_replies')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const own =
    shared ??
    (await db
      .selectFrom('own_replies')
      .select('id')
      .where('id', '=', id)
      .where('agent_id', '=', agentId)
      .executeTakeFirst());
  if (own === undefined)
    throw new ApiError('not_found', 'There is no such canned reply. It may have been deleted.');
  await db
    .insertInto('reply_uses')
    .values({ reply_id: id, day: dayOf(now), uses: 1 })
    .onConflict((conflict) =>
      conflict.columns(['reply_id', 'day']).doUpdateSet((eb) => ({ uses: eb('reply_uses.uses', '+', 1) })),
    )
    .execute();
  // Nobody asks for older days.
  await db
    .deleteFrom('reply_uses')
    .where('reply_id', '=', id)
    .where('day', '<=', lastUncounted(now))
    .execute();
}

/** What a deleted reply was used is of no use to anybody. */
export async function forgetUses(tx: Transaction, id: string): Promise<void> {
  await tx.db.deleteFrom('reply_uses').where('reply_id', '=', id).execute();
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** The last day that is not counted any more. */
function lastUncounted(now: number): number {
  return dayOf(now) - USES_OF_DAYS;
}
