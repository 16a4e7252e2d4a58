import { setImmediate } from 'node:timers/promises';
import { ApiError } from '../common/api-error.ts';
import type { FindInRoomQuery, FoundInRoom } from '../contract/schemas/rooms-api.ts';
import type { Db } from '../database/database.ts';
import type { MessageRow } from '../database/tables.ts';
import { wordsOf } from '../search/message-index.ts';
import { searchParts } from '../search/search-terms.ts';

/** Nobody steps through more; the newest are what is left. */
const MOST = 500;
/** Above every number of a message, as Postgres keeps them. */
const MOST_SEQ = 2_147_483_647;
/**
 * What agents say among themselves is in no index: so many of the newest messages are looked through, in such steps.
 * After `sliceMs` others have their turn, after `budgetMs` of own work a request says how far it has come.
 */
export type RoomPace = { messages: number; step: number; sliceMs: number; budgetMs: number };
const PACE: RoomPace = { messages: 20_000, step: 200, sliceMs: 10, budgetMs: 150 };

type Said = Pick<MessageRow, 'seq' | 'author_name' | 'body' | 'attachments' | 'created_at'>;
/** Where a search goes on: below this number, after so many messages. */
type Place = { below: number; looked: number };

/**
 * The numbers of the messages of a room that a search finds, the newest first, among its newest 20,000; at most 500 in one answer,
 * with which the search ends. All words have to begin a word of the message or of the name of a file; what else is asked for has to
 * hold as well.
 * @param query `from` is a part of the author's name, `before` and `after` are ms since 1970, `cursor` is the `next` of the
 *   page before
 * @param now a clock in ms, for what the work of this request takes
 * @returns `next`: the time was up, and the same question with this cursor looks further; null when all was looked at
 * @throws ApiError `bad_request` for a cursor that is not one of ours
 */
export async function findInRoom(
  db: Db,
  roomId: string,
  { cursor, ...query }: FindInRoomQuery,
  { pace = PACE, now = () => performance.now() }: { pace?: RoomPace; now?: () => number } = {},
): Promise<FoundInRoom> {
  const holds = conditionOf(query);
  let { below, looked } = placeOf(cursor);
  const enough = looked + pace.step;
  const found: number[] = [];
  if (holds === null) return { seqs: found, next: null };
  let spent = 0;
  let began = now();
  while (looked < pace.messages && found.length < MOST) {
    const rows = await saidBelow(db, roomId, below, Math.min(pace.step, pace.messages - looked));
    for (const row of rows) {
      if (holds(row)) found.push(row.seq);
      below = row.seq;
      looked += 1;
      if (found.length === MOST) break;
      const took = now() - began;
      // One step is looked at however long it takes: the next request begins further back.
      if (looked >= enough && spent + took >= pace.budgetMs)
        return { seqs: found, next: `${below}.${looked}` };
      if (took < pace.sliceMs) continue;
      await setImmediate();
      // What others did meanwhile is not this request's work.
      spent += took;
      began = now();
    }
    if (rows.length < pace.step) break;
  }
  return { seqs: found, next: null };
}

function saidBelow(db: Db, roomId: string, below: number, limit: number): Promise<Said[]> {
  return db
    .selectFrom('messages')
    .select(['seq', 'author_name', 'body', 'attachments', 'created_at'])
    .where('conversation_id', '=', roomId)
    .where('seq', '<', below)
    .where('unsent_at', 'is', null)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** Null where nothing is asked for, or words of which none can be found, such as signs. */
function conditionOf({ text = '', from, file, before, after }: FindInRoomQuery) {
  const runs = searchParts(text).map((part) =>
    part.kind === 'prefix' ? ` ${part.term}` : ` ${part.terms.join(' ')}`,
  );
  const others = [from, file, before, after].some((asked) => asked !== undefined);
  if (runs.length === 0 && (!others || text.trim() !== '')) return null;
  const author = from === undefined ? null : folded(from);
  return (row: Said): boolean => {
    if (author !== null && !folded(row.author_name).includes(author)) return false;
    if (file !== undefined && (row.attachments !== '[]') !== file) return false;
    if (before !== undefined && row.created_at >= before) return false;
    if (after !== undefined && row.created_at < after) return false;
    const terms = runs.length === 0 ? '' : ` ${wordsOf(row).join(' ')}`;
    return runs.every((run) => terms.includes(run));
  };
}

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { below: MOST_SEQ, looked: 0 };
  const [, below, looked] = /^(\d{1,10})\.(\d{1,5})$/.exec(cursor) ?? [];
  if (below === undefined || Number(below) > MOST_SEQ)
    throw new ApiError(
      'bad_request',
      '`cursor` is not one that this server gave. Start from the first page.',
    );
  return { below: Number(below), looked: Number(looked) };
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
