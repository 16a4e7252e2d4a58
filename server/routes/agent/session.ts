import type { FastifyInstance } from 'fastify';
import { grantChannel, memberOf } from '../../access/channel-access.ts';
import { isAdmin } from '../../access/permissions.ts';
import { agentFrom } from '../../accounts/agents.ts';
import { recordAudit } from '../../accounts/audit-log.ts';
import { endSession } from '../../accounts/sessions.ts';
import { confirm, signIn } from '../../accounts/sign-in.ts';
import { acceptedLanguage } from '../../common/accepted-language.ts';
import { LIMITS, TIMINGS } from '../../common/limits.ts';
import { homeOf } from '../../common/network.ts';
import { session } from '../../contract/routes/agent/session.ts';
import type { AgentSession } from '../../contract/schemas/agent-api.ts';
import type { AgentRow } from '../../database/tables.ts';
import { newDeviceMail } from '../../mail/to-agents/new-device.ts';
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
import { route } from '../route.ts';

export async function sessionRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, engine, disconnector } = app.services;

  route(app, session.read, (request) => sessionOf(app.services, agentOf(request).agent));

  route(
    app,
    session.signIn,
    async (request, reply) => {
      const { mail } = app.services;
      const deps = {
        ...app.services,
        ...(mail === null ? {} : { newDevice: newDeviceMail(mail, acceptedLanguage(request)) }),
      };
      const begun = await signIn(deps, request.body, {
        ...deviceOf(request),
        deviceToken: deviceToken(request),
        before: sessionToken(request),
      });
      setSessionCookie(reply, begun.session);
      setDeviceCookie(reply, begun.agent);
      return sessionOf(app.services, begun.agent);
    },
    { limit: limited(60, (request) => homeOf(request.ip)) },
  );

  route(
    app,
    session.confirm,
    async (request) => {
      await confirm(app.services, agentOf(request).agent, currentSession(request), request.body);
    },
    { limit: limited(30) },
  );

  route(app, session.signOut, async (request, reply) => {
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
  });

  route(app, session.authorizeChannel, async (request) => {
    vouchFor(engine, request.body.socket_id, agentOf(request));
    await requireAgent(request);
    const granted = await grantChannel(database.read, agentOf(request), request.body.channel_name);
    return engine.authorizeChannel(request.body.socket_id, granted);
  });

  route(app, session.authenticateUser, async (request) => {
    vouchFor(engine, request.body.socket_id, agentOf(request));
    await requireAgent(request);
    return engine.authenticateUser(request.body.socket_id, memberOf(agentOf(request)));
  });
}

/** What the console needs to work, for an agent who is signed in. */
export function sessionOf({ epoch, engine, mail, setupTroubles }: Services, agent: AgentRow): AgentSession {
  const troubles = isAdmin(agent) ? setupTroubles() : [];
  return {
    agent: agentFrom(agent),
    epoch,
    engine: engine.address,
    limits: LIMITS,
    timings: TIMINGS,
    ...(troubles.length === 0 ? {} : { troubles }),
    mail: mail === null ? 'none' : mail.config.replyTo === null ? 'sends' : 'answered',
  };
}
