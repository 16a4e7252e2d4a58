import { SqliteAdapter, sql } from 'kysely';
import { csvLine, secondsCell, timeCell } from '../../common/csv.ts';
import type { RowsCsvQuery } from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { type Facet, readFacets } from '../facets.ts';
import type { MomentKind } from '../moments.ts';
import { type Names, readNames } from '../names.ts';
import { ahead, madeOf } from './ahead.ts';
import { type Begun, begun } from './begun.ts';

/** What a line says of a conversation besides when it began. */
type Summary = {
  first_reply_at: number | null;
  first_reply_ms: number | null;
  first_reply_open_ms: number | null;
  first_reply_facet: number | null;
  resolved_at: number | null;
  reopened: number;
  visitor: number;
  agent: number;
  service: number;
  bot: number;
  rating: number | null;
  left_without_reply: number;
  missed: number;
};
const EMPTY: Readonly<Summary> = {
  first_reply_at: null,
  first_reply_ms: null,
  first_reply_open_ms: null,
  first_reply_facet: null,
  resolved_at: null,
  reopened: 0,
  visitor: 0,
  agent: 0,
  service: 0,
  bot: 0,
  rating: null,
  left_without_reply: 0,
  missed: 0,
};

/** What a line is made of beside messages. Later replies are most of what there is, and nothing of them is told. */
const SHOWN_KINDS = [
  'first_reply',
  'resolved',
  'reopened',
  'rated',
  'left_without_reply',
  'missed',
] as const satisfies readonly MomentKind[];
const AUTHORS = ['visitor', 'agent', 'service', 'bot'] as const;

/** A line for each conversation that began in a period, in the order in which they began; also of erased visitors. */
export async function* conversationsCsv(db: Db, query: RowsCsvQuery): AsyncGenerator<string> {
  yield csvLine(
    'conversation,site,team,labels,language,channel,started_at,first_reply_at,first_reply_s,first_reply_business_s,first_reply_by,resolved_at,reopened,messages_in,messages_out,messages_by_bots,rating,topic,left_without_reply,missed'.split(
      ',',
    ),
  );
  let facets = await readFacets(db, {});
  let names = await readNames(db);
  // The database looks for what comes next while lines are made and sent.
  for await (const { page, summaries } of ahead(
    madeOf(ahead(begun(db, query)), (found) => summarized(db, found)),
  )) {
    const lines = page.map((one) => ({ one, summary: summaries.get(one.id) ?? EMPTY }));
    const used = lines.flatMap(({ one, summary }) => [one.last_facet_id, summary.first_reply_facet]);
    // More may have become known since, and what is new has a name.
    if (used.some((id) => id !== null && !facets.has(id))) {
      facets = await readFacets(db, {});
      names = await readNames(db);
    }
    yield lines.map(({ one, summary }) => conversationLine(one, summary, facets, names)).join('');
  }
}

async function summarized(db: Db, page: Begun[]) {
  return { page, summaries: await summariesOf(db, page) };
}

async function summariesOf(db: Db, page: readonly Begun[]): Promise<Map<string, Summary>> {
  const ids = page.map(({ id }) => id);
  const rows = await readSummaries(db, ids).execute();
  return new Map(
    rows.map(({ id, moments, ...sums }) => {
      const summary = { ...EMPTY };
      // Postgres gives sums as text.
      for (const author of AUTHORS) summary[author] = Number(sums[author]);
      for (const moment of inOrder(moments)) addMoment(summary, moment);
      return [id, summary];
    }),
  );
}

/**
 * What happened in some conversations, and how much each kind of author wrote in them. All of a conversation is looked through
 * once, and is one row: to hand over a row costs as much as to find it.
 */
function readSummaries(db: Db, ids: readonly string[]) {
  const isMessages = sql<boolean>`kind = 'messages'`;
  const sums = AUTHORS.map((author) =>
    sql<
      number | string | null
    >`sum(amount) filter (where ${isMessages} and author_kind = ${sql.lit(author)})`.as(author),
  );
  const [array, list] = (
    db.getExecutor().adapter instanceof SqliteAdapter
      ? ['json_array', 'json_group_array']
      : ['json_build_array', 'json_agg']
  ).map((name) => sql.raw(name));
  const moment = sql`${array}(seq, kind, at, facet_id, wall_ms, open_ms, amount)`;
  return db
    .selectFrom('moment_facts')
    .innerJoin('moment_facets', 'moment_facets.id', 'facet_id')
    .select('conversation_id as id')
    .select(sums)
    .select(
      sql<string | null>`cast(${list}(${moment}) filter (where not ${isMessages}) as text)`.as('moments'),
    )
    .where('conversation_id', 'in', ids)
    .where('kind', 'in', ['messages', ...SHOWN_KINDS])
    .groupBy('conversation_id');
}

type ShownMoment = [
  seq: number,
  kind: (typeof SHOWN_KINDS)[number],
  at: number,
  facetId: number,
  wallMs: number | null,
  openMs: number | null,
  amount: number,
];

/** @param moments JSON, in any order; null: there are none */
function inOrder(moments: string | null): ShownMoment[] {
  return (JSON.parse(moments ?? '[]') as ShownMoment[]).sort(([a], [b]) => a - b);
}

function addMoment(summary: Summary, [, kind, at, facetId, wallMs, openMs, amount]: ShownMoment): void {
  switch (kind) {
    case 'first_reply':
      summary.first_reply_at = at;
      summary.first_reply_ms = wallMs;
      summary.first_reply_open_ms = openMs;
      summary.first_reply_facet = facetId;
      break;
    case 'resolved':
      summary.resolved_at = at;
      break;
    case 'reopened':
      summary.reopened += 1;
      summary.resolved_at = null;
      break;
    case 'rated':
      // The last one stays.
      summary.rating = amount;
      break;
    case 'left_without_reply':
      summary.left_without_reply += 1;
      break;
    default:
      summary.missed = amount;
  }
}

function conversationLine(
  { id, at, last_facet_id }: Begun,
  of: Summary,
  facets: ReadonlyMap<number, Facet>,
  names: Names,
): string {
  const now = facets.get(last_facet_id ?? -1);
  return csvLine([
    id,
    names('site', now?.siteId ?? null),
    names('team', now?.teamId ?? null),
    (now?.labelIds ?? []).map((label) => names('label', label) ?? label).join('; '),
    now?.language ?? null,
    now?.channel ?? null,
    timeCell(at),
    timeCell(of.first_reply_at),
    secondsCell(of.first_reply_ms),
    secondsCell(of.first_reply_open_ms),
    names('agent', facets.get(of.first_reply_facet ?? -1)?.authorId ?? null),
    timeCell(of.resolved_at),
    of.reopened,
    of.visitor,
    of.agent + of.service,
    of.bot,
    of.rating,
    now?.topic ?? null,
    of.left_without_reply,
    of.missed,
  ]);
}
