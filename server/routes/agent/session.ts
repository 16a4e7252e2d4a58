import { grantChannel, memberOf } from '../../access/channel-access.ts';
import { isAdmin } from '../../access/permissions.ts';
import { agentFrom } from '../../accounts/agents.ts';
import { recordAudit } from '../../accounts/audit-log.ts';
import { endSession } from '../../accounts/sessions.ts';
import { confirm, signIn } from '../../accounts/sign-in.ts';
import { LIMITS, TIMINGS } from '../../common/limits.ts';
import { homeOf } from '../../common/network.ts';
import { Confirmation, SignIn } from '../../contract/schemas/accounts-api.ts';
import { AgentSession } from '../../contract/schemas/agent-api.ts';
import { ChannelAuth, ChannelAuthRequest, UserAuth, UserAuthRequest } from '../../contract/schemas/engine.ts';
import type { AgentRow } from '../../database/tables.ts';
import {
  agentOf,
  currentSession,
  deviceOf,
  deviceToken,
  requireAgent,
  sessionToken,
  setDeviceCookie,
  setSessionCookie,
} from '../../plugins/agent-scope.ts';
import { actorOf } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { vouchFor } from '../../plugins/vouch.ts';
import type { Services } from '../../services.ts';
import { Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

export async function agentSession(app: TypedApp): Promise<void> {
  const { database, runInTransaction, engine, disconnector } = app.services;

  app.get(
    '/session',
    {
      schema: { ...COMMON, summary: 'Who is signed in', response: { 200: AgentSession, ...REFUSALS } },
      preHandler: requireAgent,
    },
    async (request) => sessionOf(app.services, agentOf(request).agent),
  );

  app.post(
    '/session',
    {
      schema: {
        tags: ['agent'],
        summary: 'Sign in',
        body: SignIn,
        response: { 200: AgentSession, ...REFUSALS },
      },
      config: limited(60, (request) => homeOf(request.ip)),
    },
    async (request, reply) => {
      const { agent, session } = await signIn(app.services, request.body, {
        ...deviceOf(request),
        deviceToken: deviceToken(request),
        before: sessionToken(request),
      });
      setSessionCookie(reply, session);
      setDeviceCookie(reply, agent);
      return sessionOf(app.services, agent);
    },
  );

  app.post(
    '/session/confirmation',
    {
      schema: {
        ...COMMON,
        summary: 'Prove again who you are, before dangerous changes',
        body: Confirmation,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireAgent,
      config: limited(30),
    },
    async (request, reply) => {
      await confirm(app.services, agentOf(request).agent, currentSession(request), request.body);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/session',
    { schema: { ...COMMON, summary: 'Sign out', response: { 204: Nothing, ...REFUSALS } } },
    async (request, reply) => {
      const token = sessionToken(request);
      if (token !== null) {
        const ended = await runInTransaction(async (tx) => {
          const agent = await endSession(tx, token);
          if (agent !== null) await recordAudit(tx, { ...actorOf(request), agent }, 'session.ended');
          return agent;
        });
        // Whoever is signed in elsewhere as well comes back by themselves.
        if (ended !== null) await disconnector.agent(ended.id);
      }
      setSessionCookie(reply, null);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/channel-auth',
    {
      schema: {
        ...COMMON,
        summary: 'Be let into a channel of the engine',
        body: ChannelAuthRequest,
        response: { 200: ChannelAuth, ...REFUSALS },
      },
      preHandler: requireAgent,
    },
    async (request) => {
      vouchFor(engine, request.body.socket_id, agentOf(request));
      await requireAgent(request);
      const granted = await grantChannel(database.read, agentOf(request), request.body.channel_name);
      return engine.authorizeChannel(request.body.socket_id, granted);
    },
  );

  app.post(
    '/user-auth',
    {
      schema: {
        ...COMMON,
        summary: 'Sign in to the engine, so that this server can end the connection',
        body: UserAuthRequest,
        response: { 200: UserAuth, ...REFUSALS },
      },
      preHandler: requireAgent,
    },
    async (request) => {
      vouchFor(engine, request.body.socket_id, agentOf(request));
      await requireAgent(request);
      return engine.authenticateUser(request.body.socket_id, memberOf(agentOf(request)));
    },
  );
}

/** What the console needs to work, for an agent who is signed in. */
export function sessionOf({ epoch, engine, setupTroubles }: Services, agent: AgentRow): AgentSession {
  const troubles = isAdmin(agent) ? setupTroubles() : [];
  return {
    agent: agentFrom(agent),
    epoch,
    engine: engine.address,
    limits: LIMITS,
    timings: TIMINGS,
    ...(troubles.length === 0 ? {} : { troubles }),
  };
}
