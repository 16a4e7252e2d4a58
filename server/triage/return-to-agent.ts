import { routingRuleOfTeam } from '../common/stored-routing-rule.ts';
import type { AgentSummary } from '../contract/schemas/people.ts';
import { showReading } from '../conversations/agent-reading.ts';
import { appendEvent } from '../conversations/conversation-log.ts';
import type { ConversationRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { BEAT_HOLDS_MS } from '../presence/availability.ts';
import { settingsOf } from '../sites/settings.ts';
import { SYSTEM } from './wake-conversation.ts';

/**
 * Gives a locked conversation, which its visitor has just reopened, to the agent who had it last, if they are on duty,
 * connected and still in its team. Left in the queue where a rule distributes the queue: the rule decides then, with its
 * cap and its question whether they accept. It is no turn in that order, so no agent's row is written.
 */
export async function returnToAgent(tx: Transaction, row: ConversationRow): Promise<ConversationRow> {
  if (row.status !== 'waiting' || row.last_agent_id === null) return row;
  const agent = await onDuty(tx, row, row.last_agent_id);
  if (agent === undefined || (await isDistributed(tx, row))) return row;
  const assigned = await appendEvent(
    tx,
    row,
    { type: 'conversation.assigned', data: { by: SYSTEM, assignee: agent }, visible: true },
    { status: 'open', assignee_id: agent.id, waiting_since: null },
  );
  return showReading(tx, assigned, agent.id);
}

function onDuty(
  { db, now }: Transaction,
  { team_id }: ConversationRow,
  agentId: string,
): Promise<AgentSummary | undefined> {
  return db
    .selectFrom('agents')
    .innerJoin('agent_duty', 'agent_duty.agent_id', 'agents.id')
    .select(['agents.id', 'agents.name'])
    .where('agents.id', '=', agentId)
    .where('agents.deactivated_at', 'is', null)
    .where('agent_duty.state', '=', 'on')
    .where((eb) => eb.or([eb('agent_duty.here', '=', 1), eb('agent_duty.beat_at', '>', now - BEAT_HOLDS_MS)]))
    .$if(team_id !== null, (query) =>
      query.where('agents.id', 'in', (eb) =>
        eb.selectFrom('team_members').select('agent_id').where('team_id', '=', team_id),
      ),
    )
    .executeTakeFirst();
}

/** Whether a rule, of the team or else of the site, gives out what waits in the queue. */
async function isDistributed({ db }: Transaction, { site_id, team_id }: ConversationRow): Promise<boolean> {
  const site = await db.selectFrom('sites').select('settings').where('id', '=', site_id).executeTakeFirst();
  const team =
    team_id === null
      ? undefined
      : await db
          .selectFrom('teams')
          .select('fairness')
          .where('id', '=', team_id)
          .where('deleted_at', 'is', null)
          .executeTakeFirst();
  const own = team === undefined ? null : routingRuleOfTeam(team);
  const { mode, sticky } = own ?? settingsOf(site ?? { settings: null }).routing;
  return mode === 'round_robin' || sticky;
}
