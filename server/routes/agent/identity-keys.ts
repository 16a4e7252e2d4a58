import type { FastifyInstance } from 'fastify';
import { identityKeys } from '../../contract/routes/agent/identity-keys.ts';
import type { IdentityKeyRow } from '../../database/tables.ts';
import { audit } from '../../plugins/audit.ts';
import { createIdentityKey, deleteIdentityKey, findIdentityKeys } from '../../visitors/identity-keys.ts';
import { route } from '../route.ts';

const HINT_LENGTH = 4;

export async function identityKeyRoutes(app: FastifyInstance): Promise<void> {
  const { database, runInTransaction } = app.services;

  route(app, identityKeys.list, async (request) => ({
    keys: (await findIdentityKeys({ db: database.read, sealer: database.sealer }, request.params.id)).map(
      withoutSecret,
    ),
  }));

  route(app, identityKeys.create, async (request) => {
    const row = await runInTransaction(async (tx) => {
      const made = await createIdentityKey(tx, request.params.id);
      await audit(tx, request, 'identity_key.created', `…${hintOf(made)}`);
      return made;
    });
    return { key: withoutSecret(row), secret: row.secret };
  });

  route(app, identityKeys.delete, async (request) => {
    const { id, keyId } = request.params;
    await runInTransaction(async (tx) => {
      const removed = await deleteIdentityKey(tx, id, keyId);
      await audit(tx, request, 'identity_key.deleted', `…${hintOf(removed)}`);
    });
  });
}

function withoutSecret(row: IdentityKeyRow) {
  return { id: row.id, hint: hintOf(row), createdAt: row.created_at };
}

function hintOf(row: IdentityKeyRow): string {
  return row.secret.slice(-HINT_LENGTH);
}
