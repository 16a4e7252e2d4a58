import { AGENTS_CHANNEL, VISITOR_PRESENCE_EVENT, visitorChannel } from '../contract/channels.ts';
import type { VisitorPresence } from '../contract/schemas/people.ts';
import type { Database } from '../database/database.ts';
import type { Engine, WebhookFact } from '../engine/engine.ts';
import { createWorker } from '../workers/worker.ts';

/** Webhooks get lost, and an engine that was restarted sends none for who did not come back: it is asked this often … */
const RECONCILE_MS = 5_000;
/** … less often where the answer is long … */
const MANY_HERE = 1_000;
const RECONCILE_MANY_MS = 15_000;
/** … and again soon, then more and more seldom, where it gave none: it may be about to be back. */
const RETRY_MS = { first: 500, most: 15_000 };
/** After a restart thousands come back within seconds: those of a moment are written down together. */
const GATHER_MS = 250;
const MOST_AT_ONCE = 500;
/** A clock that was set back must not make older reports of the future count for longer than this. */
const CLOCKS_DIFFER_MS = 60_000;
const PREFIX = visitorChannel('');
const VISITOR_ID = /^[0-9a-f-]{36}$/;

export type VisitorPresenceWorkerOptions = {
  database: Database;
  engine: Engine;
  now: () => number;
  log: { warn(details: object, message: string): void };
  /** Somebody came or went, and it is written down. */
  changed?: () => void;
};

/** `implausible`: a change that is said to be later than this is overridden as well. */
type Change = { ids: string[]; here: boolean; at: number; implausible?: number };

/** Knows which visitors have the chat connected: from signed webhooks, put right by asking the engine now and then. */
export function createVisitorPresenceWorker({
  database,
  engine,
  now,
  log,
  changed: noticed,
}: VisitorPresenceWorkerOptions) {
  let gathered: Change[] = [];
  let writing: Promise<void> | null = null;
  let manyHere = false;
  /** How often in a row the engine gave no answer. */
  let failures = 0;
  const worker = createWorker({
    name: 'visitors’ presence',
    everyMs() {
      if (failures > 0) return Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.min(failures - 1, 10));
      return manyHere ? RECONCILE_MANY_MS : RECONCILE_MS;
    },
    failure: 'Who is here could not be asked of the engine; it is asked again.',
    log,
    run: reconcile,
  });

  return {
    ...worker,
    /**
     * What a webhook said. Late, repeated and out of order is fine: the newest report wins. Resolves when it is written
     * down.
     */
    async report(timeMs: number, facts: readonly WebhookFact[]): Promise<void> {
      const changes = facts.flatMap((fact): Change[] => {
        if (fact.name !== 'channel_occupied' && fact.name !== 'channel_vacated') return [];
        const visitorId = visitorOf(fact.channel);
        return visitorId === null
          ? []
          : [{ ids: [visitorId], here: fact.name === 'channel_occupied', at: timeMs }];
      });
      if (changes.length === 0) return;
      gathered.push(...changes);
      writing ??= writeGathered();
      await writing;
    },
  };

  /** Asks the engine itself. */
  async function reconcile(): Promise<void> {
    failures += 1;
    const askedAt = now();
    const occupied = new Set(
      (await engine.occupiedChannels(PREFIX)).flatMap((name) => visitorOf(name) ?? []),
    );
    const known = await database.read.selectFrom('visitors').select('id').where('here', '=', 1).execute();
    const knownIds = new Set(known.map((row) => row.id));
    const implausible = askedAt + CLOCKS_DIFFER_MS;
    const gone = [...knownIds].filter((id) => !occupied.has(id));
    const come = [...occupied].filter((id) => !knownIds.has(id));
    await set([
      { ids: gone, here: false, at: askedAt, implausible },
      { ids: come, here: true, at: askedAt, implausible },
    ]);
    failures = 0;
    manyHere = occupied.size > MANY_HERE;
  }

  async function writeGathered(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const changes = gathered;
    gathered = [];
    writing = null;
    for (let from = 0; from < changes.length; from += MOST_AT_ONCE)
      await set(changes.slice(from, from + MOST_AT_ONCE));
  }

  async function set(changes: readonly Change[]): Promise<void> {
    const some = changes.filter(({ ids }) => ids.length > 0);
    if (some.length === 0) return;
    const changed = await database.write(async (db) => {
      const done: VisitorPresence[] = [];
      for (const { ids, here, at, implausible = Number.MAX_SAFE_INTEGER } of some) {
        const rows = await db
          .updateTable('visitors')
          .set({ here: here ? 1 : 0, here_at: at, ...(here ? { seen_at: at } : {}) })
          .where('id', 'in', ids)
          .where('here', '=', here ? 0 : 1)
          .where((eb) => eb.or([eb('here_at', '<=', at), eb('here_at', '>', implausible)]))
          .returning('id')
          .execute();
        done.push(...rows.map((row) => ({ visitorId: row.id, here, at })));
      }
      return done;
    });
    if (changed.length === 0) return;
    noticed?.();
    const publications = changed.map((data) => ({
      channel: AGENTS_CHANNEL,
      name: VISITOR_PRESENCE_EVENT,
      data,
    }));
    await engine
      .publish(publications)
      .catch((error) =>
        log.warn({ err: error }, 'Agents were not told who came or went; their next fetch shows it.'),
      );
  }
}
export type VisitorPresenceWorker = ReturnType<typeof createVisitorPresenceWorker>;

function visitorOf(channel: string): string | null {
  const id = channel.startsWith(PREFIX) ? channel.slice(PREFIX.length) : '';
  return VISITOR_ID.test(id) ? id : null;
}
