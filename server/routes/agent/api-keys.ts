import type { FastifyInstance } from 'fastify';
import { createApiKey, deleteApiKey, readApiKeys } from '../../accounts/api-keys.ts';
import { apiKeys } from '../../contract/routes/agent/api-keys.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { route } from '../route.ts';

export async function apiKeyRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, now } = app.services;

  route(app, apiKeys.list, async () => ({ keys: await readApiKeys(database.read, now()) }));

  route(app, apiKeys.create, (request) =>
    runInTransaction(async (tx) => {
      const created = await createApiKey(tx, agentOf(request).agent, request.body);
      const { name, hint, scopes, service } = created.key;
      const speaker = service === null ? '' : ` for ${service.name}`;
      await audit(tx, request, 'api_key.created', `${name} (${hint}…)${speaker}: ${scopes.join(', ')}`);
      return created;
    }),
  );

  route(app, apiKeys.delete, async (request) => {
    await runInTransaction(async (tx) => {
      const { name, hint } = await deleteApiKey(tx, request.params.id);
      await audit(tx, request, 'api_key.deleted', `${name} (${hint}…)`);
    });
  });
}
