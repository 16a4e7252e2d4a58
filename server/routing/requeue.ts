import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { isOpenAt } from '../contract/opening-hours.ts';
import type { RoutingRule } from '../contract/schemas/site-setting-parts.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { Db } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { SYSTEM } from '../triage/wake-conversation.ts';
import { lockForRule, takeRoutingLock } from './routing-lock.ts';
import { type Rules, readRules } from './rules.ts';

const AT_ONCE = 50;
const MINUTE_MS = 60_000;

/** Since when the agent is gone: without a connection, and without a console that says it is there. */
const GONE_SINCE = sql<number>`case when agent_duty.gone_since > agent_duty.beat_at
  then agent_duty.gone_since else agent_duty.beat_at end`;

/**
 * The agents whose visitors must not wait for them any longer, with open conversations in which the visitor waits for an
 * answer: gone for as long as the rule of the queue says (`goneMs` where it says nothing), or for `goneMs` outside business
 * hours where it says so. What they have answered stays theirs, however long they are gone.
 */
export async function goneWithConversations(db: Db, now: number, goneMs: number): Promise<string[]> {
  const rows = await overdue(db, await readRules(db), now, goneMs)
    .select('agent_duty.agent_id')
    .distinct()
    .execute();
  return rows.map((row) => row.agent_id);
}

/**
 * Puts those conversations of an agent back in the queue, some of them at once, if they are still gone: of several nodes that
 * noticed, one does it. What they have put off stays theirs until it wakes. Returns how many it were.
 */
export async function requeueUnanswered(tx: Transaction, agentId: string, goneMs: number): Promise<number> {
  await takeRoutingLock(tx);
  const due = await overdue(tx.db, await readRules(tx.db), tx.now, goneMs)
    .innerJoin('agents', 'agents.id', 'agent_duty.agent_id')
    .select(['conversations.id', 'agents.name'])
    .where('agent_duty.agent_id', '=', agentId)
    .orderBy('conversations.id')
    .limit(AT_ONCE)
    .execute();
  let put = 0;
  for (const { id, name } of due) {
    const row = await lockForRule(tx, id);
    // Since it was looked at, it may have been answered, or taken by another.
    if (row?.status !== 'open' || row.assignee_id !== agentId || row.awaiting_reply_since === null) continue;
    await appendEvent(
      tx,
      row,
      { type: 'conversation.released', data: { by: SYSTEM, from: { id: agentId, name } }, visible: true },
      {
        status: 'waiting',
        assignee_id: null,
        waiting_since: row.awaiting_reply_since,
        snoozed_until: null,
      },
    );
    put += 1;
  }
  return put;
}

/** The conversations that are due to go back in the queue, with their agents. */
function overdue(db: Db, rules: Rules, now: number, goneMs: number) {
  return (
    db
      .selectFrom('conversations')
      .innerJoin('agent_duty', 'agent_duty.agent_id', 'conversations.assignee_id')
      .where('conversations.status', '=', 'open')
      .where('conversations.awaiting_reply_since', 'is not', null)
      .where('agent_duty.here', '=', 0)
      // Who never had a connection of the engine was there as long as their console said so.
      .where((eb) => eb.or([eb('agent_duty.gone_since', 'is not', null), eb('agent_duty.beat_at', '>', 0)]))
      .where((eb) => goneLongEnough(eb, rules, now, goneMs))
  );
}

type Builder = ExpressionBuilder<Tables, 'conversations' | 'agent_duty'>;

/** A team's own rule comes before the one of the site. Lines that keep theirs for ever are in no condition. */
function goneLongEnough(eb: Builder, rules: Rules, now: number, goneMs: number) {
  const { bySite, byTeam } = rules;
  const closed = closedSites(rules, now);
  const withoutRule = eb.or([
    eb('conversations.team_id', 'is', null),
    eb.not(eb('conversations.team_id', 'in', [...byTeam.keys(), ''])),
  ]);
  const goneFor = (ms: number) => sql<SqlBool>`${GONE_SINCE} <= ${now - ms}`;
  return eb.or([
    ...byAbsence(byTeam, goneMs).map(([ms, ids]) =>
      eb.and([eb('conversations.team_id', 'in', ids), goneFor(ms)]),
    ),
    ...byAbsence(bySite, goneMs).map(([ms, ids]) =>
      eb.and([withoutRule, eb('conversations.site_id', 'in', ids), goneFor(ms)]),
    ),
    eb.and([
      eb('conversations.team_id', 'in', [...atClosing(byTeam), '']),
      eb('conversations.site_id', 'in', [...closed, '']),
      goneFor(goneMs),
    ]),
    eb.and([
      withoutRule,
      eb('conversations.site_id', 'in', [...atClosing(bySite).filter((id) => closed.includes(id)), '']),
      goneFor(goneMs),
    ]),
  ]);
}

/** The sites whose business hours are over. */
function closedSites({ hoursOf }: Rules, now: number): string[] {
  return [...hoursOf].filter(([, hours]) => !isOpenAt(hours, now)).map(([id]) => id);
}

/** Sites or teams that give back what is unanswered once business hours are over. */
function atClosing(rules: ReadonlyMap<string, RoutingRule>): string[] {
  return [...rules].filter(([, { absentAtClosing }]) => absentAtClosing === true).map(([id]) => id);
}

/** Lines by how long their agents may be gone; without those that never give anything back. */
function byAbsence(rules: ReadonlyMap<string, RoutingRule>, goneMs: number): [number, string[]][] {
  const groups = new Map<number, string[]>();
  for (const [id, { absentMinutes }] of rules) {
    if (absentMinutes === null) continue;
    const ms = absentMinutes === undefined ? goneMs : absentMinutes * MINUTE_MS;
    groups.set(ms, [...(groups.get(ms) ?? []), id]);
  }
  return [...groups];
}
