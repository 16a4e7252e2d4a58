import type { AskedAs } from '../contract/notices/ladder.ts';
import { isOpenAt } from '../contract/opening-hours.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import type { LadderStep } from '../contract/schemas/site-setting-parts.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { Database } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { ConversationRow, SiteRow } from '../database/tables.ts';
import type { RunInTransaction, Transaction } from '../database/transaction.ts';
import { takeRoutingLock } from '../routing/routing-lock.ts';
import { settingsOf } from '../sites/settings.ts';
import { askNext, type TellDeps, tellBridge, tellByMail, tellByPush, tellVisitor } from './tell.ts';

const MINUTE_MS = 60_000;
/** A ladder that was changed meanwhile is noticed after this at the latest, and so is the beginning of business hours. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS;

export type LadderDeps = TellDeps & {
  database: Database;
  runInTransaction: RunInTransaction;
  now: () => number;
};

/**
 * Takes the steps that are due for a conversation, each once for a wait, in one transaction with the note that they were taken. A step
 * that can reach nobody is passed over without a trace; one that asks the next agent waits while somebody is offered the conversation.
 * @returns how many reached somebody
 */
export async function takeSteps(tx: Transaction, deps: TellDeps, conversationId: string): Promise<number> {
  const site = await siteOfConversation(tx, conversationId);
  if (site === undefined) return 0;
  const { ladder, hours } = settingsOf(site);
  // Before the conversation is locked, as everybody does who decides which agent is next.
  if (ladder.some(({ action }) => action === 'next')) await takeRoutingLock(tx);
  const query = tx.db.selectFrom('conversations').selectAll().where('id', '=', conversationId);
  let row = await locking(tx, query).executeTakeFirst();
  const since = row?.awaiting_reply_since;
  if (row === undefined || since == null || row.visitor_id === null) return 0;
  if (row.status !== 'waiting' && row.status !== 'open') return 0;
  const wait = await readWait(tx, conversationId, since);
  const open = isOpenAt(hours, tx.now);
  let reached = 0;
  let heldUntil = Number.POSITIVE_INFINITY;
  for (const step of ladder) {
    if (wait.taken.includes(step.id) || !isDue(step, since, open, tx.now)) continue;
    if (step.action === 'next' && row.offered_until !== null) {
      // Somebody is being asked already.
      heldUntil = row.offered_until;
      continue;
    }
    wait.taken.push(step.id);
    const outcome = await tell(tx, deps, { row, site, step });
    if (outcome.count === 0) continue;
    reached += 1;
    if (step.action === 'visitor') wait.askedAt = tx.now;
    const { action, afterMinutes } = step;
    const data = { action, afterMinutes, recipients: outcome.count, ...outcome.asked };
    row = await appendEvent(tx, outcome.row, { type: 'conversation.escalated', data, visible: false }, {});
  }
  await writeWait(tx, conversationId, {
    ...wait,
    since,
    nextAt: Math.min(nextLook(ladder, wait.taken, since, tx.now), heldUntil),
  });
  return reached;
}

/** What a step is about. */
export type StepPlace = { row: ConversationRow; site: SiteRow; step: LadderStep };
/** How many it went to, the conversation as it is now, and which agent was asked, and how. */
export type StepOutcome = {
  count: number;
  row: ConversationRow;
  asked?: { agent: AgentSummary; as: AskedAs };
};

/** Where the conversation is: that never changes. */
function siteOfConversation({ db }: Transaction, id: string): Promise<SiteRow | undefined> {
  return db
    .selectFrom('sites')
    .innerJoin('conversations', 'conversations.site_id', 'sites.id')
    .selectAll('sites')
    .where('conversations.id', '=', id)
    .executeTakeFirst();
}

function tell(tx: Transaction, deps: TellDeps, place: StepPlace): Promise<StepOutcome> {
  switch (place.step.action) {
    case 'next':
      return askNext(tx, place);
    case 'push':
      return tellByPush(tx, place);
    case 'mail':
      return tellByMail(tx, deps, place);
    case 'bridge':
      return tellBridge(tx, place);
    case 'visitor':
      return tellVisitor(tx, deps, place);
  }
}

function isDue({ afterMinutes, when }: LadderStep, since: number, open: boolean, now: number): boolean {
  const itsTime = when === 'always' || (when === 'open') === open;
  return itsTime && now >= since + afterMinutes * MINUTE_MS;
}

/** When the next step may be due, or the ladder may have been changed. */
function nextLook(
  ladder: readonly LadderStep[],
  taken: readonly string[],
  since: number,
  now: number,
): number {
  const times = ladder
    .filter(({ id }) => !taken.includes(id))
    .map(({ afterMinutes }) => since + afterMinutes * MINUTE_MS)
    .filter((at) => at > now);
  return Math.min(now + LOOK_AGAIN_MS, ...times);
}

type Wait = { taken: string[]; askedAt: number | null };

/** What was done for this wait; of an earlier wait of the conversation, nothing counts. */
async function readWait({ db }: Transaction, conversationId: string, since: number): Promise<Wait> {
  const row = await db
    .selectFrom('ladder_waits')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('since', '=', since)
    .executeTakeFirst();
  return { taken: JSON.parse(row?.taken ?? '[]') as string[], askedAt: row?.asked_at ?? null };
}

async function writeWait(
  { db }: Transaction,
  conversation_id: string,
  { since, taken, askedAt, nextAt }: Wait & { since: number; nextAt: number },
): Promise<void> {
  const wait = { since, taken: JSON.stringify(taken), next_at: nextAt, asked_at: askedAt };
  await db
    .insertInto('ladder_waits')
    .values({ conversation_id, ...wait })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(wait))
    .execute();
}
