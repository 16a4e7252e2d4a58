import { AGENTS_CHANNEL, VISITOR_PRESENCE_EVENT, visitorChannel } from '../contract/channels.ts';
import type { VisitorPresence } from '../contract/schemas/people.ts';
import type { Database } from '../database/database.ts';
import type { Engine, WebhookFact } from './engine.ts';

/** Webhooks get lost; this often the engine itself is asked who is here. */
const RECONCILE_MS = 15_000;
const PREFIX = visitorChannel('');
const VISITOR_ID = /^[0-9a-f-]{36}$/;

export type VisitorPresenceOptions = {
  database: Database;
  engine: Engine;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/** Knows which visitors have the chat connected: from signed webhooks, put right by asking the engine now and then. */
export function createVisitorPresence({ database, engine, now, log }: VisitorPresenceOptions) {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  return {
    /** What a webhook said. Late, repeated and out of order is fine: the newest report wins. */
    async report(timeMs: number, facts: readonly WebhookFact[]): Promise<void> {
      for (const fact of facts) {
        if (fact.name !== 'channel_occupied' && fact.name !== 'channel_vacated') continue;
        const visitorId = visitorOf(fact.channel);
        if (visitorId !== null) await set([visitorId], fact.name === 'channel_occupied', timeMs);
      }
    },
    start(): void {
      timer = setTimeout(() => void reconcileAgain(), 0);
    },
    stop(): void {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
    reconcile,
  };

  async function reconcileAgain(): Promise<void> {
    try {
      await reconcile();
    } catch (error) {
      log.warn({ err: error }, 'Who is here could not be asked of the engine; it is asked again.');
    }
    if (!stopped) timer = setTimeout(() => void reconcileAgain(), RECONCILE_MS);
  }

  async function reconcile(): Promise<void> {
    const askedAt = now();
    const occupied = new Set(
      (await engine.occupiedChannels(PREFIX)).flatMap((name) => visitorOf(name) ?? []),
    );
    const known = await database.read.selectFrom('visitors').select('id').where('here', '=', 1).execute();
    const knownIds = new Set(known.map((row) => row.id));
    await set(
      [...knownIds].filter((id) => !occupied.has(id)),
      false,
      askedAt,
    );
    await set(
      [...occupied].filter((id) => !knownIds.has(id)),
      true,
      askedAt,
    );
  }

  async function set(ids: string[], here: boolean, at: number): Promise<void> {
    if (ids.length === 0) return;
    const changed = await database.write((db) =>
      db
        .updateTable('visitors')
        .set({ here: here ? 1 : 0, here_at: at, ...(here ? { seen_at: at } : {}) })
        .where('id', 'in', ids)
        .where('here', '=', here ? 0 : 1)
        .where('here_at', '<=', at)
        .returning('id')
        .execute(),
    );
    if (changed.length === 0) return;
    const publications = changed.map((row) => {
      const data: VisitorPresence = { visitorId: row.id, here, at };
      return { channel: AGENTS_CHANNEL, name: VISITOR_PRESENCE_EVENT, data };
    });
    await engine
      .publish(publications)
      .catch((error) =>
        log.warn({ err: error }, 'Agents were not told who came or went; their next fetch shows it.'),
      );
  }
}
export type VisitorPresenceKeeper = ReturnType<typeof createVisitorPresence>;

function visitorOf(channel: string): string | null {
  const id = channel.startsWith(PREFIX) ? channel.slice(PREFIX.length) : '';
  return VISITOR_ID.test(id) ? id : null;
}
