import { ApiError } from '../common/api-error.ts';
import { routingRuleOfTeam } from '../common/stored-routing-rule.ts';
import type { Filter } from '../contract/schemas/find-api.ts';
import type { PutTeam, SupportTeam } from '../contract/schemas/teams.ts';
import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { deleteFromCollection, putInCollection, readCollection } from './collection.ts';

/** All teams, by name. */
export async function readTeams(db: Db): Promise<SupportTeam[]> {
  const teams = await readCollection(db, 'teams');
  const members = await db.selectFrom('team_members').selectAll().orderBy('agent_id').execute();
  return teams.map((team) => ({
    id: team.id,
    name: team.name,
    routing: routingRuleOfTeam(team),
    memberIds: members.filter((member) => member.team_id === team.id).map((member) => member.agent_id),
  }));
}

/**
 * Makes the team of this id, or changes it.
 * @throws ApiError `agent_unknown`, `id_taken` when it was deleted
 */
export async function putTeam(
  tx: Transaction,
  id: string,
  { name, memberIds, routing }: PutTeam,
): Promise<SupportTeam> {
  const rule = routing === undefined ? {} : { fairness: routing === null ? null : JSON.stringify(routing) };
  const row = await putInCollection(tx, { table: 'teams', one: 'team' }, id, { name, ...rule });
  if (memberIds.length > 0) {
    const known = await tx.db.selectFrom('agents').select('id').where('id', 'in', memberIds).execute();
    if (known.length < memberIds.length)
      throw new ApiError('agent_unknown', 'One of these agents does not exist any more. Choose again.');
  }
  await tx.db.deleteFrom('team_members').where('team_id', '=', id).execute();
  if (memberIds.length > 0) {
    await tx.db
      .insertInto('team_members')
      .values(memberIds.map((agent_id) => ({ team_id: id, agent_id })))
      .execute();
  }
  return {
    id,
    name: row.name,
    memberIds: [...memberIds].sort(),
    routing: routingRuleOfTeam(row),
  };
}

/**
 * Takes the team out of use. Conversations keep it until somebody changes that. Idempotent.
 * @returns its name, when it was there
 */
export async function deleteTeam(tx: Transaction, id: string): Promise<string | null> {
  await tx.db.deleteFrom('team_members').where('team_id', '=', id).execute();
  return deleteFromCollection(tx, 'teams', id);
}

/**
 * What a team has to do: its conversations that are not resolved.
 * @throws ApiError `not_found`
 */
export async function filterOfTeam(db: Db, id: string): Promise<Filter> {
  const team = await db
    .selectFrom('teams')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (team === undefined) throw new ApiError('not_found', 'There is no such team. It may have been deleted.');
  return teamFilter(id);
}

/** The same for a team that is known to be there. */
export function teamFilter(id: string): Filter {
  return {
    match: 'all',
    rules: [
      { field: 'team', op: 'is', values: [id] },
      { field: 'status', op: 'not', values: ['resolved'] },
    ],
  };
}
