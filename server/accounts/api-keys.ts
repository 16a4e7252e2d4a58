import { hashToken, newToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { ApiKey, ApiScope, CreateApiKey } from '../contract/schemas/api-keys.ts';
import type { Db } from '../database/database.ts';
import { holdName } from '../database/lock.ts';
import type { AgentRow, ApiKeyRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';

/** How every key's token begins, so that people and scanners know one when they see it. */
export const KEY_PREFIX = 'fdk_';
const HINT_LENGTH = 8;
const MAX_KEYS = 50;
/** When a key was last used is kept this roughly, so that reading does not cost a write. */
const USED_MS = 60 * 1_000;

type Service = { id: string; name: string };

/**
 * A key that works, and as whom. `agent` is who asks, with the rights of the key's maker: the maker, or the service under its
 * own id and name.
 */
export type LiveKey = {
  row: ApiKeyRow;
  agent: AgentRow;
  service: Service | null;
  scopes: readonly ApiScope[];
};

/** All keys that have not ended, the newest first. */
export async function readApiKeys(db: Db, now: number): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .innerJoin('agents', 'agents.id', 'api_keys.agent_id')
    .selectAll('api_keys')
    .leftJoin('services', 'services.id', 'api_keys.service_id')
    .select(['agents.name as agent_name', 'services.name as service_name'])
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('api_keys.created_at', 'desc')
    .orderBy('api_keys.id')
    .execute();
  return rows.map((row) => keyFrom(row, row.agent_name, row.service_name));
}

/**
 * Makes a key with which a program asks as this agent, or as a service. Its token leaves the server in this answer only.
 * @throws ApiError `id_taken`, `not_found` without that service, `bad_request` when it would have ended already, or there
 *   are too many
 */
export async function createApiKey(
  tx: Transaction,
  agent: AgentRow,
  { id, name, scopes, expiresAt, serviceId }: CreateApiKey,
): Promise<{ key: ApiKey; token: string }> {
  if (expiresAt !== null && expiresAt <= tx.now)
    throw new ApiError('bad_request', 'Choose a later expiry date: this one has passed.');
  await holdName(tx, 'API keys');
  const there = await tx.db.selectFrom('api_keys').select('id').execute();
  if (there.some((one) => one.id === id))
    throw new ApiError('id_taken', 'This key was made already; its token is not shown again. Make another.');
  if (there.length >= MAX_KEYS)
    throw new ApiError(
      'bad_request',
      `There are ${MAX_KEYS} keys already. Remove those that are not used any more.`,
    );
  const service = serviceId === undefined ? null : await findService(tx.db, serviceId);
  if (service === undefined) throw new ApiError('not_found', 'There is no such service. Choose another one.');
  const token = KEY_PREFIX + newToken();
  const row: ApiKeyRow = {
    id,
    token_hash: hashToken(token),
    hint: token.slice(0, HINT_LENGTH),
    name: name.trim(),
    scopes: JSON.stringify(scopes),
    agent_id: agent.id,
    created_at: tx.now,
    expires_at: expiresAt,
    used_at: null,
    service_id: service?.id ?? null,
  };
  await tx.db.insertInto('api_keys').values(row).execute();
  return { key: keyFrom(row, agent.name, service?.name ?? null), token };
}

/**
 * Removes a key; it works no more from now on.
 * @throws ApiError `not_found`
 */
export async function deleteApiKey(tx: Transaction, id: string): Promise<ApiKeyRow> {
  const removed = await tx.db.deleteFrom('api_keys').where('id', '=', id).returningAll().executeTakeFirst();
  if (removed === undefined)
    throw new ApiError('not_found', 'There is no such key. It may be removed already.');
  return removed;
}

/** The key of a token; null when there is none, it has ended, its maker may not sign in any more, or its service is gone. */
export async function findApiKey(db: Db, token: string, now: number): Promise<LiveKey | null> {
  const row = await db
    .selectFrom('api_keys')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
  if (row === undefined) return null;
  const agent = await db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', row.agent_id)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  if (agent === undefined) return null;
  const scopes: ApiScope[] = JSON.parse(row.scopes);
  if (row.service_id === null) return { row, agent, service: null, scopes };
  const service = await findService(db, row.service_id);
  return service === undefined ? null : { row, agent: { ...agent, ...service }, service, scopes };
}

function findService(db: Db, id: string): Promise<Service | undefined> {
  return db
    .selectFrom('services')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** Whether it is time to note that the key is used. */
export const isUsedLate = ({ used_at }: ApiKeyRow, now: number): boolean => (used_at ?? 0) < now - USED_MS;

/** Notes that the key is used, unless another request has done so meanwhile. */
export async function noteUsed(tx: Transaction, { id }: ApiKeyRow): Promise<void> {
  await tx.db
    .updateTable('api_keys')
    .set({ used_at: tx.now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_at', '<', tx.now - USED_MS)]))
    .execute();
}

function keyFrom(row: ApiKeyRow, agentName: string, serviceName: string | null): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: JSON.parse(row.scopes),
    agent: { id: row.agent_id, name: agentName },
    service: row.service_id === null ? null : { id: row.service_id, name: serviceName ?? '' },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}
