import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { chooseAgent } from './choose-agent.ts';
import { endOverdueOffer, overdueOffers } from './decline-offer.ts';
import { giveConversation } from './give-conversation.ts';
import { goneWithConversations, requeueUnanswered } from './requeue.ts';
import { gives, readRules } from './rules.ts';

/** Deadlines come by themselves, and another node's word is not heard here. */
const LOOK_EVERY_MS = 1_000;
/** Every message wakes it; under load one look is for many of them. */
const AT_MOST_EVERY_MS = 100;
const PER_LOOK = 100;
/** Of each queue, so many from its front: agents have room for few at once. */
const PER_LINE = 50;

export type DistributorOptions = {
  database: Database;
  runInTransaction: <T>(operation: (tx: Transaction) => Promise<T>) => Promise<T>;
  now: () => number;
  goneMs: number;
  log: { warn(details: object, message: string): void };
};

/**
 * Gives conversations to agents as the rules of their queues say, ends offers that were not accepted, and puts back in the queue
 * what agents who are gone had open. What is due is in the database: a restart forgets nothing, every node looks, and
 * each operation decides again under its lock.
 */
export function createDistributor({
  database,
  runInTransaction,
  now,
  goneMs,
  log,
}: DistributorOptions): Worker {
  return createWorker({
    name: 'distribution',
    everyMs: LOOK_EVERY_MS,
    atMostEveryMs: AT_MOST_EVERY_MS,
    failure: 'Conversations could not be given to agents; it is tried again.',
    log,
    run: look,
  });

  async function look(signal: AbortSignal): Promise<void> {
    for (const id of await overdueOffers(database.read, now(), PER_LOOK)) {
      if (signal.aborted) return;
      await runInTransaction((tx) => endOverdueOffer(tx, id));
    }
    for (const agentId of await goneWithConversations(database.read, now(), goneMs)) {
      if (signal.aborted) return;
      await runInTransaction((tx) => requeueUnanswered(tx, agentId, goneMs));
    }
    await give(signal);
  }

  async function give(signal: AbortSignal): Promise<void> {
    const { ruleOf, someGive } = await readRules(database.read);
    if (!someGive) return;
    const queues = await database.read
      .selectFrom('conversations')
      .select(['site_id', 'team_id'])
      .where('status', '=', 'waiting')
      .where('last_message_seq', '>', 0)
      .distinct()
      .execute();
    for (const queue of queues) {
      const rule = ruleOf(queue);
      if (!gives(rule)) continue;
      const waiting = await database.read
        .selectFrom('conversations')
        .selectAll()
        .where('status', '=', 'waiting')
        .where('last_message_seq', '>', 0)
        .where('offered_to', 'is', null)
        .where('site_id', '=', queue.site_id)
        .where('team_id', queue.team_id === null ? 'is' : '=', queue.team_id)
        .orderBy('waiting_since')
        .orderBy('id')
        .limit(PER_LINE)
        .execute();
      for (const row of waiting) {
        if (signal.aborted) return;
        // Looked at without a lock first: a transaction that gives nothing would keep others waiting.
        if ((await chooseAgent(database.read, row, rule, now())) === null) continue;
        await runInTransaction((tx) => giveConversation(tx, row.id));
      }
    }
  }
}
