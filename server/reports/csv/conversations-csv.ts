import { csvLine, secondsCell, timeCell } from '../../common/csv.ts';
import type { RowsCsvQuery } from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { type Facet, readFacets } from '../facets.ts';
import type { MomentKind } from '../moments.ts';
import { type Names, readNames } from '../names.ts';
import { ahead } from './ahead.ts';
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
const SHOWN_KINDS: readonly MomentKind[] = [
  'first_reply',
  'resolved',
  'reopened',
  'rated',
  'left_without_reply',
  'missed',
];
const AUTHORS = ['visitor', 'agent', 'service', 'bot'] as const;

/** A line for each conversation that began in a period, in the order in which they began; also of erased visitors. */
export async function* conversationsCsv(db: Db, query: RowsCsvQuery): AsyncGenerator<string> {
  yield csvLine(
    'conversation,site,team,labels,language,channel,started_at,first_reply_at,first_reply_s,first_reply_business_s,first_reply_by,resolved_at,reopened,messages_in,messages_out,messages_by_bots,rating,topic,left_without_reply,missed'.split(
      ',',
    ),
  );
  const facets = await readFacets(db, {});
  const names = await readNames(db);
  // The database looks for what comes next while lines are made and sent.
  for await (const { page, summaries } of ahead(summarized(db, ahead(begun(db, query)))))
    yield page.map((one) => conversationLine(one, summaries.get(one.id) ?? EMPTY, facets, names)).join('');
}

async function* summarized(db: Db, pages: AsyncIterable<Begun[]>) {
  for await (const page of pages) yield { page, summaries: await summariesOf(db, page) };
}

async function summariesOf(db: Db, page: readonly Begun[]): Promise<Map<string, Summary>> {
  const ids = page.map(({ id }) => id);
  const summaries = new Map(ids.map((id) => [id, { ...EMPTY }]));
  const [moments, messages] = await Promise.all([readMoments(db, ids), readMessageSums(db, ids)]);
  for (const moment of moments) addMoment(summaries.get(moment.conversation_id) ?? { ...EMPTY }, moment);
  for (const { conversation_id, author_kind, amount } of messages) {
    const summary = summaries.get(conversation_id);
    const author = AUTHORS.find((one) => one === author_kind);
    // Postgres gives sums as text.
    if (summary !== undefined && author !== undefined) summary[author] = Number(amount);
  }
  return summaries;
}

type ShownMoment = Awaited<ReturnType<typeof readMoments>>[number];

/** What happened in some conversations beside messages; of each in its order. */
function readMoments(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('moment_facts')
    .select(['conversation_id', 'kind', 'at', 'facet_id', 'wall_ms', 'open_ms', 'amount'])
    .where('conversation_id', 'in', ids)
    .where('kind', 'in', SHOWN_KINDS)
    .orderBy('conversation_id')
    .orderBy('seq')
    .execute();
}

/** How much each kind of author wrote in them. */
function readMessageSums(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('moment_facts')
    .innerJoin('moment_facets', 'moment_facets.id', 'moment_facts.facet_id')
    .select(['conversation_id', 'author_kind'])
    .select(({ fn }) => fn.sum<number | string>('amount').as('amount'))
    .where('conversation_id', 'in', ids)
    .where('kind', '=', 'messages')
    .groupBy(['conversation_id', 'author_kind'])
    .execute();
}

function addMoment(summary: Summary, { kind, at, facet_id, wall_ms, open_ms, amount }: ShownMoment): void {
  switch (kind) {
    case 'first_reply':
      summary.first_reply_at = at;
      summary.first_reply_ms = wall_ms;
      summary.first_reply_open_ms = open_ms;
      summary.first_reply_facet = facet_id;
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
