import { changePassword } from '../../accounts/change-password.ts';
import {
  countRecoveryCodes,
  disableSecondFactor,
  enableSecondFactor,
  hasSecondFactor,
  prepareSecondFactor,
  renewRecoveryCodes,
} from '../../accounts/second-factor.ts';
import { endSessionById, endSessions, listSessions } from '../../accounts/sessions.ts';
import {
  ChangePassword,
  ChangeProfile,
  EnableSecondFactor,
  PreparedSecondFactor,
  Profile,
  RecoveryCodes,
  SessionList,
} from '../../contract/schemas/accounts-api.ts';
import type { SessionRow } from '../../database/tables.ts';
import {
  agentOf,
  currentSession,
  deviceOf,
  requireAgent,
  requireConfirmed,
  setDeviceCookie,
  setSessionCookie,
} from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };
const NO_CONTENT = { 204: Nothing, ...REFUSALS };

/** The signed-in agent's own account: name, password, sessions, second factor. */
export async function agentProfile(app: TypedApp): Promise<void> {
  const { database, runInTransaction, disconnector, publicUrl, now } = app.services;
  app.addHook('preHandler', requireAgent);

  app.get(
    '/profile',
    { schema: { ...COMMON, summary: 'Your own account', response: { 200: Profile, ...REFUSALS } } },
    async (request) => {
      const { agent } = agentOf(request);
      return {
        name: agent.name,
        email: agent.email,
        role: agent.role,
        secondFactor: hasSecondFactor(agent),
        recoveryCodesLeft: await countRecoveryCodes(database.read, agent.id),
      };
    },
  );

  app.put(
    '/profile',
    { schema: { ...COMMON, summary: 'Change your name', body: ChangeProfile, response: NO_CONTENT } },
    async (request, reply) => {
      const name = request.body.name.trim();
      await runInTransaction(async (tx) => {
        await tx.db.updateTable('agents').set({ name }).where('id', '=', agentOf(request).agent.id).execute();
        await audit(tx, request, 'profile.changed', name);
      });
      return reply.status(204).send(null);
    },
  );

  app.put(
    '/profile/password',
    {
      schema: {
        ...COMMON,
        summary: 'Change your password; everything else that is signed in ends',
        body: ChangePassword,
        response: NO_CONTENT,
      },
      config: limited(30),
    },
    async (request, reply) => {
      const changed = await changePassword(
        app.services,
        agentOf(request).agent,
        request.body,
        deviceOf(request),
      );
      setSessionCookie(reply, changed.session);
      setDeviceCookie(reply, changed.agent);
      await disconnector.agent(changed.agent.id);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/profile/sessions',
    {
      schema: { ...COMMON, summary: 'Where you are signed in', response: { 200: SessionList, ...REFUSALS } },
    },
    async (request) => {
      const rows = await listSessions(database.read, agentOf(request).agent.id, now());
      return { sessions: rows.map((row) => entryOf(row, currentSession(request))) };
    },
  );

  app.delete(
    '/profile/sessions',
    { schema: { ...COMMON, summary: 'Sign out everywhere else', response: NO_CONTENT } },
    async (request, reply) => {
      const { agent } = agentOf(request);
      await runInTransaction(async (tx) => {
        await endSessions(tx, agent.id, currentSession(request));
        await audit(tx, request, 'session.ended');
      });
      await disconnector.agent(agent.id);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/profile/sessions/:id',
    { schema: { ...COMMON, summary: 'End one session', params: IdParams, response: NO_CONTENT } },
    async (request, reply) => {
      const { agent } = agentOf(request);
      await runInTransaction(async (tx) => {
        await endSessionById(tx, agent.id, request.params.id);
        await audit(tx, request, 'session.ended');
      });
      await disconnector.agent(agent.id);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/profile/second-factor',
    {
      schema: {
        ...COMMON,
        summary: 'Prepare two-factor sign-in: the secret for an authenticator app',
        response: { 200: PreparedSecondFactor, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request) => {
      const issuer = `Frontdesk ${new URL(publicUrl).host}`;
      return runInTransaction((tx) => prepareSecondFactor(tx, agentOf(request).agent, issuer));
    },
  );

  app.put(
    '/profile/second-factor',
    {
      schema: {
        ...COMMON,
        summary: 'Turn it on with a code of the app; answers with the recovery codes, once',
        body: EnableSecondFactor,
        response: { 200: RecoveryCodes, ...REFUSALS },
      },
      preHandler: requireConfirmed,
      config: limited(20),
    },
    async (request) =>
      runInTransaction(async (tx) => {
        const codes = await enableSecondFactor(tx, agentOf(request).agent.id, request.body.code);
        await audit(tx, request, 'second_factor.enabled');
        return { codes };
      }),
  );

  app.delete(
    '/profile/second-factor',
    {
      schema: { ...COMMON, summary: 'Turn two-factor sign-in off', response: NO_CONTENT },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        await disableSecondFactor(tx, agentOf(request).agent.id);
        await audit(tx, request, 'second_factor.disabled');
      });
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/profile/recovery-codes',
    {
      schema: {
        ...COMMON,
        summary: 'New recovery codes, shown once; the ones before stop working',
        response: { 200: RecoveryCodes, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request) =>
      runInTransaction(async (tx) => {
        const codes = await renewRecoveryCodes(tx, agentOf(request).agent.id);
        await audit(tx, request, 'second_factor.codes_renewed');
        return { codes };
      }),
  );
}

function entryOf(row: SessionRow, current: SessionRow) {
  return {
    id: row.id,
    current: row.token_hash === current.token_hash,
    userAgent: row.user_agent,
    network: row.network,
    startedAt: row.created_at,
    seenAt: row.seen_at,
  };
}
