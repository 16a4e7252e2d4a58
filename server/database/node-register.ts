import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { createWorker, type Worker } from '../workers/worker.ts';
import type { Database, Db } from './database.ts';
import { UnusableDatabase } from './sqlite-folder.ts';

export type RegisterOptions = {
  database: Database;
  node: string;
  /** Whether its relay is inside it, where other nodes cannot publish. */
  embeddedRelay: boolean;
  /** The names of the keys with which it opens secrets: others seal with none that it does not have. */
  opens: readonly string[];
  log: Record<'info' | 'warn' | 'error', (details: object, message: string) => void>;
  /** How often a node shows that it lives, and how long one may be silent before it counts as gone. */
  beatMs?: number;
  silentMs?: number;
};

const BEAT_MS = 2_000;
const SILENT_MS = 7_000;
const LOOK_MS = 200;

type NodeRow = { id: string; beats: number };

export type Registered = {
  /** What shows others that this node lives; it runs already. */
  beats: Pick<Worker, 'state'>;
  /** To be called when the node stops. */
  leave(): Promise<void>;
};

/**
 * Enters this node in the database for as long as it runs. Nodes with a relay of their own do not hear what others
 * publish: people at two of them would wait for the next poll to see each other's messages. So the later one of two is
 * refused. A node that was killed does not stay in the way: one that shows no sign of life for some seconds is gone.
 * @throws UnusableDatabase
 */
export async function enterRegister(options: RegisterOptions): Promise<Registered> {
  const { database, node, log, beatMs = BEAT_MS } = options;
  await database.write((db) => enter(db, options));
  const beats = createWorker({
    name: 'register of nodes',
    everyMs: beatMs,
    run: () => beat(options),
    failure: 'This node could not show others that it lives; it is tried again.',
    log,
  });
  void beats.start();
  const leave = async () => {
    await beats.stop();
    await database
      .write((db) => db.deleteFrom('nodes').where('id', '=', node).execute())
      .catch((error) =>
        log.error(
          { err: error },
          'This node could not sign off from the database; the next start waits some seconds.',
        ),
      );
  };
  try {
    await waitForSilent(options);
  } catch (error) {
    await leave();
    throw error;
  }
  return { beats, leave };
}

async function beat(options: RegisterOptions): Promise<void> {
  const { database, node, log } = options;
  const known = await database.write((db) =>
    db
      .updateTable('nodes')
      .set((eb) => ({ beats: eb('beats', '+', 1) }))
      .where('id', '=', node)
      .returning('id')
      .executeTakeFirst(),
  );
  if (known !== undefined) return;
  // It was silent for so long, frozen or cut off, that another one has taken its place.
  await database.write((db) => enter(db, options));
  if ((await othersBefore(options)).length > 0)
    log.error(
      {},
      'Another node uses this database, and neither hears what the other publishes. Stop one of them, or set PUSHER_* on both.',
    );
}

async function enter(db: Db, { node, embeddedRelay, opens }: RegisterOptions): Promise<void> {
  await sql`insert into nodes (id, embedded_relay, started_at, beats, opens)
    values (${node}, ${embeddedRelay ? 1 : 0}, (extract(epoch from clock_timestamp()) * 1000)::bigint, 0, ${opens.join(' ')})
    on conflict (id) do nothing`.execute(db);
}

/** @throws UnusableDatabase when one that came before gives a sign of life */
async function waitForSilent(options: RegisterOptions): Promise<void> {
  const { database, log, silentMs = SILENT_MS } = options;
  const first = await othersBefore(options);
  if (first.length === 0) return;
  log.info({}, 'Another node has not signed off from this database. Looking whether it still runs.');
  const until = performance.now() + silentMs;
  while (performance.now() < until) {
    await pause(LOOK_MS);
    const now = await othersBefore(options);
    if (now.length === 0) return;
    if (now.some((one) => first.find(({ id }) => id === one.id)?.beats !== one.beats))
      throw new UnusableDatabase(
        'Another Frontdesk runs on this Postgres database, and at least one of the two has its relay inside, where the other ' +
          'cannot publish. Stop the other one first; or, for several nodes, set PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and ' +
          'PUSHER_HOST or PUSHER_CLUSTER on all of them.',
      );
  }
  const gone = first.map(({ id }) => id);
  await database.write((db) => db.deleteFrom('nodes').where('id', 'in', gone).execute());
}

/** Nodes that came before this one and that it cannot share a database with. */
async function othersBefore({ database, node, embeddedRelay }: RegisterOptions): Promise<NodeRow[]> {
  const { rows } = await sql<NodeRow>`select other.id, other.beats from nodes as other
    join nodes as mine on mine.id = ${node}
    where (other.started_at, other.id) < (mine.started_at, mine.id)
      and (other.embedded_relay = 1 or ${embeddedRelay ? 1 : 0} = 1)`.execute(database.read);
  return rows;
}
