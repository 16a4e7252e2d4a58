import type { Database } from './database.ts';

/** A node shows every two seconds that it lives. One that is silent for so long was killed. */
const GONE_MS = 30_000;
/** Who looks at nodes does so every two seconds. After a longer gap, nobody knows who was silent in it. */
const LONGEST_GAP_MS = 6_000;

export type LiveNode = {
  id: string;
  /** The names of the keys with which it opens secrets. */
  opens: ReadonlySet<string>;
};

export type LiveNodesOptions = {
  database: Database;
  /** This one. */
  node: string;
  /** Milliseconds since some moment, of a clock that nobody sets. */
  elapsed?: () => number;
};

/**
 * The other nodes that are entered in the database (`node-register.ts`) and have not been silent for half a minute while this one
 * looked. Those that have are taken out; who was only frozen enters itself again. Where this one could not look for some seconds – the
 * database was away, or this machine stood still – all have half a minute from then on.
 */
export function createLiveNodes({ database, node, elapsed = () => performance.now() }: LiveNodesOptions) {
  const heard = new Map<string, { beats: number; at: number }>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async function liveNodes(): Promise<LiveNode[]> {
    const rows = await database.read
      .selectFrom('nodes')
      .select(['id', 'beats', 'opens'])
      .where('id', '!=', node)
      .execute();
    const at = elapsed();
    const missed = at - lookedAt > LONGEST_GAP_MS;
    lookedAt = at;
    for (const { id, beats } of rows)
      if (missed || heard.get(id)?.beats !== beats) heard.set(id, { beats, at });
    const isGone = ({ id }: { id: string }) => at - (heard.get(id)?.at ?? at) >= GONE_MS;
    for (const { id, beats } of rows.filter(isGone))
      await database.write((db) =>
        db.deleteFrom('nodes').where('id', '=', id).where('beats', '=', beats).execute(),
      );
    return rows
      .filter((row) => !isGone(row))
      .map(({ id, opens }) => ({ id, opens: new Set(opens.split(' ').filter((name) => name !== '')) }));
  };
}
