import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';

/**
 * What the ladder has done for the wait that a merged conversation brings, it has done for that of the kept one: nobody is
 * reminded of the same question twice. Both conversations are locked.
 * @param since when the wait began that the kept one goes on with, in ms since 1970
 * @returns the ids of the steps that were taken for the wait that the kept one had before
 */
export async function joinWaits(
  db: Db,
  mergedId: string,
  kept: Pick<ConversationRow, 'id' | 'awaiting_reply_since'>,
  since: number,
): Promise<string[]> {
  const own = await waitOf(db, kept.id, kept.awaiting_reply_since);
  await putWait(db, kept.id, since, [await waitOf(db, mergedId, since), own]);
  return stepsOf(own);
}

/**
 * The opposite of {@link joinWaits}: what was done since counts for both.
 * @param since when the wait began that the two had together
 * @param own the wait that the kept one goes on with, and the steps taken for it before the merge; null: it goes on as it is
 */
export async function partWaits(
  db: Db,
  mergedId: string,
  keptId: string,
  since: number,
  own: { before: number | null; taken?: readonly string[] } | null,
): Promise<void> {
  const [merged, kept] = [await waitOf(db, mergedId, since), await waitOf(db, keptId, since)];
  await putWait(db, mergedId, since, [merged, kept]);
  if (kept === undefined || own === null || own.before === null) return;
  const brought = stepsOf(merged);
  const taken = [...(own.taken ?? []), ...stepsOf(kept).filter((step) => !brought.includes(step))];
  await putWait(db, keptId, own.before, [{ ...kept, taken: JSON.stringify(taken) }]);
}

type KnownWait = { taken: string; next_at: number; asked_at: number | null };

async function waitOf(db: Db, conversationId: string, since: number | null): Promise<KnownWait | undefined> {
  if (since === null) return undefined;
  return db
    .selectFrom('ladder_waits')
    .select(['taken', 'next_at', 'asked_at'])
    .where('conversation_id', '=', conversationId)
    .where('since', '=', since)
    .executeTakeFirst();
}

function stepsOf(wait: KnownWait | undefined): string[] {
  return wait === undefined ? [] : JSON.parse(wait.taken);
}

async function putWait(
  db: Db,
  conversation_id: string,
  since: number,
  of: readonly (KnownWait | undefined)[],
): Promise<void> {
  const known = of.filter((wait) => wait !== undefined);
  if (known.length === 0) return;
  const asked = known.flatMap(({ asked_at }) => asked_at ?? []);
  const wait = {
    since,
    taken: JSON.stringify([...new Set(known.flatMap(stepsOf))]),
    next_at: Math.min(...known.map(({ next_at }) => next_at)),
    asked_at: asked.length === 0 ? null : Math.max(...asked),
  };
  await db
    .insertInto('ladder_waits')
    .values({ conversation_id, ...wait })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(wait))
    .execute();
}
