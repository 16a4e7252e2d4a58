import type { FastifyInstance } from 'fastify';
import { findLink, takeLink } from '../../accounts/account-links.ts';
import { recordAudit } from '../../accounts/audit-log.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { homeOf } from '../../common/network.ts';
import { accountLinks } from '../../contract/routes/open/setup.ts';
import { agentScope, deviceOf, setDeviceCookie, setSessionCookie } from '../../plugins/agent-scope.ts';
import { actorOf } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

/** `/api/account-link`: joining, or setting a new password, through a link that an admin made. */
export async function accountLinkRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector, now } = app.services;
  await app.register(agentScope);

  route(
    app,
    accountLinks.open,
    async (request) => {
      const { kind, name, email } = await findLink(database.read, request.body.token, now());
      return { kind, name, email };
    },
    { limit: limited(30, (request) => homeOf(request.ip)) },
  );

  route(
    app,
    accountLinks.use,
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
    },
    { limit: limited(10, (request) => homeOf(request.ip)) },
  );
}
