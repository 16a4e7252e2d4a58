import type { Database, Db } from '../database/database.ts';
import type { BridgeRow, ThreadedKind } from '../database/tables/bridges.ts';

/** After so long without a sign, another node holds the connection. */
export const HOLD_MS = 60_000;

export function readBridge(db: Db, kind: ThreadedKind): Promise<BridgeRow | undefined> {
  return db.selectFrom('bridges').selectAll().where('kind', '=', kind).executeTakeFirst();
}

/** The same, with secrets that can be used. */
export async function readOpenBridge(
  { read, sealer }: Pick<Database, 'read' | 'sealer'>,
  kind: ThreadedKind,
): Promise<BridgeRow | undefined> {
  const row = await readBridge(read, kind);
  return row === undefined ? undefined : { ...row, secrets: sealer.open(row.secrets, kind) };
}

/**
 * Says that this node holds the connection of a bridge for the next minute, unless another one does.
 * @param connected whether the connection is there
 * @returns whether this node may hold it
 */
export async function holdBridge(
  database: Database,
  kind: ThreadedKind,
  { node, now, connected }: { node: string; now: number; connected: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await database.write((db) =>
    db
      .updateTable('bridges')
      .set({ claimed_by: node, claimed_until: now + HOLD_MS, ...(connected ? { connected_at: now } : {}) })
      .where('kind', '=', kind)
      .where((eb) =>
        eb.or([
          eb('claimed_by', 'is', null),
          eb('claimed_by', '=', node),
          eb('claimed_until', '<=', now),
          // Made before a clock was set back.
          eb('claimed_until', '>', now + HOLD_MS),
        ]),
      )
      .executeTakeFirst(),
  );
  return numUpdatedRows === 1n;
}

/** Lets another node hold it at once. */
export async function releaseBridge(database: Database, kind: ThreadedKind, node: string): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('bridges')
      .set({ claimed_by: null, claimed_until: 0 })
      .where('kind', '=', kind)
      .where('claimed_by', '=', node)
      .execute(),
  );
}

/**
 * Notes that the connection is there, or (with a reason) that the chat does not take us. What happens to a node that holds the
 * connection no more says nothing.
 */
export async function noteConnection(
  database: Database,
  kind: ThreadedKind,
  { node, reason, now }: { node: string; reason: string | null; now: number },
): Promise<void> {
  const state =
    reason === null ? ({ state: 'on', connected_at: now } as const) : ({ state: 'refused' } as const);
  await database.write((db) =>
    db
      .updateTable('bridges')
      .set({ ...state, reason })
      .where('kind', '=', kind)
      .where('claimed_by', '=', node)
      .execute(),
  );
}

/** Notes why nothing could be posted for a site, or (null) that something was. */
export async function noteChannel(
  database: Database,
  { kind, siteId, reason }: { kind: ThreadedKind; siteId: string; reason: string | null },
): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('bridge_channels')
      .set({ reason })
      .where('kind', '=', kind)
      .where('site_id', '=', siteId)
      .execute(),
  );
}

/** Notes for all sites of a channel why nothing can be posted there, or (null) that it can. */
export async function noteChannels(
  database: Database,
  { kind, channel, reason }: { kind: ThreadedKind; channel: string; reason: string | null },
): Promise<void> {
  await database.write((db) =>
    db
      .updateTable('bridge_channels')
      .set({ reason })
      .where('kind', '=', kind)
      .where('channel', '=', channel)
      .execute(),
  );
}

/** A channel has another id now, with its threads and what stands there. */
export async function moveChannel(
  database: Database,
  { kind, from, to }: { kind: ThreadedKind; from: string; to: string },
): Promise<void> {
  await database.write(async (db) => {
    for (const table of ['bridge_channels', 'bridge_threads', 'bridge_posts'] as const)
      await db
        .updateTable(table)
        .set({ channel: to })
        .where('kind', '=', kind)
        .where('channel', '=', from)
        .execute();
  });
}

/** Notes up to where news were read, in the chat's own words. */
export async function notePosition(database: Database, kind: ThreadedKind, position: string): Promise<void> {
  await database.write((db) =>
    db.updateTable('bridges').set({ position }).where('kind', '=', kind).execute(),
  );
}

/** The channels of a bridge, each once. */
export async function channelsOf(db: Db, kind: ThreadedKind): Promise<string[]> {
  const rows = await db
    .selectFrom('bridge_channels')
    .select('channel')
    .distinct()
    .where('kind', '=', kind)
    .execute();
  return rows.map(({ channel }) => channel);
}
