import {
  Label,
  Labels,
  PutLabel,
  PutTeam,
  SupportTeam,
  SupportTeams,
  UpdateTriage,
} from '../../contract/schemas/desk-api.ts';
import { agentOf, requireAdmin, requireAgent } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { notifyConsoles } from '../../plugins/notify-consoles.ts';
import { deleteLabel, putLabel, readLabels } from '../../team/labels.ts';
import { deleteTeam, putTeam, readTeams } from '../../team/teams.ts';
import { updateTriage } from '../../triage/triage-conversation.ts';
import { IdParams, Nothing, REFUSALS, StateAnswer, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** Triage, and what conversations are sorted by. */
export async function agentDesk(app: TypedApp): Promise<void> {
  const { database, runInTransaction } = app.services;
  app.addHook('preHandler', requireAgent);

  app.patch(
    '/conversations/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Triage: assignee, status, team, labels, priority, snoozing; all of it or nothing',
        params: IdParams,
        body: UpdateTriage,
        response: { 200: StateAnswer, ...REFUSALS },
      },
    },
    async (request) => ({
      state: await runInTransaction((tx) =>
        updateTriage(tx, agentOf(request), request.params.id, request.body),
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
      onResponse: notifyConsoles,
    },
    (request) =>
      runInTransaction(async (tx) => {
        const team = await putTeam(tx, request.params.id, request.body);
        await audit(tx, request, 'settings.changed', `team: ${team.name}`);
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
      onResponse: notifyConsoles,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const name = await deleteTeam(tx, request.params.id);
        if (name !== null) await audit(tx, request, 'settings.changed', `team deleted: ${name}`);
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
      onResponse: notifyConsoles,
    },
    (request) =>
      runInTransaction(async (tx) => {
        const label = await putLabel(tx, request.params.id, request.body);
        await audit(tx, request, 'settings.changed', `label: ${label.name}`);
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
      onResponse: notifyConsoles,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const name = await deleteLabel(tx, request.params.id);
        if (name !== null) await audit(tx, request, 'settings.changed', `label deleted: ${name}`);
      });
      return reply.status(204).send(null);
    },
  );
}
