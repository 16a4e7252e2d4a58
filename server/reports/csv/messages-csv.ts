import { csvLine, timeCell } from '../../common/csv.ts';
import type { RowsCsvQuery } from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { ahead } from './ahead.ts';
import { begun } from './begun.ts';

/** So many messages, at most, are held at once: of several short conversations, or a part of a long one. */
const MESSAGES_AT_ONCE = 1_000;

type Length = { id: string; seq: number };
type By = Pick<RowsCsvQuery, 'authorId'>;

/**
 * A line for each message of the conversations that began in a period, with its words; notes too. What was taken back is left
 * out.
 * @param query `authorId`: only what this agent, service or bot wrote
 */
export async function* messagesCsv(db: Db, query: RowsCsvQuery): AsyncGenerator<string> {
  yield csvLine('conversation,number,at,kind,author_kind,author,body'.split(','));
  for await (const page of ahead(begun(db, query))) {
    const lengths = await lengthsOf(
      db,
      page.map(({ id }) => id),
    );
    for (const heap of heapsOf(lengths))
      if (heap.length === 1) yield* linesOfOne(db, heap[0] as Length, query);
      else yield await linesOfSome(db, heap, query);
  }
}

/** How long each is at most: its last event's number. In the same order; without those that were deleted. */
async function lengthsOf(db: Db, ids: readonly string[]): Promise<Length[]> {
  const rows = await db.selectFrom('conversations').select(['id', 'seq']).where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Conversations one after the other that have together no more messages than are held at once; a longer one alone. */
function heapsOf(lengths: readonly Length[]): Length[][] {
  const heaps: Length[][] = [];
  let room = 0;
  for (const one of lengths) {
    if (one.seq > room) {
      heaps.push([]);
      room = MESSAGES_AT_ONCE;
    }
    heaps.at(-1)?.push(one);
    room -= one.seq;
  }
  return heaps;
}

async function linesOfSome(db: Db, heap: readonly Length[], of: By): Promise<string> {
  const rows = await messagesOf(
    db,
    heap.map(({ id }) => id),
    of,
  ).execute();
  const lines = new Map(heap.map(({ id }) => [id, '']));
  for (const row of rows)
    lines.set(row.conversation_id, (lines.get(row.conversation_id) ?? '') + lineOf(row));
  return [...lines.values()].join('');
}

async function* linesOfOne(db: Db, { id }: Length, of: By): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await messagesOf(db, [id], of).where('seq', '>', after).limit(MESSAGES_AT_ONCE).execute();
    if (rows.length > 0) yield rows.map(lineOf).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < MESSAGES_AT_ONCE) return;
    after = last.seq;
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof messagesOf>['execute']>>[number];

function messagesOf(db: Db, ids: readonly string[], { authorId }: By) {
  return db
    .selectFrom('messages')
    .select([
      'conversation_id',
      'seq',
      'created_at',
      'kind',
      'author_kind',
      'by_service',
      'author_name',
      'body',
    ])
    .where('conversation_id', 'in', ids)
    .where('unsent_at', 'is', null)
    .$if(authorId !== undefined, (found) => found.where('author_id', '=', authorId ?? ''))
    .orderBy('conversation_id')
    .orderBy('seq');
}

function lineOf(row: Row): string {
  const author = row.by_service === 1 ? 'service' : row.author_kind;
  return csvLine([
    row.conversation_id,
    row.seq,
    timeCell(row.created_at),
    row.kind,
    author,
    row.author_name,
    row.body,
  ]);
}
