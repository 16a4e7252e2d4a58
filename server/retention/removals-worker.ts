import { setTimeout } from 'node:timers/promises';
import { type Database, StorageError } from '../database/database.ts';
import type { AgentRow, VisitorRow } from '../database/tables.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import { deleteConversation, removeRemains } from '../privacy/delete-conversation.ts';
import { eraseVisitor } from '../privacy/erase-visitor.ts';
import { forgetAgent } from '../privacy/forget-agent.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { removeSiteRow, sitesToRemove } from './delete-site.ts';
import { type ConversationsGone, tellOfDeleted } from './tell-deleted.ts';

/** What the command line deletes wakes nobody. */
const LOOK_EVERY_MS = 60 * 1_000;
/** Between two transactions: everybody else comes first. */
const REST_MS = 20;
const VISITORS_AT_ONCE = 100;
const FAILURE = 'What was deleted could not be taken away wholly; it is tried again.';

type VisitorHere = Pick<VisitorRow, 'id' | 'here'>;

export type RemovalsWorkerOptions = ConversationsGone & {
  database: Database;
  runInTransaction: RunInTransaction;
  /** Closes live connections. */
  disconnector: { agent(id: string): Promise<void>; visitor(id: string): Promise<void> };
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
    failure: FAILURE,
    log,
    async run(signal) {
      let removed = false;
      for (const agent of await agentsToForget()) {
        await alone({ agentId: agent.id }, () => forget(agent, signal));
        removed = true;
      }
      for (const { id } of await sitesToRemove(database.read)) {
        await alone({ siteId: id }, () => removeSite(id, signal));
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
    await disconnector.agent(id);
    for (let after = forgotten_to; after !== null && !signal.aborted; ) {
      const from = after;
      after = await runInTransaction((tx) => forgetAgent(tx, { id, name, forgotten_to: from }));
      await rest(signal);
    }
  }

  async function removeSite(siteId: string, signal: AbortSignal): Promise<void> {
    let stays = false;
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
        if (!(await alone({ visitorId: visitor.id }, () => removeVisitor(visitor, signal)))) stays = true;
        if (signal.aborted) return;
      }
      const last = visitors.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    // By the row, the next run finds the visitors that could not be removed.
    if (stays) return;
    await runInTransaction((tx) => removeSiteRow(tx, siteId));
    log.info({ siteId }, 'A site that was deleted is gone, with all that it had.');
  }

  /** Long conversations piece by piece, before the visitor goes. */
  async function removeVisitor({ id: visitorId, here }: VisitorHere, signal: AbortSignal): Promise<void> {
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
    if (signal.aborted) return;
    await runInTransaction((tx) => eraseVisitor(tx, visitorId));
    if (here === 1) await disconnector.visitor(visitorId);
    await rest(signal);
  }

  /**
   * What fails holds up nothing else.
   * @returns whether it succeeded
   */
  async function alone(about: object, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof StorageError) throw error;
      log.warn({ err: error, ...about }, FAILURE);
      return false;
    }
  }
}

async function rest(signal: AbortSignal): Promise<void> {
  await setTimeout(REST_MS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
