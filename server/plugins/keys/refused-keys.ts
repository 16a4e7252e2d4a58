import type { FastifyRequest } from 'fastify';
import { homeOf } from '../../common/network.ts';
import { createTokenBuckets } from '../../common/token-buckets.ts';
import type { ApiKeyRow } from '../../database/tables.ts';
import { audit } from '../audit.ts';

/** Entries of the audit log in a minute: about one key or from one home, and about all together. */
const ENTRIES_PER_MINUTE = { one: 1, all: 2 };

/**
 * Writes down in the audit log that a key was refused: who guesses keys, or uses one that has ended or for what it may
 * not do, is seen by the admins. It is written down so seldom that nobody can fill the log with it.
 */
export function createRefusedKeys(now: () => number) {
  const one = createTokenBuckets(ENTRIES_PER_MINUTE.one, now);
  const all = createTokenBuckets(ENTRIES_PER_MINUTE.all, now);
  return {
    /** @param key null where the token belongs to none that works */
    async note(request: FastifyRequest, key: Pick<ApiKeyRow, 'id' | 'name' | 'hint'> | null): Promise<void> {
      if (one.take(key?.id ?? homeOf(request.ip)) > 0 || all.take('all') > 0) return;
      const { method, routeOptions } = request;
      const asked = `${method} ${routeOptions.url ?? ''}`;
      const subject = key === null ? asked : `${key.name} (${key.hint}…): ${asked}`;
      await request.server.services.runInTransaction((tx) => audit(tx, request, 'api_key.refused', subject));
    },
  };
}
export type RefusedKeys = ReturnType<typeof createRefusedKeys>;
