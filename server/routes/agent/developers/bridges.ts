import type { FastifyInstance } from 'fastify';
import {
  bridgeFrom,
  deleteBridge,
  findBridge,
  linkPerson,
  putBridge,
  readBridges,
} from '../../../bridges/bridge-settings.ts';
import { bridges as routes } from '../../../contract/routes/agent/developers/bridges.ts';
import { audit } from '../../../plugins/audit.ts';
import { limited } from '../../../plugins/rate-limits.ts';
import { route } from '../../route.ts';

/** Each asks somebody else's server, and posts. */
const TESTS_PER_MINUTE = 6;

export async function bridgeRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction, bridges } = app.services;

  route(app, routes.list, async () => ({ bridges: await readBridges(database.read) }));

  route(app, routes.put, async (request) => {
    const { kind } = request.params;
    const row = await runInTransaction(async (tx) => {
      const changed = await putBridge(tx, kind, request.body);
      await audit(tx, request, 'bridge.changed', kind);
      return changed;
    });
    await bridges.changed(kind);
    return bridgeFrom(database.read, row);
  });

  route(app, routes.delete, async (request) => {
    const { kind } = request.params;
    await runInTransaction(async (tx) => {
      await deleteBridge(tx, kind);
      await audit(tx, request, 'bridge.deleted', kind);
    });
    await bridges.changed(kind);
  });

  route(
    app,
    routes.test,
    async (request, reply) => {
      const bridge = await findBridge(database.read, request.params.kind);
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      const secrets = database.sealer.open(bridge.secrets, bridge.kind);
      return { steps: await bridges.test({ ...bridge, secrets }, left.signal) };
    },
    { limit: limited(TESTS_PER_MINUTE) },
  );

  route(app, routes.linkPerson, async (request) => {
    const { kind, personId } = request.params;
    const { agentId } = request.body;
    await runInTransaction(async (tx) => {
      const name = await linkPerson(tx, { kind, personId, agentId });
      await audit(tx, request, 'bridge.person_linked', `${name} (${kind}, ${personId}): ${agentId ?? '–'}`);
    });
  });
}
