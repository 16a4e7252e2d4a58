import { PutTeam, SupportTeam, SupportTeams } from '../../schemas/teams.ts';
import { collection } from '../collection.ts';
import { ID } from '../examples.ts';

export const teams = collection({
  path: '/api/agent/teams',
  one: 'team',
  listed: 'teams',
  list: SupportTeams,
  item: SupportTeam,
  put: PutTeam,
  errors: ['agent_unknown'],
  description: 'Some of the agents, who answer for something together.',
  example: {
    body: { name: 'Billing', memberIds: [] },
    item: { id: ID, name: 'Billing', memberIds: [], routing: null },
  },
});
