import type { FastifyInstance } from 'fastify';
import { changePreferences, readPreferences } from '../../accounts/preferences.ts';
import { preferences } from '../../contract/routes/agent/preferences.ts';
import { agentOf } from '../../plugins/agent-scope.ts';
import { route } from '../route.ts';

export async function preferenceRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, preferences.read, (request) => readPreferences(database.read, agentOf(request).agent));
  route(app, preferences.change, (request) =>
    runInTransaction((tx) => changePreferences(tx, agentOf(request).agent, request.body)),
  );
}
