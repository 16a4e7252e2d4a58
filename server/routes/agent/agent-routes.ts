import type { FastifyInstance } from 'fastify';
import { agentScope } from '../../plugins/agent-scope.ts';
import { protocol } from '../../plugins/protocol.ts';
import { agentAccounts } from './accounts.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { auditLog } from './audit-log.ts';
import { agentRouting } from './availability.ts';
import { blockRoutes } from './blocks.ts';
import { agentConversations } from './conversations.ts';
import { agentFind } from './find.ts';
import { identityKeyRoutes } from './identity-keys.ts';
import { agentMessages } from './messages.ts';
import { agentProfile } from './profile.ts';
import { agentReading } from './reading.ts';
import { agentRooms } from './rooms.ts';
import { agentSession } from './session.ts';
import { agentSites } from './sites.ts';
import { agentTeam } from './team.ts';
import { agentDesk } from './triage-and-teams.ts';
import { agentWriting } from './writing.ts';

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
  await app.register(agentRouting);
  await app.register(agentFind);
  await app.register(agentWriting);
  await app.register(agentRooms);
}
