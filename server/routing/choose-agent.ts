import type { RoutingRule } from '../contract/schemas/site-setting-parts.ts';
import type { Db } from '../database/database.ts';
import type { ConversationRow } from '../database/tables.ts';
import { BEAT_HOLDS_MS } from '../presence/availability.ts';

/** Who declined or missed a conversation is not asked again for so long; by then others have been. */
export const NOT_AGAIN_MS = 120_000;

type Candidate = { id: string; name: string };

/**
 * Who should get a waiting conversation; null: nobody now. Candidates are on duty, connected, in its team, under their
 * cap, and have not just passed it on. The visitor's last agent comes first where the rule says so, else whoever has
 * waited longest for one.
 */
export async function chooseAgent(
  db: Db,
  row: ConversationRow,
  rule: RoutingRule,
  now: number,
): Promise<Candidate | null> {
  const there = await agentsThere(db, row, now);
  const loads = await loadsOf(
    db,
    there.map((one) => one.id),
  );
  const candidates = there.filter((one) => (loads.get(one.id) ?? 0) < (one.cap ?? rule.cap));
  if (candidates.length === 0) return null;
  if (rule.sticky) {
    const last = await lastAgentOf(db, row);
    const found = candidates.find((one) => one.id === last);
    if (found !== undefined) return found;
  }
  return rule.mode === 'round_robin' ? (candidates[0] ?? null) : null;
}

/**
 * The next to be asked about a conversation that nobody has answered, however many they have open: somebody waits, and the others have
 * been asked. Null: everybody who is there was, or has it.
 * @param asked the ids of the agents who were
 */
export async function nextToAsk(
  db: Db,
  row: ConversationRow,
  { asked, now }: { asked: ReadonlySet<string>; now: number },
): Promise<Candidate | null> {
  const there = await agentsThere(db, row, now);
  const next = there.find(({ id }) => id !== row.assignee_id && id !== row.offered_to && !asked.has(id));
  return next === undefined ? null : { id: next.id, name: next.name };
}

/** On duty, connected, in its team, and did not just pass it on; the longest without a new one first. */
async function agentsThere(
  db: Db,
  row: ConversationRow,
  now: number,
): Promise<(Candidate & { cap: number | null })[]> {
  let query = db
    .selectFrom('agents')
    .innerJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
    .select(['agents.id', 'agents.name', 'agent_duty.cap'])
    .where('agents.deactivated_at', 'is', null)
    .where('agent_duty.state', '=', 'on')
    .where((eb) => eb.or([eb('agent_duty.here', '=', 1), eb('agent_duty.beat_at', '>', now - BEAT_HOLDS_MS)]))
    .where('agents.id', 'not in', (eb) =>
      eb
        .selectFrom('passed_offers')
        .select('passed_offers.agent_id')
        .where('passed_offers.conversation_id', '=', row.id)
        .where('passed_offers.at', '>', now - NOT_AGAIN_MS),
    )
    .orderBy('agent_duty.last_given_at')
    .orderBy('agents.id');
  if (row.team_id !== null) {
    const teamId = row.team_id;
    query = query.where('agents.id', 'in', (eb) =>
      eb
        .selectFrom('team_members')
        .select('team_members.agent_id')
        .where('team_members.team_id', '=', teamId),
    );
  }
  return query.execute();
}

/** How many conversations each has open, those on offer included. */
async function loadsOf(db: Db, agentIds: string[]): Promise<Map<string, number>> {
  if (agentIds.length === 0) return new Map();
  const open = await db
    .selectFrom('conversations')
    .select((eb) => ['assignee_id as id', eb.fn.countAll<number>().as('count')])
    .where('status', '=', 'open')
    .where('assignee_id', 'in', agentIds)
    .groupBy('assignee_id')
    .execute();
  const offered = await db
    .selectFrom('conversations')
    .select((eb) => ['offered_to as id', eb.fn.countAll<number>().as('count')])
    .where('offered_until', 'is not', null)
    .where('offered_to', 'in', agentIds)
    .groupBy('offered_to')
    .execute();
  const loads = new Map<string, number>();
  for (const { id, count } of [...open, ...offered])
    if (id !== null) loads.set(id, (loads.get(id) ?? 0) + Number(count));
  return loads;
}

/** Who had this conversation last, else who had the visitor's last one. */
async function lastAgentOf(db: Db, row: ConversationRow): Promise<string | null> {
  if (row.last_agent_id !== null) return row.last_agent_id;
  const before = await db
    .selectFrom('conversations')
    .select('last_agent_id')
    .where('visitor_id', '=', row.visitor_id)
    .where('last_agent_id', 'is not', null)
    .orderBy('active_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return before?.last_agent_id ?? null;
}
