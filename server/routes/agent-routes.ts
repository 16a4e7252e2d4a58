import type { FastifyInstance } from 'fastify';
import { agentScope } from '../plugins/agent-scope.ts';
import { protocol } from '../plugins/protocol.ts';
import { agentAccounts } from './agent-accounts.ts';
import { agentConversations } from './agent-conversations.ts';
import { agentDesk } from './agent-desk.ts';
import { agentFairness } from './agent-fairness.ts';
import { agentFind } from './agent-find.ts';
import { agentMessages } from './agent-messages.ts';
import { agentProfile } from './agent-profile.ts';
import { agentReading } from './agent-reading.ts';
import { agentRooms } from './agent-rooms.ts';
import { agentSession } from './agent-session.ts';
import { agentSites } from './agent-sites.ts';
import { agentTeam } from './agent-team.ts';
import { agentWriting } from './agent-writing.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditLog } from './audit-log.ts';
import { blockRoutes } from './blocks.ts';
import { identityKeyRoutes } from './identity-keys.ts';

/** Everything under `/api/agent`: what an agent's console asks for. */
export async function agentRoutes(
  app: FastifyInstance,
  { oldestProtocol }: { oldestProtocol: number },
): Promise<void> {
  await app.register(agentScope);
  await app.register(protocol, { oldest: oldestProtocol });
  await app.register(agentSession);
  await app.register(agentProfile);
  await app.register(agentAccounts);
  await app.register(auditLog);
  await app.register(agentTeam);
  await app.register(agentSites);
  await app.register(identityKeyRoutes);
  await app.register(apiKeyRoutes);
  await app.register(blockRoutes);
  await app.register(agentConversations);
  await app.register(agentReading);
  await app.register(agentMessages);
  await app.register(agentDesk);
  await app.register(agentFairness);
  await app.register(agentFind);
  await app.register(agentWriting);
  await app.register(agentRooms);
}
