import type { Database, Db } from '../database/database.ts';
import type { Subscriber } from '../delivery/subscriber.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** A look at all conversations, for what nodes of the version before have changed and could not put down. */
const LOOK_EVERY_MS = 60 * 60 * 1_000;
const CONVERSATIONS_AT_ONCE = 500;

/**
 * Gives these conversations the next positions in the order of changes, as they stand here, the last mention counting. The row of `change_state` is locked until the
 * commit, so positions become visible in their order: whoever has read up to one will find nothing before it later,
 * whatever transaction took its time. Those that are gone are left out.
 */
export async function notePositions(db: Db, conversationIds: readonly string[]): Promise<void> {
  const ids = [...new Set(conversationIds.toReversed())].reverse();
  if (ids.length === 0) return;
  const { head } = await db
    .updateTable('change_state')
    .set((eb) => ({ head: eb('head', '+', ids.length) }))
    .returning('head')
    .executeTakeFirstOrThrow();
  // After the lock: of two that note the same conversation, the later one knows the later number.
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'seq'])
    .where('id', 'in', ids)
    .where('visitor_id', 'is not', null)
    .execute();
  if (rows.length === 0) return;
  const first = head - ids.length + 1;
  await db
    .insertInto('conversation_changes')
    .values(rows.map(({ id, seq }) => ({ conversation_id: id, seq, position: first + ids.indexOf(id) })))
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet((eb) => ({
        seq: eb.ref('excluded.seq'),
        position: eb.ref('excluded.position'),
      })),
    )
    .execute();
}

export type ConversationChanges = {
  /** Notes every change of a conversation, a moment after it. */
  subscriber: Subscriber;
  /** Enters what was there before, and what another version changed. */
  worker: Worker;
};

/** The order in which conversations changed last. */
export function createConversationChanges({
  database,
  log,
}: {
  database: Database;
  log: { warn(details: object, message: string): void };
}): ConversationChanges {
  return {
    subscriber: {
      name: 'conversation changes',
      wants: ({ room }) => !room,
      batchSize: 200,
      atMostEveryMs: 100,
      runInTransaction: ({ db }, batch) =>
        notePositions(
          db,
          batch.map(({ conversationId }) => conversationId),
        ),
    },
    worker: createWorker({
      name: 'conversation changes',
      everyMs: LOOK_EVERY_MS,
      run: lookAtAll,
      failure: 'Changes of conversations could not be compared with their log; it is tried again.',
      log,
    }),
  };

  async function lookAtAll(signal: AbortSignal): Promise<void> {
    let after: string | undefined = '';
    while (after !== undefined && !signal.aborted) {
      const page = await readPage(after);
      const missed = page.filter(({ seq, noted }) => seq !== noted).map(({ id }) => id);
      if (missed.length > 0) await database.write((db) => notePositions(db, missed));
      after = page.length === CONVERSATIONS_AT_ONCE ? page.at(-1)?.id : undefined;
    }
  }

  /** Of conversations alone, in the order of their ids: what of them is noted, null where nothing is. */
  function readPage(after: string) {
    return database.read
      .selectFrom('conversations')
      .leftJoin('conversation_changes', 'conversation_changes.conversation_id', 'conversations.id')
      .select(['conversations.id', 'conversations.seq', 'conversation_changes.seq as noted'])
      .where('conversations.id', '>', after)
      .where('conversations.visitor_id', 'is not', null)
      .orderBy('conversations.id')
      .limit(CONVERSATIONS_AT_ONCE)
      .execute();
  }
}
