import type { RowsCsvQuery } from '../../contract/schemas/developers/reports.ts';
import type { Db } from '../../database/database.ts';
import { type Facet, readFacets } from '../facets.ts';
import type { MomentKind } from '../moments.ts';
import { type Names, readNames } from '../names.ts';
import { type Begun, begun } from './begun.ts';
import { csvLine, secondsCell, timeCell } from './csv.ts';

/** What a line says of a conversation besides when it began. */
type Summary = {
  /** The facet of what happened last. */
  facet_id: number | null;
  first_reply_at: number | null;
  first_reply_ms: number | null;
  first_reply_open_ms: number | null;
  first_reply_facet: number | null;
  resolved_seq: number | null;
  resolved_at: number | null;
  reopened_seq: number | null;
  reopened: number;
  messages_in: number;
  messages_out: number;
  messages_by_bots: number;
  rated_seq: number | null;
  /** The last one. */
  rating: number | null;
  left_without_reply: number;
  missed: number;
};

/** What a line is made of. */
const ADDED_UP: readonly MomentKind[] = [
  'started',
  'first_reply',
  'messages',
  'resolved',
  'reopened',
  'rated',
  'left_without_reply',
  'missed',
];

/** A line for each conversation that began in a period, in the order in which they began; also of erased visitors. */
export async function* conversationsCsv(db: Db, query: RowsCsvQuery): AsyncGenerator<string> {
  yield csvLine(
    'conversation,site,team,labels,language,channel,started_at,first_reply_at,first_reply_s,first_reply_business_s,first_reply_by,resolved_at,reopened,messages_in,messages_out,messages_by_bots,rating,topic,left_without_reply,missed'.split(
      ',',
    ),
  );
  const facets = await readFacets(db, {});
  const names = await readNames(db);
  for await (const page of begun(db, query)) {
    const summaries = await summariesOf(db, page);
    const lines = page.flatMap((one) => {
      const summary = summaries.get(one.id);
      return summary === undefined ? [] : [conversationLine(one, summary, facets, names)];
    });
    yield lines.join('');
  }
}

/** Added up by the database: a conversation is one row on the way here, however many answers it has. */
async function summariesOf(db: Db, page: readonly Begun[]): Promise<Map<string, Summary>> {
  const authors = (...kinds: string[]) =>
    db.selectFrom('moment_facets').select('id').where('author_kind', 'in', kinds);
  const sums = db
    .selectFrom('moment_facts')
    .select('conversation_id')
    .select(({ fn }) => {
      const latest = (column: 'seq' | 'at' | 'wall_ms' | 'open_ms' | 'facet_id' | 'amount', kind: string) =>
        fn.max(column).filterWhere('kind', '=', kind);
      const said = (...kinds: string[]) =>
        fn
          .sum<number>('amount')
          .filterWhere('kind', '=', 'messages')
          .filterWhere('facet_id', 'in', authors(...kinds));
      return [
        // There is one first reply.
        latest('at', 'first_reply').as('first_reply_at'),
        latest('wall_ms', 'first_reply').as('first_reply_ms'),
        latest('open_ms', 'first_reply').as('first_reply_open_ms'),
        latest('facet_id', 'first_reply').as('first_reply_facet'),
        latest('seq', 'rated').as('rated_seq'),
        latest('amount', 'missed').as('missed'),
        latest('seq', 'resolved').as('resolved_seq'),
        latest('seq', 'reopened').as('reopened_seq'),
        fn.countAll<number>().filterWhere('kind', '=', 'reopened').as('reopened'),
        fn.countAll<number>().filterWhere('kind', '=', 'left_without_reply').as('left_without_reply'),
        said('visitor').as('messages_in'),
        said('agent', 'service').as('messages_out'),
        said('bot').as('messages_by_bots'),
      ];
    })
    .where(
      'conversation_id',
      'in',
      page.map(({ id }) => id),
    )
    // Later replies are most of what there is, and nothing of them is added up.
    .where('kind', 'in', ADDED_UP)
    .groupBy('conversation_id')
    .as('sums');
  const rows = await db
    .selectFrom(sums)
    .selectAll()
    .select((eb) => {
      const moment = eb
        .selectFrom('moment_facts as moment')
        .whereRef('moment.conversation_id', '=', 'sums.conversation_id')
        .limit(1);
      return [
        moment.select('facet_id').orderBy('moment.seq', 'desc').as('facet_id'),
        moment
          .select('at')
          .whereRef('moment.seq', '=', 'sums.resolved_seq')
          .where('kind', '=', 'resolved')
          .as('resolved_at'),
        moment
          .select('amount')
          .whereRef('moment.seq', '=', 'sums.rated_seq')
          .where('kind', '=', 'rated')
          .as('rating'),
      ];
    })
    .execute();
  return new Map(
    rows.map(({ conversation_id, ...row }) => [
      conversation_id,
      {
        ...row,
        // Postgres gives sums as text.
        reopened: Number(row.reopened),
        messages_in: Number(row.messages_in ?? 0),
        messages_out: Number(row.messages_out ?? 0),
        messages_by_bots: Number(row.messages_by_bots ?? 0),
        left_without_reply: Number(row.left_without_reply),
        missed: Number(row.missed ?? 0),
      },
    ]),
  );
}

function conversationLine(
  { id, at }: Begun,
  of: Summary,
  facets: ReadonlyMap<number, Facet>,
  names: Names,
): string {
  const now = facets.get(of.facet_id ?? -1);
  const isResolved = (of.resolved_seq ?? 0) > (of.reopened_seq ?? 0);
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
    timeCell(isResolved ? of.resolved_at : null),
    of.reopened,
    of.messages_in,
    of.messages_out,
    of.messages_by_bots,
    of.rating,
    now?.topic ?? null,
    of.left_without_reply,
    of.missed,
  ]);
}
