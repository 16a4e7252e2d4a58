import type { Database, Db } from '../database/database.ts';
import type { EndpointRow } from '../database/tables/webhooks.ts';

/** A node that died, or stands still, is followed by another after this. Longer than a batch can take. */
const LEASE_MS = 30_000;

/**
 * Takes an endpoint for this node: one node at a time sends to it, which keeps the order and the limits.
 * @returns null when another node has it, or nothing may be sent to it
 */
export async function claimEndpoint(
  database: Database,
  id: string,
  node: string,
  now: number,
): Promise<EndpointRow | null> {
  const row = await database.write((db) =>
    db
      .updateTable('webhook_endpoints')
      .set({ claimed_by: node, claimed_until: now + LEASE_MS })
      .where('id', '=', id)
      .where('state', '=', 'on')
      .where((eb) =>
        eb.or([
          eb('claimed_by', 'is', null),
          eb('claimed_by', '=', node),
          eb('claimed_until', '<=', now),
          // Made before a clock was set back.
          eb('claimed_until', '>', now + 2 * LEASE_MS),
        ]),
      )
      .returningAll()
      .executeTakeFirst(),
  );
  return row ?? null;
}

/**
 * The endpoint as it is now, where this node still has it and it is on; its claim begins anew. Locked until the commit.
 * @returns null when this node has lost it: whatever it has done counts for nothing
 */
export async function holdEndpoint(
  db: Db,
  id: string,
  node: string,
  now: number,
): Promise<EndpointRow | null> {
  const row = await db
    .updateTable('webhook_endpoints')
    .set({ claimed_until: now + LEASE_MS })
    .where('id', '=', id)
    .where('claimed_by', '=', node)
    .where('state', '=', 'on')
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export async function releaseEndpoint(database: Database, id: string, node: string): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('webhook_endpoints')
      .set({ claimed_by: null, claimed_until: 0 })
      .where('id', '=', id)
      .where('claimed_by', '=', node)
      .execute(),
  );
}

/** Frees what processes that died had claimed, where no other process can be alive. */
export async function freeEndpoints(database: Database): Promise<void> {
  await database.write((db) =>
    db.updateTable('webhook_endpoints').set({ claimed_by: null, claimed_until: 0 }).execute(),
  );
}
