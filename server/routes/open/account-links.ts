import type { FastifyInstance } from 'fastify';
import { findLink, takeLink } from '../../accounts/account-links.ts';
import { recordAudit } from '../../accounts/audit-log.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { homeOf } from '../../common/network.ts';
import { OpenAccountLink, OpenedAccountLink, UseAccountLink } from '../../contract/schemas/accounts-api.ts';
import { agentScope, deviceOf, setDeviceCookie, setSessionCookie } from '../../plugins/agent-scope.ts';
import { actorOf } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const TAGS = ['setup'];

/**
 * `/api/account-link`: joining, or setting a new password, through a link that an admin made. The token travels in
 * the body: what is in an address ends up in logs.
 */
export async function accountLinks(instance: FastifyInstance): Promise<void> {
  const app: TypedApp = instance.withTypeProvider();
  const { database, runInTransaction, disconnector, now } = app.services;
  await app.register(agentScope);

  app.post(
    '/',
    {
      schema: {
        tags: TAGS,
        summary: 'For whom a link is; uses nothing up',
        body: OpenAccountLink,
        response: { 200: OpenedAccountLink, ...REFUSALS },
      },
      config: limited(30, (request) => homeOf(request.ip)),
    },
    async (request) => {
      const { kind, name, email } = await findLink(database.read, request.body.token, now());
      return { kind, name, email };
    },
  );

  app.put(
    '/',
    {
      schema: {
        tags: TAGS,
        summary: 'Join and be signed in, or set a new password; works once',
        body: UseAccountLink,
        response: { 204: Nothing, ...REFUSALS },
      },
      config: limited(10, (request) => homeOf(request.ip)),
    },
    async (request, reply) => {
      // Before the slow hash, so that guessing costs the server little.
      await findLink(database.read, request.body.token, now());
      const passwordHash = await hashPassword(request.body.password, 'known');
      const { link, agent, session } = await runInTransaction(async (tx) => {
        const taken = await takeLink(tx, { ...request.body, passwordHash });
        const actor = { ...actorOf(request), agent: taken.agent };
        if (taken.link.kind === 'reset') {
          await recordAudit(tx, actor, 'password.reset', taken.agent.email);
          return { ...taken, session: null };
        }
        await recordAudit(tx, actor, 'agent.joined', taken.agent.email);
        return { ...taken, session: await beginSession(tx, taken.agent, deviceOf(request)) };
      });
      // A new password alone does not sign in: there may be a second factor.
      if (link.kind === 'reset') await disconnector.agent(agent.id);
      if (session !== null) {
        setSessionCookie(reply, session);
        setDeviceCookie(reply, agent);
      }
      return reply.status(204).send(null);
    },
  );
}
