import type { FastifyInstance } from 'fastify';
import { renameAgent } from '../../accounts/agents.ts';
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
import { profile } from '../../contract/routes/agent/profile.ts';
import type { SessionRow } from '../../database/tables.ts';
import {
  agentOf,
  currentSession,
  deviceOf,
  setDeviceCookie,
  setSessionCookie,
} from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { limited } from '../../plugins/rate-limits.ts';
import { route } from '../route.ts';

export async function profileRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, disconnector, publicUrl, now } = app.services;

  route(app, profile.read, async (request) => {
    const { agent } = agentOf(request);
    return {
      name: agent.name,
      email: agent.email,
      role: agent.role,
      secondFactor: hasSecondFactor(agent),
      recoveryCodesLeft: await countRecoveryCodes(database.read, agent.id),
    };
  });

  route(app, profile.change, async (request) => {
    const name = request.body.name.trim();
    await runInTransaction(async (tx) => {
      await renameAgent(tx, agentOf(request).agent.id, name);
      await audit(tx, request, 'profile.changed', name);
    });
  });

  route(
    app,
    profile.changePassword,
    async (request, reply) => {
      const { agent } = agentOf(request);
      const changed = await changePassword(app.services, agent, request.body, deviceOf(request));
      setSessionCookie(reply, changed.session);
      setDeviceCookie(reply, changed.agent);
      await disconnector.agent(changed.agent.id);
    },
    { limit: limited(30) },
  );

  route(app, profile.listSessions, async (request) => {
    const rows = await listSessions(database.read, agentOf(request).agent.id, now());
    return { sessions: rows.map((row) => entryOf(row, currentSession(request))) };
  });

  route(app, profile.endOtherSessions, async (request) => {
    const { agent } = agentOf(request);
    await runInTransaction(async (tx) => {
      await endSessions(tx, agent.id, currentSession(request));
      await audit(tx, request, 'session.ended');
    });
    await disconnector.agent(agent.id);
  });

  route(app, profile.endSession, async (request) => {
    const { agent } = agentOf(request);
    await runInTransaction(async (tx) => {
      await endSessionById(tx, agent.id, request.params.id);
      await audit(tx, request, 'session.ended');
    });
    await disconnector.agent(agent.id);
  });

  route(app, profile.prepareSecondFactor, (request) => {
    const issuer = `Frontdesk ${new URL(publicUrl).host}`;
    return runInTransaction((tx) => prepareSecondFactor(tx, agentOf(request).agent, issuer));
  });

  route(
    app,
    profile.enableSecondFactor,
    (request) =>
      runInTransaction(async (tx) => {
        const codes = await enableSecondFactor(tx, agentOf(request).agent.id, request.body.code);
        await audit(tx, request, 'second_factor.enabled');
        return { codes };
      }),
    { limit: limited(20) },
  );

  route(app, profile.disableSecondFactor, async (request) => {
    await runInTransaction(async (tx) => {
      await disableSecondFactor(tx, agentOf(request).agent.id);
      await audit(tx, request, 'second_factor.disabled');
    });
  });

  route(app, profile.renewRecoveryCodes, (request) =>
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
