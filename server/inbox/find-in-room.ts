import type { FindInRoomQuery } from '../contract/schemas/rooms-api.ts';
import type { Db } from '../database/database.ts';
import type { MessageRow } from '../database/tables.ts';
import { wordsOf } from '../search/message-index.ts';
import { searchParts } from '../search/search-terms.ts';

/** Nobody steps through more; the newest are what is left. */
const MOST = 500;
/** Above every number of a message, as Postgres keeps them. */
const MOST_SEQ = 2_147_483_647;
/** What agents say among themselves is in no index: so many of the newest messages are looked through, in such steps. */
const PACE = { messages: 20_000, step: 500 };

type Said = Pick<MessageRow, 'seq' | 'author_name' | 'body' | 'attachments' | 'created_at'>;

/**
 * The numbers of the messages of a room that a search finds, the newest first, at most 500 among its newest 20,000. All words have to
 * begin a word of the message or of the name of a file; what else is asked for has to hold as well.
 * @param query `from` is a part of the author's name, `before` and `after` are ms since 1970
 */
export async function findInRoom(
  db: Db,
  roomId: string,
  { text = '', from, file, before, after }: FindInRoomQuery,
  pace = PACE,
): Promise<number[]> {
  const runs = searchParts(text).map((part) =>
    part.kind === 'prefix' ? ` ${part.term}` : ` ${part.terms.join(' ')}`,
  );
  if (runs.length === 0 && [from, file, before, after].every((asked) => asked === undefined)) return [];
  // Words of which none can be found, such as signs, are not the same as no words.
  if (runs.length === 0 && text.trim() !== '') return [];
  const author = from === undefined ? null : folded(from);
  const holds = (row: Said): boolean => {
    if (author !== null && !folded(row.author_name).includes(author)) return false;
    if (file !== undefined && (row.attachments !== '[]') !== file) return false;
    if (before !== undefined && row.created_at >= before) return false;
    if (after !== undefined && row.created_at < after) return false;
    const terms = runs.length === 0 ? '' : ` ${wordsOf(row).join(' ')}`;
    return runs.every((run) => terms.includes(run));
  };
  const found: number[] = [];
  let below = MOST_SEQ;
  for (let looked = 0; looked < pace.messages && found.length < MOST; looked += pace.step) {
    const rows = await db
      .selectFrom('messages')
      .select(['seq', 'author_name', 'body', 'attachments', 'created_at'])
      .where('conversation_id', '=', roomId)
      .where('seq', '<', below)
      .where('unsent_at', 'is', null)
      .orderBy('seq', 'desc')
      .limit(pace.step)
      .execute();
    found.push(...rows.filter(holds).map(({ seq }) => seq));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pace.step) break;
    below = last.seq;
  }
  return found.slice(0, MOST);
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
