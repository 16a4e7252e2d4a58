import type { FastifyRequest } from 'fastify';
import { checkImpersonation } from '../../access/key-scopes.ts';
import { findActiveAgent } from '../../accounts/agents.ts';
import type { LiveKey } from '../../accounts/api-keys.ts';
import { ApiError } from '../../common/api-error.ts';
import { AGENT_HEADER } from '../../contract/protocol.ts';
import type { ApiScope } from '../../contract/schemas/api-keys.ts';
import type { AgentRow } from '../../database/tables.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The agent in whose name a program asks: the one it names in `Frontdesk-Agent`; null where it names none, and asks for
 * whom its key speaks. Whether it may is {@link checkImpersonation}.
 * @param scope that the route needs
 * @throws ApiError `forbidden`, `bad_request`, `agent_unknown`
 */
export async function namedAgent(
  request: FastifyRequest,
  { scopes, agent: speaker }: Pick<LiveKey, 'scopes' | 'agent'>,
  scope: ApiScope,
): Promise<AgentRow | null> {
  const id = request.headers[AGENT_HEADER];
  if (id === undefined) return null;
  checkImpersonation(scopes, speaker, scope);
  const agent =
    typeof id === 'string' && ID.test(id)
      ? await findActiveAgent(request.server.services.database.read, id)
      : null;
  if (agent === null)
    throw new ApiError('agent_unknown', 'There is no such agent any more. Name another one.');
  return agent;
}
