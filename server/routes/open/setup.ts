import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { recordAudit } from '../../accounts/audit-log.ts';
import { checkSetupLink, createFirstAdmin, setupNeeded } from '../../accounts/first-admin.ts';
import { hashPassword } from '../../accounts/passwords.ts';
import { beginSession } from '../../accounts/sessions.ts';
import { homeOf } from '../../common/network.ts';
import { AgentSession, FirstAdmin } from '../../contract/schemas/agent-api.ts';
import { agentScope, deviceOf, setDeviceCookie, setSessionCookie } from '../../plugins/agent-scope.ts';
import { actorOf } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { createFirstSite } from '../../sites/sites.ts';
import { sessionOf } from '../agent/session.ts';
import { REFUSALS, type TypedApp } from '../route-types.ts';

/** `/api/setup`: the first admin of an installation, made through the one-time link that the server printed. */
export async function setupRoutes(instance: FastifyInstance): Promise<void> {
  const app: TypedApp = instance.withTypeProvider();
  const { database, runInTransaction, now } = app.services;
  await app.register(agentScope);

  app.get(
    '/',
    {
      schema: {
        tags: ['setup'],
        summary: 'Whether the first admin is still to be made',
        response: { 200: Type.Object({ needed: Type.Boolean() }), ...REFUSALS },
      },
    },
    async () => ({ needed: await setupNeeded(database.read) }),
  );

  app.post(
    '/',
    {
      schema: {
        tags: ['setup'],
        summary: 'Make the first admin and sign in',
        body: FirstAdmin,
        response: { 201: AgentSession, ...REFUSALS },
      },
      config: limited(10, (request) => homeOf(request.ip)),
    },
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
      return reply.status(201).send(sessionOf(app.services, agent));
    },
  );
}
