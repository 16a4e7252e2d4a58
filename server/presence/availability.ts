import { type SqlBool, sql } from 'kysely';
import { AGENTS_CHANNEL, memberId } from '../contract/channels.ts';
import type { Team } from '../contract/schemas/agent-api.ts';
import type { AvailabilityState } from '../contract/schemas/people.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Engine } from '../engine/engine.ts';

/** An agent who may sign in, with what they have chosen and whether they are there. */
export type KnownAvailability = {
  agentId: string;
  state: AvailabilityState;
  here: boolean;
  cap: number | null;
};

/** A console that works without the engine says every 20 seconds that it is there. */
export const BEAT_HOLDS_MS = 60_000;
const MAX_OPEN_COUNTED = 100;

/** The members of the agents' channel; null when the engine does not say. */
export async function membersOnline(engine: Pick<Engine, 'members'>): Promise<ReadonlySet<string> | null> {
  return engine.members(AGENTS_CHANNEL).then(
    (members) => new Set(members),
    () => null,
  );
}

/**
 * Everybody's state. There is who has a connection, and whose console says that it works without one.
 * @param online members of the agents' channel, as the engine has just said; null: what was noted last has to do
 */
export async function readAvailability(
  db: Db,
  { now, online }: { now: number; online: ReadonlySet<string> | null },
): Promise<KnownAvailability[]> {
  const rows = await db
    .selectFrom('agents')
    .leftJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
    .select(['agents.id', 'agent_duty.state', 'agent_duty.here', 'agent_duty.beat_at', 'agent_duty.cap'])
    .where('agents.deactivated_at', 'is', null)
    .execute();
  return rows.map(({ id, state, here, beat_at, cap }) => ({
    agentId: id,
    state: state ?? 'on',
    here:
      (online === null ? here === 1 : online.has(memberId('agent', id))) ||
      (beat_at ?? 0) > now - BEAT_HOLDS_MS,
    cap,
  }));
}

/**
 * Whether nobody who writes to an agent is answered soon: away, gone, or not allowed to sign in any more, as it was noted last. A
 * condition on `agents` with what there is of each in `agent_duty`.
 * @param now ms since 1970
 */
export function isAbsent(now: number) {
  return sql<SqlBool>`(agents.deactivated_at is not null or coalesce(agent_duty.state, 'on') = 'away'
    or (coalesce(agent_duty.here, 0) <> 1 and coalesce(agent_duty.beat_at, 0) <= ${now - BEAT_HOLDS_MS}))`;
}

/** How many open conversations an agent has. It stops at the limit, so that whoever has thousands costs no more. */
const openOf = sql<number | string>`(
  select count(*) from (
    select 1 as one from conversations
    where conversations.assignee_id = agents.id and conversations.status = 'open' and conversations.last_message_seq > 0
    limit ${MAX_OPEN_COUNTED}
  ) as open_ones
)`;

/** Everybody who may sign in, by name, with their state: what agents see of each other. */
export async function readTeam(
  db: Db,
  engine: Pick<Engine, 'members'>,
  now: number,
): Promise<Team['agents']> {
  const agents = await db
    .selectFrom('agents')
    .select(['id', 'name', 'email', 'role', openOf.as('open')])
    .where('deactivated_at', 'is', null)
    .orderBy('name')
    .execute();
  const availabilities = await readAvailability(db, { now, online: await membersOnline(engine) });
  const byId = new Map(availabilities.map((one) => [one.agentId, one]));
  return agents.map((agent) => {
    const { state = 'on', here = false, cap = null } = byId.get(agent.id) ?? {};
    return { ...agent, open: Number(agent.open), onDuty: here && state === 'on', here, state, cap };
  });
}

/** The ids of the agents who are there and on duty. */
export async function agentsOnDuty(db: Db, engine: Pick<Engine, 'members'>, now: number): Promise<string[]> {
  const availabilities = await readAvailability(db, { now, online: await membersOnline(engine) });
  return availabilities.filter((one) => one.here && one.state === 'on').map((one) => one.agentId);
}

/** The agent chooses a state, or (undefined) says only that a console of theirs is there. */
export async function changeAvailability(
  tx: Transaction,
  agentId: string,
  state: AvailabilityState | undefined,
): Promise<void> {
  const change = state === undefined ? { beat_at: tx.now } : { state };
  if (state !== undefined && state !== (await chosenState(tx, agentId)))
    tx.happened.push({ type: 'agent.availability_changed', agentId, availability: state });
  await tx.db
    .insertInto('agent_duty')
    .values({ agent_id: agentId, ...change })
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(change))
    .execute();
}

async function chosenState({ db }: Transaction, agentId: string): Promise<AvailabilityState> {
  const row = await db
    .selectFrom('agent_duty')
    .select('state')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row?.state ?? 'on';
}

/** How many conversations at once this agent is given; null: as the site or team says. */
export async function setCap(tx: Transaction, agentId: string, cap: number | null): Promise<void> {
  await tx.db
    .insertInto('agent_duty')
    .values({ agent_id: agentId, cap })
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ cap }))
    .execute();
}

/** The agent was given a conversation, or took one: others have waited longer for the next. */
export async function noteGiven(tx: Transaction, agentId: string): Promise<void> {
  await tx.db
    .insertInto('agent_duty')
    .values({ agent_id: agentId, last_given_at: tx.now })
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet({ last_given_at: tx.now }))
    .execute();
}
