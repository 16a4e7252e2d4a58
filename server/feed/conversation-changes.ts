import { notePositions } from '../conversations/change-positions.ts';
import type { Database } from '../database/database.ts';
import type { Subscriber } from '../delivery/subscriber.ts';
import { createWorker, type Worker } from '../workers/worker.ts';

/** A look at all conversations, for what nodes of the version before have changed and could not put down. */
const LOOK_EVERY_MS = 60 * 60 * 1_000;
const CONVERSATIONS_AT_ONCE = 500;

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
