import type { FastifyRequest } from 'fastify';
import {
  AGENTS_CHANNEL,
  CONVERSATION_DELETED_EVENT,
  VISITOR_ERASED_EVENT,
  visitorChannel,
} from '../contract/channels.ts';
import type { ConversationsDeleted, VisitorErased } from '../contract/schemas/people.ts';
import type { Transaction } from '../database/transaction.ts';
import { eraseVisitor } from '../privacy/erase-visitor.ts';
import { rememberErased } from '../privacy/erased-people.ts';

/**
 * Deletes a visitor and everything with them, and tells those who have it on their screens.
 * @param note writes into the audit log that it was done, in the same transaction; never who it was
 */
export async function eraseAndTell(
  request: FastifyRequest,
  visitorId: string,
  note: (tx: Transaction, conversations: number) => Promise<void>,
): Promise<void> {
  const { runInTransaction, disconnector } = request.server.services;
  const erased = await runInTransaction(async (tx) => {
    await rememberErased(tx, visitorId);
    const gone = await eraseVisitor(tx, visitorId);
    await note(tx, gone.conversationIds.length);
    return gone;
  });
  await forgetAndTell(request, VISITOR_ERASED_EVENT, erased);
  await disconnector.visitor(visitorId);
}

/**
 * Deletes a conversation of a visitor who stays, and tells those who have it on their screens.
 * @param act deletes it, in a transaction; null: somebody else was quicker
 */
export async function deleteAndTell(
  request: FastifyRequest,
  act: (tx: Transaction) => Promise<ConversationsDeleted | null>,
): Promise<void> {
  const { runInTransaction, retention } = request.server.services;
  const deleted = await runInTransaction(act);
  if (deleted === null) return;
  // Of a long one, the rest of the log.
  void retention.wake();
  await forgetAndTell(request, CONVERSATION_DELETED_EVENT, deleted);
}

async function forgetAndTell(
  request: FastifyRequest,
  name: typeof VISITOR_ERASED_EVENT | typeof CONVERSATION_DELETED_EVENT,
  data: VisitorErased | ConversationsDeleted,
): Promise<void> {
  const { database, engine, fileDeletionWorker } = request.server.services;
  await fileDeletionWorker.wake();
  if (!(await database.forget()) && database.dialect === 'sqlite')
    request.log.warn(
      'What was erased is still in the log of the database, because another program reads it just now. It goes with the next erasure or start.',
    );
  // What was deleted is gone whether or not they hear of it now: the next fetch shows it.
  await engine
    .publish([AGENTS_CHANNEL, visitorChannel(data.visitorId)].map((channel) => ({ channel, name, data })))
    .catch((error) => request.log.warn({ err: error }, 'Nobody could be told that something was deleted.'));
}
