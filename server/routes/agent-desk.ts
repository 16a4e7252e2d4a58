import {
  ArrangeConversation,
  Label,
  Labels,
  PutLabel,
  PutTeam,
  SupportTeam,
  SupportTeams,
} from '../contract/schemas/desk-api.ts';
import { arrangeConversation } from '../conversations/arrange-conversation.ts';
import { deleteLabel, putLabel, readLabels } from '../conversations/labels.ts';
import { deleteTeam, putTeam, readTeams } from '../conversations/teams.ts';
import { agentOf, requireAdmin, requireAgent } from '../plugins/agent-scope.ts';
import { IdParams, Nothing, REFUSALS, StateAnswer, type TypedApp } from './route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** Triage, and what conversations are sorted by. */
export async function agentDesk(app: TypedApp): Promise<void> {
  const { database, commit } = app.services;
  app.addHook('preHandler', requireAgent);

  app.patch(
    '/conversations/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Triage: assignee, status, team, labels, priority, snoozing; all of it or nothing',
        params: IdParams,
        body: ArrangeConversation,
        response: { 200: StateAnswer, ...REFUSALS },
      },
    },
    async (request) => ({
      state: await commit((work) =>
        arrangeConversation(work, agentOf(request), request.params.id, request.body),
      ),
    }),
  );

  app.get(
    '/teams',
    { schema: { ...COMMON, summary: 'The teams', response: { 200: SupportTeams, ...REFUSALS } } },
    async () => ({ teams: await readTeams(database.read) }),
  );
  app.put(
    '/teams/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Make or change a team (admins)',
        params: IdParams,
        body: PutTeam,
        response: { 200: SupportTeam, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request) => commit((work) => putTeam(work, request.params.id, request.body)),
  );
  app.delete(
    '/teams/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Delete a team (admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request, reply) => {
      await commit((work) => deleteTeam(work, request.params.id));
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/labels',
    { schema: { ...COMMON, summary: 'The labels', response: { 200: Labels, ...REFUSALS } } },
    async () => ({ labels: await readLabels(database.read) }),
  );
  app.put(
    '/labels/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Make or change a label (admins)',
        params: IdParams,
        body: PutLabel,
        response: { 200: Label, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request) => commit((work) => putLabel(work, request.params.id, request.body)),
  );
  app.delete(
    '/labels/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Delete a label (admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireAdmin,
    },
    async (request, reply) => {
      await commit((work) => deleteLabel(work, request.params.id));
      return reply.status(204).send(null);
    },
  );
}
