import type { Database, Db } from '../database/database.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { prepared } from '../database/prepared.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { FOLD_VERSION } from './fold.ts';
import { foldConversations } from './fold-conversation.ts';

/** What no wake-up named is found within this: on other nodes. */
const LOOK_EVERY_MS = 5_000;
/** What comes meanwhile in a conversation that is busy is counted together with what came before. */
const AT_MOST_EVERY_MS = 2_000;
/** The name of what says which version has begun to count here. */
const COUNTED_BY = 'fold_version';
/** So many conversations are counted in one transaction: on SQLite, nobody else is served meanwhile. */
const CONVERSATIONS_AT_ONCE = 16;

/**
 * Counts what happens in conversations, a moment after it. It follows the order in which conversations changed
 * (`feed/conversation-changes.ts`), so that a message costs nothing more; after an upgrade, it counts all there is. A run goes as far
 * as the change that was the last one when it began.
 */
export function createFigures({
  database,
  log,
}: {
  database: Database;
  log: { warn(details: object, message: string): void };
}): Worker {
  let begun = false;
  return createWorker({
    name: 'figures',
    everyMs: LOOK_EVERY_MS,
    atMostEveryMs: AT_MOST_EVERY_MS,
    run: follow,
    failure: 'What happened in conversations could not be counted; it is tried again.',
    log,
  });

  async function follow(signal: AbortSignal): Promise<void> {
    if (!begun) await begin();
    begun = true;
    let { fold_position: position } = await database.read
      .selectFrom('figures_state')
      .select('fold_position')
      .executeTakeFirstOrThrow();
    // What changes meanwhile waits for the next run: else a busy conversation is counted again for every message or two.
    const upTo = await lastPosition(database.read);
    while (!signal.aborted) {
      const changes = await changesUpTo(database.read, { position, upTo });
      const last = changes.at(-1);
      if (last === undefined) return;
      const { position: next } = last;
      await count(
        changes.filter(isBehind).map(({ id }) => id),
        next,
        signal,
      );
      if (signal.aborted) return;
      position = next;
    }
  }

  /** Goes back to the first conversation where the version before has counted so far. */
  function begin(): Promise<void> {
    return database.write(async (db) => {
      const before = await readMeta(db, COUNTED_BY);
      if (before !== null && Number(before) >= FOLD_VERSION) return;
      // Where none is noted, a migration has begun at the first one.
      if (before !== null) await db.updateTable('figures_state').set({ fold_position: 0 }).execute();
      await writeMeta(db, COUNTED_BY, String(FOLD_VERSION));
    });
  }

  /** What is counted, and that it was, are committed together. */
  async function count(ids: readonly string[], position: number, signal: AbortSignal): Promise<void> {
    const { dialect } = database;
    let left = ids;
    do
      left = await database.write(async (db) => {
        const more = await foldConversations({ db, dialect }, left);
        // Several nodes may be at it: the furthest counts.
        if (more.length === 0) await goOnFrom(db, { position });
        return more;
      });
    while (left.length > 0 && !signal.aborted);
  }
}

/** Of the conversation that changed last; 0: none has. */
async function lastPosition(db: Db): Promise<number> {
  const [last] = await lastChange(db, {});
  return last?.position ?? 0;
}

const lastChange = prepared<object, { position: number }>((db) =>
  db.selectFrom('conversation_changes').select('position').orderBy('position', 'desc').limit(1),
);

const changesUpTo = prepared<{ position: number; upTo: number }, Change>((db, place) =>
  db
    .selectFrom('conversation_changes as change')
    .leftJoin('conversation_facts as facts', 'facts.conversation_id', 'change.conversation_id')
    .select(['change.conversation_id as id', 'change.position', 'change.seq'])
    .select(['facts.seq as counted', 'facts.fold_seq', 'facts.fold_version'])
    .where('change.position', '>', place('position'))
    .where('change.position', '<=', place('upTo'))
    .orderBy('change.position')
    .limit(CONVERSATIONS_AT_ONCE),
);

const goOnFrom = prepared<{ position: number }, unknown>((db, place) =>
  db
    .updateTable('figures_state')
    .set({ fold_position: place('position') })
    .where('fold_position', '<', place('position')),
);

type Change = { id: string; position: number } & Counted;
type Counted = { seq: number; counted: number | null; fold_seq: number | null; fold_version: number | null };

/** Also where the version before has counted: it knows less. */
function isBehind({ seq, counted, fold_seq, fold_version }: Counted): boolean {
  return counted === null || counted < seq || fold_version !== FOLD_VERSION || fold_seq !== counted;
}
