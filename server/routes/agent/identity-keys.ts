import { Type } from 'typebox';
import { IdentityKeys, NewIdentityKey } from '../../contract/schemas/agent-api.ts';
import { Id } from '../../contract/schemas/basics.ts';
import type { IdentityKeyRow } from '../../database/tables.ts';
import { requireAdmin, requireAgent, requireConfirmed } from '../../plugins/agent-scope.ts';
import { audit } from '../../plugins/audit.ts';
import { createIdentityKey, deleteIdentityKey, findIdentityKeys } from '../../visitors/identity-keys.ts';
import { IdParams, Nothing, REFUSALS, type TypedApp } from '../route-types.ts';

const COMMON = { tags: ['agent'], security: [{ agent: [] }] };
const HINT_LENGTH = 4;

/** The keys with which sites sign who their visitors are; for admins. */
export async function identityKeyRoutes(app: TypedApp): Promise<void> {
  const { database, runInTransaction } = app.services;
  app.addHook('preHandler', requireAgent);
  app.addHook('preHandler', requireAdmin);

  app.get(
    '/sites/:id/identity-keys',
    {
      schema: {
        ...COMMON,
        summary: "A site's identity keys, without their secrets (admins)",
        params: IdParams,
        response: { 200: IdentityKeys, ...REFUSALS },
      },
    },
    async (request) => ({
      keys: (await findIdentityKeys(database.read, request.params.id)).map(withoutSecret),
    }),
  );

  app.post(
    '/sites/:id/identity-keys',
    {
      schema: {
        ...COMMON,
        summary: 'Make an identity key; the secret is shown this once (admins)',
        params: IdParams,
        response: { 201: NewIdentityKey, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      const row = await runInTransaction(async (tx) => {
        const made = await createIdentityKey(tx, request.params.id);
        await audit(tx, request, 'identity_key.created', `…${hintOf(made)}`);
        return made;
      });
      return reply.status(201).send({ key: withoutSecret(row), secret: row.secret });
    },
  );

  app.delete(
    '/sites/:id/identity-keys/:keyId',
    {
      schema: {
        ...COMMON,
        summary: 'Remove an identity key: what it signed is refused from now on (admins)',
        params: Type.Object({ id: Id, keyId: Id }, { additionalProperties: false }),
        response: { 204: Nothing, ...REFUSALS },
      },
      preHandler: requireConfirmed,
    },
    async (request, reply) => {
      await runInTransaction(async (tx) => {
        const removed = await deleteIdentityKey(tx, request.params.id, request.params.keyId);
        await audit(tx, request, 'identity_key.deleted', `…${hintOf(removed)}`);
      });
      return reply.status(204).send(null);
    },
  );
}

function withoutSecret(row: IdentityKeyRow) {
  return { id: row.id, hint: hintOf(row), createdAt: row.created_at };
}

function hintOf(row: IdentityKeyRow): string {
  return row.secret.slice(-HINT_LENGTH);
}
