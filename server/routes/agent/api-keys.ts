import { createApiKey, deleteApiKey, readApiKeys } from '../../accounts/api-keys.ts';
import { ApiKeys, CreateApiKey, NewApiKey } from '../../contract/schemas/api-keys.ts';
import { agentOf, requireAdmin, requireAgent, requireConfirmed } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };

/** The keys with which programs do what the console does; for admins. */
export async function apiKeyRoutes(app: TypedApp): Promise<void> {
  const { database, runInTransaction, now } = app.services;
  app.addHook('preHandler', requireAgent);
  app.addHook('preHandler', requireAdmin);

  app.get(
    '/api-keys',
    {
      schema: {
        ...COMMON,
        summary: 'The API keys, without their tokens (admins)',
        response: { 200: ApiKeys, ...REFUSALS },
      },
    },
    async () => ({ keys: await readApiKeys(database.read, now()) }),
  );

  app.post(
    '/api-keys',
    {
      schema: {
        ...COMMON,
        summary: 'Make an API key that asks as oneself; the token is shown this once (admins)',
        body: CreateApiKey,
        response: { 201: NewApiKey, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      const made = await runInTransaction(async (tx) => {
        const created = await createApiKey(tx, agentOf(request).agent, request.body);
        const { name, hint, scopes } = created.key;
        await audit(tx, request, 'api_key.created', `${name} (${hint}…): ${scopes.join(', ')}`);
        return created;
      });
      return reply.status(201).send(made);
    },
  );

  app.delete(
    '/api-keys/:id',
    {
      schema: {
        ...COMMON,
        summary: 'Remove an API key: it works no more from now on (admins)',
        params: IdParams,
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const { name, hint } = await deleteApiKey(tx, request.params.id);
        await audit(tx, request, 'api_key.deleted', `${name} (${hint}…)`);
      });
      return reply.status(204).send(null);
    },
  );
}
