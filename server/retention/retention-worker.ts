import { setTimeout } from 'node:timers/promises';
import type { ConversationsDeleted } from '../contract/schemas/people.ts';
import { type Database, StorageError } from '../database/database.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import type { Engine } from '../engine/engine.ts';
import { deleteConversation, deletedRemains, removeRemains } from '../privacy/delete-conversation.ts';
import { deleteOldFile } from '../privacy/delete-file.ts';
import { eraseVisitor } from '../privacy/erase-visitor.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { forgetAddresses, sitesKeepingLess } from './forget-addresses.ts';
import { deleteOldEntries, ENTRIES_AT_ONCE } from './old-audit-entries.ts';
import { tellOfDeleted } from './tell-deleted.ts';
import {
  type Cutoffs,
  cutoffNow,
  cutoffsOfSites,
  daysSince,
  dueConversations,
  dueFiles,
  isStillUnused,
  type SeenVisitor,
  visitorsOf,
} from './what-is-due.ts';

const LOOK_EVERY_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Between two transactions and between two pages: everybody else comes first. */
const REST_MS = 20;
const REMAINS_AT_ONCE = 100;

export type RetentionWorkerOptions = {
  database: Database;
  runInTransaction: RunInTransaction;
  engine: Pick<Engine, 'publish'>;
  /** For how many days the audit log is kept; null: for good. */
  auditLogDays: number | null;
  now: () => number;
  log: { warn(details: object, message: string): void; info(details: object, message: string): void };
};

/**
 * Deletes what sites keep no longer, and takes away the rest of long conversations that were deleted. What is due follows
 * from the database, and is decided again in the transaction that deletes it: nothing is half done, whatever dies, and it
 * does no harm that every node looks.
 */
export function createRetentionWorker(options: RetentionWorkerOptions): Worker {
  const { database, runInTransaction, now, log } = options;
  /** Sites in which a whole walk found no address to shorten or forget, and when. What comes since then is kept as they say. */
  const walked = new Map<string, { how: 'shortened' | 'none'; at: number }>();
  return createWorker({
    name: 'retention',
    everyMs: LOOK_EVERY_MS,
    failure: 'What is kept no longer could not be deleted; it is tried again.',
    log,
    async run(signal) {
      let deleted = await removeAllRemains(signal);
      const begun = now();
      const sites = await cutoffsOfSites(database.read, begun);
      deleted += await removeConversations(sites, begun, signal);
      deleted += await removeFiles(sites, begun, signal);
      deleted += await removeVisitors(sites, begun, signal);
      deleted += await forgetAllAddresses(signal);
      deleted += await removeAuditEntries(signal);
      // What was deleted is still in the log of the database until then.
      if (deleted > 0) await database.forget();
    },
  });

  async function removeAllRemains(signal: AbortSignal): Promise<number> {
    let removed = 0;
    for (;;) {
      const ids = await deletedRemains(database.read, REMAINS_AT_ONCE);
      for (const id of ids)
        for (let done = false; !done; ) {
          if (signal.aborted) return removed;
          done = await runInTransaction((tx) => removeRemains(tx, id));
          removed += 1;
          await rest(signal);
        }
      if (ids.length === 0) return removed;
    }
  }

  /** @param begun when the run began, here and below */
  async function removeConversations(
    sites: Map<string, Cutoffs>,
    begun: number,
    signal: AbortSignal,
  ): Promise<number> {
    let count = 0;
    for await (const { due } of dueConversations(database.read, sites)) {
      for (const { id, siteId } of due) {
        if (signal.aborted) return count;
        const gone = await alone({ conversationId: id }, async (tx) => {
          const cutoff = await cutoffNow(tx.db, siteId, 'conversations', begun);
          return cutoff === null ? null : deleteIfDue(tx, id, cutoff);
        });
        if (gone === null) continue;
        count += 1;
        await tellOfDeleted(options, gone);
        await rest(signal);
      }
      await rest(signal);
    }
    if (count > 0) log.info({ conversations: count }, 'Conversations that are kept no longer were deleted.');
    return count + (count > 0 ? await removeAllRemains(signal) : 0);
  }

  async function removeFiles(
    sites: Map<string, Cutoffs>,
    begun: number,
    signal: AbortSignal,
  ): Promise<number> {
    let count = 0;
    for await (const { due } of dueFiles(database.read, sites)) {
      for (const file of due) {
        if (signal.aborted) return count;
        const gone = await alone({ fileId: file.id }, async (tx) => {
          const cutoff = await cutoffNow(tx.db, file.siteId, 'files', begun);
          return cutoff === null ? null : deleteOldFile(tx, file, cutoff, daysSince(cutoff, begun));
        });
        count += gone === true ? 1 : 0;
        await rest(signal);
      }
      await rest(signal);
    }
    if (count > 0) log.info({ files: count }, 'Files that are kept no longer were deleted.');
    return count;
  }

  async function removeVisitors(
    sites: Map<string, Cutoffs>,
    begun: number,
    signal: AbortSignal,
  ): Promise<number> {
    let count = 0;
    for await (const { due } of visitorsOf(database.read, sites)) {
      if (signal.aborted) return count;
      await forgetActivity(due, sites, begun);
      for (const { id, siteId } of due.filter((visitor) => visitor.unused)) {
        if (signal.aborted) return count;
        const gone = await alone({ visitorId: id }, async (tx) => {
          const cutoff = await cutoffNow(tx.db, siteId, 'visitors', begun);
          if (!(await isStillUnused(tx.db, id, cutoff))) return null;
          return eraseVisitor(tx, id);
        });
        count += gone === null ? 0 : 1;
        await rest(signal);
      }
      await rest(signal);
    }
    if (count > 0) log.info({ visitors: count }, 'Visitors who are kept no longer were deleted.');
    return count;
  }

  /** What visitors of a page looked at, in one transaction for each site: 50 steps of each, at most. */
  async function forgetActivity(
    visitors: readonly SeenVisitor[],
    sites: Map<string, Cutoffs>,
    begun: number,
  ): Promise<void> {
    for (const [siteId, { activity }] of sites) {
      const ids = visitors.filter((visitor) => visitor.siteId === siteId).map(({ id }) => id);
      if (activity === null || ids.length === 0) continue;
      await database.write(async (db) => {
        const before = await cutoffNow(db, siteId, 'activity', begun);
        if (before === null) return;
        await db
          .deleteFrom('visitor_trail')
          .where('visitor_id', 'in', ids)
          .where('at', '<', before)
          .execute();
      });
    }
  }

  /** What sites kept of their visitors' addresses before they decided to keep less. */
  async function forgetAllAddresses(signal: AbortSignal): Promise<number> {
    const sites = await sitesKeepingLess(database.read);
    for (const siteId of walked.keys()) if (!sites.has(siteId)) walked.delete(siteId);
    let changed = 0;
    for (const [siteId, how] of sites) {
      const last = walked.get(siteId);
      // Once a day all the same: a site may have kept them whole between two looks.
      if (last?.how === how && now() - last.at < DAY_MS) continue;
      let found = 0;
      let after: string | null = '';
      while (after !== null && !signal.aborted) {
        const page = await forgetAddresses(database, siteId, how, after);
        found += page.changed;
        after = page.after;
        await rest(signal);
      }
      if (after === null && found === 0) walked.set(siteId, { how, at: now() });
      changed += found;
    }
    return changed;
  }

  async function removeAuditEntries(signal: AbortSignal): Promise<number> {
    let count = 0;
    if (options.auditLogDays === null) return count;
    const before = now() - options.auditLogDays * DAY_MS;
    for (let found = ENTRIES_AT_ONCE; found === ENTRIES_AT_ONCE && !signal.aborted; ) {
      found = await deleteOldEntries(database, before);
      count += found;
      await rest(signal);
    }
    return count;
  }

  /** One that fails holds up no other. */
  async function alone<T>(about: object, act: (tx: Transaction) => Promise<T>): Promise<T | null> {
    try {
      return await runInTransaction(act);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      log.warn({ err: error, ...about }, 'What is kept no longer could not be deleted; it is tried again.');
      return null;
    }
  }
}

async function deleteIfDue(
  tx: Transaction,
  id: string,
  cutoff: number,
): Promise<ConversationsDeleted | null> {
  return deleteConversation(tx, id, async ({ status, active_at, seq }) => {
    if (status !== 'resolved' || active_at >= cutoff) return false;
    const last = await tx.db
      .selectFrom('events')
      .select('created_at')
      .where('conversation_id', '=', id)
      .where('seq', '=', seq)
      .executeTakeFirst();
    return last === undefined || last.created_at < cutoff;
  });
}

async function rest(signal: AbortSignal): Promise<void> {
  await setTimeout(REST_MS, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
