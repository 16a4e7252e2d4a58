import { setTimeout } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { AgentRow } from '../database/tables.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { deleteConversation, removeRemains } from '../privacy/delete-conversation.ts';
import { eraseVisitor } from '../privacy/erase-visitor.ts';
import { forgetAgent } from '../privacy/forget-agent.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { removeSiteRow, sitesToRemove } from './delete-site.ts';
import { type ConversationsGone, tellOfDeleted } from './tell-deleted.ts';

const LOOK_EVERY_MS = 60 * 60 * 1_000;
/** Between two transactions: everybody else comes first. */
const REST_MS = 20;
const VISITORS_AT_ONCE = 100;

export type RemovalsWorkerOptions = ConversationsGone & {
  database: Database;
  runInTransaction: RunInTransaction;
  /** Closes the live connections of a visitor. */
  disconnector: { visitor(id: string): Promise<void> };
  log: { warn(details: object, message: string): void; info(details: object, message: string): void };
};

/**
 * Carries out what admins have deleted: sites with all that they have, and the names of former agents. What is left to do follows from
 * the database: whatever dies, the next run of any node goes on with it.
 */
export function createRemovalsWorker(options: RemovalsWorkerOptions): Worker {
  const { database, runInTransaction, disconnector, log } = options;
  return createWorker({
    name: 'removals',
    everyMs: LOOK_EVERY_MS,
    failure: 'What was deleted could not be taken away wholly; it is tried again.',
    log,
    async run(signal) {
      let removed = false;
      for (const agent of await agentsToForget()) {
        await forget(agent, signal);
        removed = true;
      }
      for (const { id } of await sitesToRemove(database.read)) {
        await removeSite(id, signal);
        removed = true;
      }
      // What was deleted is still in the log of the database until then.
      if (removed) await database.forget();
    },
  });

  function agentsToForget(): Promise<AgentRow[]> {
    return database.read
      .selectFrom('agents')
      .selectAll()
      .where('forgotten_to', 'is not', null)
      .orderBy('id')
      .execute();
  }

  async function forget({ id, name, forgotten_to }: AgentRow, signal: AbortSignal): Promise<void> {
    for (let after = forgotten_to; after !== null && !signal.aborted; ) {
      const from = after;
      after = await runInTransaction((tx) => forgetAgent(tx, { id, name, forgotten_to: from }));
      await rest(signal);
    }
  }

  async function removeSite(siteId: string, signal: AbortSignal): Promise<void> {
    for (let after = ''; ; ) {
      const visitors = await database.read
        .selectFrom('visitors')
        .select(['id', 'here'])
        .where('site_id', '=', siteId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(VISITORS_AT_ONCE)
        .execute();
      for (const visitor of visitors) {
        await removeVisitor(visitor.id, signal);
        if (signal.aborted) return;
        if (visitor.here === 1) await disconnector.visitor(visitor.id);
      }
      const last = visitors.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    await runInTransaction((tx) => removeSiteRow(tx, siteId));
    log.info({ siteId }, 'A site that was deleted is gone, with all that it had.');
  }

  /** Long conversations piece by piece, before the visitor goes. */
  async function removeVisitor(visitorId: string, signal: AbortSignal): Promise<void> {
    const conversations = await database.read
      .selectFrom('conversations')
      .select('id')
      .where('visitor_id', '=', visitorId)
      .execute();
    for (const { id } of conversations) {
      const gone = await runInTransaction((tx) => deleteConversation(tx, id));
      for (let done = false; !done && !signal.aborted; ) {
        done = await runInTransaction((tx) => removeRemains(tx, id));
        await rest(signal);
      }
      if (gone !== null) await tellOfDeleted(options, gone);
    }
    if (!signal.aborted) await runInTransaction((tx) => eraseVisitor(tx, visitorId));
    await rest(signal);
  }
}

async function rest(signal: AbortSignal): Promise<void> {
  await setTimeout(REST_MS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
