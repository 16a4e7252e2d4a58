import type { FastifyRequest } from 'fastify';
import { AGENTS_CHANNEL, VISITOR_ERASED_EVENT, visitorChannel } from '../contract/channels.ts';
import type { Transaction } from '../database/transaction.ts';
import { eraseVisitor } from '../privacy/erase-visitor.ts';

/**
 * Deletes a visitor and everything with them, and tells those who have it on their screens.
 * @param note writes into the audit log that it was done, in the same transaction; never who it was
 */
export async function eraseAndTell(
  request: FastifyRequest,
  visitorId: string,
  note: (tx: Transaction, conversations: number) => Promise<void>,
): Promise<void> {
  const { database, runInTransaction, disconnector, engine, fileDeletionWorker } = request.server.services;
  const erased = await runInTransaction(async (tx) => {
    const gone = await eraseVisitor(tx, visitorId);
    await note(tx, gone.conversationIds.length);
    return gone;
  });
  await fileDeletionWorker.wake();
  if (!(await database.forget()) && database.dialect === 'sqlite')
    request.log.warn(
      'What was erased is still in the log of the database, because another program reads it just now. It goes with the next erasure or start.',
    );
  // What was deleted is gone whether or not they hear of it now: the next fetch shows it.
  await engine
    .publish([
      { channel: AGENTS_CHANNEL, name: VISITOR_ERASED_EVENT, data: erased },
      { channel: visitorChannel(visitorId), name: VISITOR_ERASED_EVENT, data: erased },
    ])
    .catch((error) => request.log.warn({ err: error }, 'Nobody could be told that a visitor was erased.'));
  await disconnector.visitor(visitorId);
}
