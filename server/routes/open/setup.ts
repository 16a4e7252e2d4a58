import type { FastifyInstance } from 'fastify';
import { recordAudit } from '../../accounts/audit-log.ts';
import { checkSetupLink, createFirstAdmin, setupNeeded } from '../../accounts/first-admin.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { homeOf } from '../../common/network.ts';
import { setup } from '../../contract/routes/open/setup.ts';
import { agentScope, deviceOf, setDeviceCookie, setSessionCookie } from '../../plugins/agent-scope.ts';
import { actorOf } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { createFirstSite } from '../../sites/sites.ts';
import { sessionOf } from '../agent/session.ts';
import { route } from '../route.ts';

/** `/api/setup`: the first admin of an installation, made through the one-time link that the server printed. */
export async function setupRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, now } = app.services;
  await app.register(agentScope);

  route(app, setup.read, async () => ({ needed: await setupNeeded(database.read) }));

  route(
    app,
    setup.create,
    async (request, reply) => {
      // Before the slow hash: nobody who has no link may make this server work.
      await checkSetupLink(database.read, request.body.token, now());
      const passwordHash = await hashPassword(request.body.password, 'known');
      const { agent, session } = await runInTransaction(async (tx) => {
        const admin = await createFirstAdmin(tx, { ...request.body, passwordHash });
        await createFirstSite(tx);
        await recordAudit(tx, { ...actorOf(request), agent: admin }, 'agent.joined', admin.email);
        return { agent: admin, session: await beginSession(tx, admin, deviceOf(request)) };
      });
      setSessionCookie(reply, session);
      setDeviceCookie(reply, agent);
      return sessionOf(app.services, agent);
    },
    { limit: limited(10, (request) => homeOf(request.ip)) },
  );
}
