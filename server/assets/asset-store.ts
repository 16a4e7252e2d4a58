import type { Database } from '../database/database.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Pages stay open for weeks, and ask for a part of the build they began with. */
export const KEPT_MS = 30 * DAY_MS;
/** A build is about 250 kB packed, beside 900 kB of the API’s reference, which seldom changes: nearly two hundred builds. The least recently used go first. */
const MAX_BYTES = 50 * 1_024 * 1_024;

export type StoredAsset = { name: string; content: Buffer };
export type AssetStore = ReturnType<typeof createAssetStore>;

/**
 * The files of all builds that ran in the last 30 days, in the database that all nodes share. While two versions run
 * behind one balancer, each is asked for files of the other; and after a deployment, open pages ask for those of before.
 */
export function createAssetStore({
  database,
  now,
  maxBytes = MAX_BYTES,
}: {
  database: Database;
  now: () => number;
  maxBytes?: number;
}) {
  return {
    /**
     * Says that a running node has these files, and stores those that are not there yet.
     * @param read gives a file's content, packed with Brotli
     */
    async keep(names: readonly string[], read: (name: string) => Promise<Buffer>): Promise<void> {
      const there = await database.read
        .selectFrom('assets')
        .select('name')
        .where('name', 'in', names)
        .execute();
      const known = new Set(there.map((row) => row.name));
      const used_at = now();
      const rows = await Promise.all(
        names
          .filter((name) => !known.has(name))
          .map(async (name) => {
            const content = await read(name);
            return { name, content, size_bytes: content.length, used_at };
          }),
      );
      await database.write(async (db) => {
        if (known.size > 0)
          await db
            .updateTable('assets')
            .set({ used_at })
            .where('name', 'in', [...known])
            .execute();
        if (rows.length > 0)
          await db
            .insertInto('assets')
            .values(rows)
            .onConflict((conflict) => conflict.column('name').doUpdateSet({ used_at }))
            .execute();
      });
    },

    /** Removes what no node has had for 30 days, and what is too much, the least recently used first. */
    async prune(): Promise<void> {
      const kept = await database.read
        .selectFrom('assets')
        .select(['name', 'size_bytes', 'used_at'])
        .orderBy('used_at', 'desc')
        .orderBy('name')
        .execute();
      let bytes = 0;
      const oldest = now() - KEPT_MS;
      const outdated = kept
        .filter(({ size_bytes, used_at }) => {
          bytes += size_bytes;
          return used_at < oldest || bytes > maxBytes;
        })
        .map((row) => row.name);
      if (outdated.length === 0) return;
      await database.write((db) => db.deleteFrom('assets').where('name', 'in', outdated).execute());
    },

    /** A file of any build, packed with Brotli; null where it is of none. */
    async find(name: string): Promise<Buffer | null> {
      const row = await database.read
        .selectFrom('assets')
        .select('content')
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.content ?? null;
    },
  };
}
