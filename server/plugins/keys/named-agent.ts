import type { FastifyRequest } from 'fastify';
import { isAdmin } from '../../access/permissions.ts';
import { findActiveAgent } from '../../accounts/agents.ts';
import type { LiveKey } from '../../accounts/api-keys.ts';
import { ApiError } from '../../common/api-error.ts';
import { AGENT_HEADER } from '../../contract/protocol.ts';
import type { ApiScope } from '../../contract/schemas/api-keys.ts';
import type { AgentRow } from '../../database/tables.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The agent in whose name a program asks: the one it names in `Frontdesk-Agent`; null where it names none, and asks for
 * whom its key speaks. Only with the scope `impersonate`, only while the key's maker is an admin, and only for what is done to
 * conversations: nobody's settings, sign-in or account.
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
  if (!scopes.includes('impersonate'))
    throw new ApiError('forbidden', 'To act as an agent, an API key needs the scope "impersonate".');
  if (!isAdmin(speaker))
    throw new ApiError(
      'forbidden',
      'Whoever made this API key is no admin any more. It may act as nobody else.',
    );
  if (scope !== 'write')
    throw new ApiError(
      'bad_request',
      'Only what needs the scope "write" can be done as an agent. Leave the header Frontdesk-Agent out.',
    );
  const agent =
    typeof id === 'string' && ID.test(id)
      ? await findActiveAgent(request.server.services.database.read, id)
      : null;
  if (agent === null)
    throw new ApiError('agent_unknown', 'There is no such agent any more. Name another one.');
  return agent;
}
