import { SqliteAdapter, sql } from 'kysely';
import { visitorName } from '../access/actor.ts';
import { ApiError } from '../common/api-error.ts';
import type { FigureName, MomentsQuery, ReportMoments } from '../contract/schemas/developers/reports.ts';
import type { Db } from '../database/database.ts';
import type { MomentRow } from '../database/tables.ts';
import { quartersOfLongest } from './days/longest-waits.ts';
import { createDayReader, type DayReader } from './days/read-days.ts';
import { facetsOf, readFacets } from './facets.ts';
import { QUARTER_MS } from './fold.ts';
import type { MomentKind } from './moments.ts';
import { readNames } from './names.ts';
import { hoursOf, periodOf, type Span, spanOf } from './period.ts';

const PAGE = 50;

/** The value, conversation and number of the last one of the page before. */
type Cursor = [number, string, number];
type FindOptions = {
  atOnce?: number;
  reader?: DayReader;
  /** Of ratings, only those of this score. */
  score?: number | undefined;
};
/** What somebody waits for. */
const WAITED: readonly MomentKind[] = [
  'taken',
  'first_reply',
  'next_reply',
  'bot_reply',
  'resolved',
  'abandoned',
  'left_without_reply',
];

type Made = { kind: MomentKind; authors?: readonly string[] };
/** Of what each figure is made. */
const MADE_OF: Readonly<Record<FigureName, Made>> = {
  started: { kind: 'started' },
  reopened: { kind: 'reopened' },
  resolved: { kind: 'resolved' },
  abandoned: { kind: 'abandoned' },
  leftWithoutReply: { kind: 'left_without_reply' },
  missed: { kind: 'missed' },
  messagesIn: { kind: 'messages', authors: ['visitor'] },
  messagesOut: { kind: 'messages', authors: ['agent', 'service'] },
  messagesByBots: { kind: 'messages', authors: ['bot'] },
  waiting: { kind: 'taken' },
  firstReply: { kind: 'first_reply' },
  nextReply: { kind: 'next_reply' },
  resolution: { kind: 'resolved' },
  botReply: { kind: 'bot_reply' },
  ratings: { kind: 'rated' },
};

/**
 * What a figure counts, one by one: the newest first, or the longest wait.
 * @throws ApiError `bad_request`
 */
export async function findMoments(
  db: Db,
  query: MomentsQuery,
  { atOnce = PAGE, reader = createDayReader(db), score }: FindOptions = {},
): Promise<ReportMoments> {
  const { days } = periodOf(query);
  const { from, to } = spanOf(days);
  const { weekday, hour } = query;
  const hours =
    weekday === undefined && hour === undefined ? null : hoursOf(days, query.timeZone, { weekday, hour });
  const { kind, authors } = MADE_OF[query.figure];
  const waited = query.hours === 'business' ? 'moment.open_ms' : 'moment.wall_ms';
  const value =
    query.order === 'longest' ? sql<number>`coalesce(${sql.ref(waited)}, 0)` : sql<number>`moment.at`;
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const quarters =
    query.order === 'longest' && WAITED.includes(kind) && hours === null
      ? await quartersFor(db, query, reader, after, atOnce)
      : null;
  const rows = await db
    .selectFrom(hours === null ? EVERYWHERE : momentsIn(db, hours))
    .innerJoin('moment_facets as facet', 'facet.id', 'moment.facet_id')
    .leftJoin('conversations', 'conversations.id', 'moment.conversation_id')
    .leftJoin('visitors', 'visitors.id', 'conversations.visitor_id')
    .select(['moment.conversation_id', 'moment.seq', 'moment.kind', 'moment.at', 'moment.from_at'])
    .select([
      'moment.amount',
      'facet.author_kind',
      'facet.author_id',
      'visitors.id as visitor_id',
      'visitors.name',
    ])
    .select([`${waited} as waited_ms`, value.as('value')])
    .where('moment.kind', '=', kind)
    .where('moment.facet_id', 'in', facetsOf(db, query).select('id'))
    // Never both: SQLite would go through the whole period by its index.
    .$if(hours === null && quarters === null, (found) =>
      found.where('moment.at', '>=', from).where('moment.at', '<', to),
    )
    .$if(quarters !== null, (found) =>
      found.where(({ or, between }) =>
        or((quarters ?? []).map((at) => between('moment.at', at, at + QUARTER_MS - 1))),
      ),
    )
    // What was answered in time was not missed.
    .where('moment.amount', '>', 0)
    .$if(authors !== undefined, (found) => found.where('facet.author_kind', 'in', authors ?? []))
    .$if(score !== undefined, (found) => found.where('moment.amount', '=', score ?? 0))
    .$if(after !== null, (found) =>
      found.where(
        sql<boolean>`(${value}, moment.conversation_id, moment.seq) < (${sql.join((after ?? []).map((part) => (typeof part === 'number' ? sql`cast(${part} as bigint)` : sql`${part}`)))})`,
      ),
    )
    .orderBy(value, 'desc')
    .orderBy('moment.conversation_id', 'desc')
    .orderBy('moment.seq', 'desc')
    .limit(atOnce + 1)
    .execute();
  const page = rows.slice(0, atOnce);
  const last = page.at(-1);
  const names = await readNames(db);
  return {
    moments: page.map((row) => ({
      conversationId: row.visitor_id === null ? null : row.conversation_id,
      seq: row.seq,
      kind: row.kind,
      at: row.at,
      fromAt: row.from_at,
      waitedMs: row.waited_ms,
      visitorName: row.visitor_id === null ? null : visitorName({ id: row.visitor_id, name: row.name }),
      author: { kind: row.author_kind, id: row.author_id, name: names('agent', row.author_id) },
      amount: row.amount,
    })),
    next:
      rows.length > atOnce && last !== undefined
        ? JSON.stringify([Number(last.value), last.conversation_id, last.seq])
        : null,
  };
}

const EVERYWHERE = sql<MomentRow>`moment_facts`.as('moment');

/**
 * What happened in some hours alone: each is looked for by the index of times. With a condition for each, SQLite would go through
 * the whole period and try all of them on every row.
 */
function momentsIn(db: Db, hours: readonly Span[]) {
  const sent = JSON.stringify(hours.map(({ from, to }) => [from, to]));
  const found =
    db.getExecutor().adapter instanceof SqliteAdapter
      ? sql`json_each(${sent}) as span cross join moment_facts as one
          where one.at >= span.value ->> 0 and one.at < span.value ->> 1`
      : sql`json_array_elements(${sent}::json) as span(value) cross join lateral (
          select * from moment_facts
          where at >= (span.value ->> 0)::bigint and at < (span.value ->> 1)::bigint offset 0
        ) as one`;
  return sql<MomentRow>`(select one.* from ${found})`.as('moment');
}

/** Where the longest waits of a page are to be looked for; null: everywhere. */
async function quartersFor(
  db: Db,
  query: MomentsQuery,
  reader: DayReader,
  after: Cursor | null,
  atOnce: number,
): Promise<number[] | null> {
  const { kind, authors } = MADE_OF[query.figure];
  const facets = [...(await readFacets(db, query)).values()].filter(
    ({ authorKind }) => authors === undefined || authors.includes(authorKind),
  );
  return quartersOfLongest(reader, {
    ...spanOf(periodOf(query).days),
    kind,
    hours: query.hours ?? 'all',
    facets: new Set(facets.map(({ id }) => id)),
    atMost: after?.[0] ?? Number.POSITIVE_INFINITY,
    count: atOnce + 1,
  });
}

function readCursor(text: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(text);
    if (Array.isArray(cursor) && cursor.length === 3) {
      const [value, id, seq] = cursor;
      if (Number.isSafeInteger(value) && typeof id === 'string' && Number.isSafeInteger(seq))
        return [value, id, seq];
    }
  } catch {
    // It is refused below.
  }
  throw new ApiError('bad_request', 'This is not the cursor of a page.', { field: 'cursor' });
}
