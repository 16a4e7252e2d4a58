import {
  ArrangeConversation,
  Label,
  Labels,
  PutLabel,
  PutTeam,
  SupportTeam,
  SupportTeams,
} from '../../contract/schemas/desk-api.ts';
import { agentOf, requireAdmin, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { tellDesk } from '../../plugins/notify-consoles.ts';
import { deleteLabel, putLabel, readLabels } from '../../team/labels.ts';
import { deleteTeam, putTeam, readTeams } from '../../team/teams.ts';
import { arrangeConversation } from '../../triage/triage-conversation.ts';
import { IdParams, Nothing, REFUSALS, StateAnswer, type TypedApp } from '../route-types.ts';

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
      onResponse: tellDesk,
    },
    (request) =>
      commit(async (work) => {
        const team = await putTeam(work, request.params.id, request.body);
        await audit(work, request, 'settings.changed', `team: ${team.name}`);
        return team;
      }),
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
      onResponse: tellDesk,
    },
    async (request, reply) => {
      await commit(async (work) => {
        const name = await deleteTeam(work, request.params.id);
        if (name !== null) await audit(work, request, 'settings.changed', `team deleted: ${name}`);
      });
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
      onResponse: tellDesk,
    },
    (request) =>
      commit(async (work) => {
        const label = await putLabel(work, request.params.id, request.body);
        await audit(work, request, 'settings.changed', `label: ${label.name}`);
        return label;
      }),
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
      onResponse: tellDesk,
    },
    async (request, reply) => {
      await commit(async (work) => {
        const name = await deleteLabel(work, request.params.id);
        if (name !== null) await audit(work, request, 'settings.changed', `label deleted: ${name}`);
      });
      return reply.status(204).send(null);
    },
  );
}
