import type { Work } from '../conversations/work.ts';
import type { Database } from '../database/database.ts';
import { goneWithConversations, putBackInLine } from './back-in-line.ts';
import { chooseAgent } from './choose-agent.ts';
import { giveConversation } from './give-conversation.ts';
import { endOverdueOffer, overdueOffers } from './pass-offer.ts';
import { gives, readRules } from './rules.ts';

/** Deadlines come by themselves, and another node's word is not heard here. */
const LOOK_EVERY_MS = 1_000;
/** Every message wakes it; under load one look is for many of them. */
const AT_MOST_EVERY_MS = 100;
const PER_LOOK = 100;
/** Of each line, so many from its front: agents have room for few at once. */
const PER_LINE = 50;

export type DistributorOptions = {
  database: Database;
  commit: <T>(act: (work: Work) => Promise<T>) => Promise<T>;
  now: () => number;
  goneMs: number;
  log: { warn(details: object, message: string): void };
};

/**
 * Gives conversations to agents as the rules of their lines say, ends offers that were not accepted, and puts back in line
 * what agents who are gone had open. What is due is in the database: a restart forgets nothing, every node looks, and
 * each act decides again under its lock.
 */
export function createDistributor({ database, commit, now, goneMs, log }: DistributorOptions) {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let again = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  return {
    start(): void {
      wake();
    },
    /** Something may be due: looks at once, and once more when it is looking already. */
    wake,
    async stop(): Promise<void> {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
  };

  function wake(): void {
    if (stopped) return;
    if (looking !== null) {
      again = true;
      return;
    }
    const earlyMs = lookedAt + AT_MOST_EVERY_MS - now();
    if (earlyMs > 0 && earlyMs <= AT_MOST_EVERY_MS) return later(earlyMs);
    if (timer !== null) clearTimeout(timer);
    lookedAt = now();
    looking = look()
      .catch((error) =>
        log.warn({ err: error }, 'Conversations could not be given to agents; it is tried again.'),
      )
      .finally(() => {
        looking = null;
        if (stopped) return;
        later(again ? AT_MOST_EVERY_MS : LOOK_EVERY_MS);
        again = false;
      });
  }

  function later(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(wake, ms);
  }

  async function look(): Promise<void> {
    for (const id of await overdueOffers(database.read, now(), PER_LOOK)) {
      if (stopped) return;
      await commit((work) => endOverdueOffer(work, id));
    }
    for (const agentId of await goneWithConversations(database.read, now(), goneMs)) {
      if (stopped) return;
      await commit((work) => putBackInLine(work, agentId, goneMs));
    }
    await give();
  }

  async function give(): Promise<void> {
    const { ruleOf, someGive } = await readRules(database.read);
    if (!someGive) return;
    const lines = await database.read
      .selectFrom('conversations')
      .select(['site_id', 'team_id'])
      .where('status', '=', 'waiting')
      .where('last_message_seq', '>', 0)
      .distinct()
      .execute();
    for (const line of lines) {
      const rule = ruleOf(line);
      if (!gives(rule)) continue;
      const waiting = await database.read
        .selectFrom('conversations')
        .selectAll()
        .where('status', '=', 'waiting')
        .where('last_message_seq', '>', 0)
        .where('offered_to', 'is', null)
        .where('site_id', '=', line.site_id)
        .where('team_id', line.team_id === null ? 'is' : '=', line.team_id)
        .orderBy('waiting_since')
        .orderBy('id')
        .limit(PER_LINE)
        .execute();
      for (const row of waiting) {
        if (stopped) return;
        // Looked at without a lock first: a transaction that gives nothing would keep others waiting.
        if ((await chooseAgent(database.read, row, rule, now())) === null) continue;
        await commit((work) => giveConversation(work, row.id));
      }
    }
  }
}
export type Distributor = ReturnType<typeof createDistributor>;
