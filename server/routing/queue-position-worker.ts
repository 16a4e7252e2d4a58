import { QUEUE_POSITION_EVENT, visitorChannel } from '../contract/channels.ts';
import type { QueuePosition } from '../contract/schemas/widget-api.ts';
import type { Database } from '../database/database.ts';
import type { Engine } from '../engine/engine.ts';
import { createWorker, type Worker } from '../workers/worker.ts';
import { waitLeft } from './queue-position.ts';

/** At most one look in this time, however much happens. */
const LOOK_EVERY_MS = 1_000;
/** Who stands further back asks, and hears of it when they come this near. */
const MOST_PUBLISHED = 500;

export type QueuePositionWorkerOptions = {
  database: Database;
  engine: Engine;
  now: () => number;
  log: { warn(details: object, message: string): void };
};

/**
 * Tells waiting visitors their position in the queue whenever it changes: each their own, and nothing of the others. What it
 * remembers only saves telling the same again; a position that is told twice does no harm.
 */
export function createQueuePositionWorker({
  database,
  engine,
  now,
  log,
}: QueuePositionWorkerOptions): Worker {
  /** What each conversation was told: its position, and whether there was an estimate. */
  let published = new Map<string, string>();

  return createWorker({
    name: 'queue positions',
    // Only what happens in a conversation, or a visitor who comes, changes a position.
    everyMs: null,
    atMostEveryMs: LOOK_EVERY_MS,
    failure: 'Visitors could not be told their position in the queue; the next change tells it.',
    log,
    run: look,
  });

  async function look(): Promise<void> {
    const waiting = await database.read
      .selectFrom('conversations')
      .innerJoin('visitors', 'visitors.id', 'conversations.visitor_id')
      .innerJoin('sites', 'sites.id', 'conversations.site_id')
      .select([
        'conversations.id',
        'conversations.site_id',
        'conversations.visitor_id',
        'conversations.awaiting_reply_since',
        'visitors.here',
        'sites.announced',
        'sites.pace_ms',
        'sites.taken_at',
      ])
      .where('conversations.status', '=', 'waiting')
      .where('conversations.last_message_seq', '>', 0)
      .orderBy('conversations.waiting_since')
      .orderBy('conversations.id')
      .limit(MOST_PUBLISHED)
      .execute();
    const lengths = new Map<string, number>();
    const next = new Map<string, string>();
    const news = waiting.flatMap((row) => {
      const since = row.awaiting_reply_since;
      // Who was answered is in no queue until they write again.
      const position = since === null ? null : (lengths.get(row.site_id) ?? 0) + 1;
      if (position !== null) lengths.set(row.site_id, position);
      const waitMs = since === null || position === null ? null : waitLeft(row, position, since, now());
      const said = `${position}${waitMs === null ? '' : ', with an estimate'}`;
      // Nobody hears it who is not here; when they come, it is told.
      if (row.here !== 1) return [];
      next.set(row.id, said);
      if (published.get(row.id) === said) return [];
      const data: QueuePosition = { conversationId: row.id, queuePosition: position, waitMs };
      return { channel: visitorChannel(row.visitor_id), name: QUEUE_POSITION_EVENT, data };
    });
    if (news.length > 0) await engine.publish(news);
    published = next;
  }
}
