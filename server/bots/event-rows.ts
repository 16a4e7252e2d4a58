import { ApiError } from '../common/api-error.ts';
import type { BotEventPage } from '../contract/schemas/developers/bots-api.ts';
import type { Db } from '../database/database.ts';
import type { BotEventRow, BotRow } from '../database/tables/bots.ts';
import { botEventOf } from './event-bodies.ts';

const EVENTS_PER_PAGE = 100;
/** A page ends after about so much, measured as JSON. */
const MOST_PAGE_CHARACTERS = 256_000;

/** What is to be told. */
export type NewBotEvent = Pick<BotEventRow, 'type' | 'seq' | 'at'> & {
  botId: string;
  conversationId: string;
  data: object;
};

/**
 * Puts an event down for a bot. The bot's row is locked until the commit, so that its positions become visible in their
 * order: whoever has read up to one finds nothing before it later.
 */
export async function appendBotEvent(db: Db, event: NewBotEvent, now: number): Promise<void> {
  const { head, url } = await db
    .updateTable('bots')
    .set((eb) => ({ head: eb('head', '+', 1) }))
    .where('id', '=', event.botId)
    .returning(['head', 'url'])
    .executeTakeFirstOrThrow();
  await db
    .insertInto('bot_events')
    .values({
      bot_id: event.botId,
      position: head,
      type: event.type,
      conversation_id: event.conversationId,
      seq: event.seq,
      data: JSON.stringify(event.data),
      at: event.at,
      next_at: url === null ? null : now,
    })
    .execute();
}

/** The same whenever the event is sent, on every node; no other event has it, also in a database that was restored. */
export function botEventId(
  epoch: string,
  { bot_id, position }: Pick<BotEventRow, 'bot_id' | 'position'>,
): string {
  return `${epoch}:${bot_id}:${position}`;
}

/**
 * A page of what a bot is told.
 * @param after a cursor of this function; `latest`: nothing of what there is; without: from the oldest that is kept
 * @throws ApiError `cursor_expired` when what stood behind the cursor was removed, or is of a database that was restored;
 *   `bad_request` when it is no cursor
 */
export async function readBotEvents(
  db: Db,
  epoch: string,
  bot: BotRow,
  after: string | undefined,
  limit = EVENTS_PER_PAGE,
): Promise<BotEventPage> {
  const from = await positionOf(db, epoch, bot.id, after);
  const rows = await db
    .selectFrom('bot_events')
    .selectAll()
    .where('bot_id', '=', bot.id)
    .where('position', '>', from)
    .orderBy('position')
    .limit(limit + 1)
    .execute();
  const events: BotEventPage['events'] = [];
  let last = from;
  let characters = 0;
  for (const row of rows.slice(0, limit)) {
    const event = await botEventOf(db, row);
    if (event !== null) {
      characters += JSON.stringify(event).length;
      if (characters > MOST_PAGE_CHARACTERS && events.length > 0) break;
      events.push({ id: botEventId(epoch, row), event });
    }
    last = row.position;
  }
  return { events, next: `${epoch}.${last}`, more: last < (rows.at(-1)?.position ?? from) };
}

async function positionOf(db: Db, epoch: string, botId: string, after: string | undefined): Promise<number> {
  const { head, pruned } = await db
    .selectFrom('bots')
    .select(['head', 'pruned'])
    .where('id', '=', botId)
    .executeTakeFirstOrThrow();
  if (after === 'latest') return head;
  if (after === undefined) return pruned;
  const [, of, digits] = /^([\w-]{1,64})\.(\d{1,15})$/.exec(after) ?? [];
  if (of === undefined)
    throw new ApiError('bad_request', '`after` is not a cursor that this server gave. Begin without it.');
  const position = Number(digits);
  if (of === epoch && position >= pruned && position <= head) return position;
  throw new ApiError(
    'cursor_expired',
    'What followed this cursor is not kept any more. Read on from `after=latest`.',
  );
}
