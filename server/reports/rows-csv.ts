import { sql } from 'kysely';
import type { RowsCsvQuery } from '../contract/schemas/developers/reports.ts';
import type { Db } from '../database/database.ts';
import type { MomentRow } from '../database/tables.ts';
import { csvLine, secondsCell, timeCell } from './csv.ts';
import { type Facet, facetsOf, readFacets } from './facets.ts';
import { type Names, readNames } from './names.ts';
import { periodOf, spanOf } from './period.ts';

const CONVERSATIONS_AT_ONCE = 200;
const MESSAGES_AT_ONCE = 1_000;

type Begun = { id: string; at: number };
type MomentOf = Pick<
  MomentRow,
  'conversation_id' | 'kind' | 'at' | 'facet_id' | 'wall_ms' | 'open_ms' | 'amount'
>;

/** A line for each conversation that began in a period, in the order in which they began; also of erased visitors. */
export async function* conversationsCsv(db: Db, query: RowsCsvQuery): AsyncGenerator<string> {
  yield csvLine(
    'conversation,site,team,labels,language,channel,started_at,first_reply_at,first_reply_s,first_reply_business_s,first_reply_by,resolved_at,reopened,messages_in,messages_out,messages_by_bots,rating'.split(
      ',',
    ),
  );
  const facets = await readFacets(db, {});
  const names = await readNames(db);
  for await (const page of begun(db, query)) {
    const moments = await momentsOf(db, page);
    yield page.map(({ id }) => conversationLine(id, moments.get(id) ?? [], facets, names)).join('');
  }
}

/**
 * A line for each message of the conversations that began in a period, with its words; notes too. What was taken back is left
 * out.
 */
export async function* messagesCsv(db: Db, query: RowsCsvQuery): AsyncGenerator<string> {
  yield csvLine('conversation,number,at,kind,author_kind,author,body'.split(','));
  for await (const page of begun(db, query))
    for (const { id } of page) {
      let after = 0;
      for (;;) {
        const rows = await db
          .selectFrom('messages')
          .select(['seq', 'created_at', 'kind', 'author_kind', 'by_service', 'author_name', 'body'])
          .where('conversation_id', '=', id)
          .where('seq', '>', after)
          .where('unsent_at', 'is', null)
          .orderBy('seq')
          .limit(MESSAGES_AT_ONCE)
          .execute();
        const lines = rows.map((row) => {
          const author = row.by_service === 1 ? 'service' : row.author_kind;
          return csvLine([
            id,
            row.seq,
            timeCell(row.created_at),
            row.kind,
            author,
            row.author_name,
            row.body,
          ]);
        });
        if (lines.length > 0) yield lines.join('');
        const last = rows.at(-1);
        if (last === undefined || rows.length < MESSAGES_AT_ONCE) break;
        after = last.seq;
      }
    }
}

/** The conversations that began in a period, a page at a time. */
async function* begun(db: Db, query: RowsCsvQuery): AsyncGenerator<Begun[]> {
  const { from, to } = spanOf(periodOf(query).days);
  let after: Begun = { id: '', at: from };
  for (;;) {
    const page: Begun[] = await db
      .selectFrom('moment_facts')
      .select(['conversation_id as id', 'at'])
      .where('kind', '=', 'started')
      .where('at', '>=', after.at)
      .where('at', '<', to)
      .where(sql<boolean>`(at, conversation_id) > (cast(${after.at} as bigint), ${after.id})`)
      .where('facet_id', 'in', facetsOf(db, query).select('id'))
      .orderBy('at')
      .orderBy('conversation_id')
      .limit(CONVERSATIONS_AT_ONCE)
      .execute();
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    if (page.length < CONVERSATIONS_AT_ONCE) return;
    after = last;
  }
}

async function momentsOf(db: Db, page: readonly Begun[]): Promise<Map<string, MomentOf[]>> {
  const rows = await db
    .selectFrom('moment_facts')
    .select(['conversation_id', 'kind', 'at', 'facet_id', 'wall_ms', 'open_ms', 'amount'])
    .where(
      'conversation_id',
      'in',
      page.map(({ id }) => id),
    )
    .orderBy('conversation_id')
    .orderBy('seq')
    .execute();
  const moments = new Map<string, MomentOf[]>();
  for (const row of rows) {
    const of = moments.get(row.conversation_id) ?? [];
    moments.set(row.conversation_id, of);
    of.push(row);
  }
  return moments;
}

function conversationLine(
  id: string,
  moments: readonly MomentOf[],
  facets: ReadonlyMap<number, Facet>,
  names: Names,
): string {
  const facetOf = (moment: MomentOf | undefined) => facets.get(moment?.facet_id ?? -1);
  const first = (kind: string) => moments.find((moment) => moment.kind === kind);
  const last = (kind: string) => moments.findLast((moment) => moment.kind === kind);
  const said = (...kinds: string[]) =>
    moments
      .filter((one) => one.kind === 'messages' && kinds.includes(facetOf(one)?.authorKind ?? ''))
      .reduce((sum, { amount }) => sum + amount, 0);
  const now = facetOf(moments.at(-1));
  const reply = first('first_reply');
  const [resolved, reopened] = [last('resolved'), last('reopened')];
  const isResolved = resolved !== undefined && (reopened === undefined || reopened.at < resolved.at);
  return csvLine([
    id,
    names('site', now?.siteId ?? null),
    names('team', now?.teamId ?? null),
    (now?.labelIds ?? []).map((label) => names('label', label) ?? label).join('; '),
    now?.language ?? null,
    now?.channel ?? null,
    timeCell(first('started')?.at ?? null),
    timeCell(reply?.at ?? null),
    secondsCell(reply?.wall_ms ?? null),
    secondsCell(reply?.open_ms ?? null),
    names('agent', facetOf(reply)?.authorId ?? null),
    timeCell(isResolved ? resolved.at : null),
    moments.filter(({ kind }) => kind === 'reopened').length,
    said('visitor'),
    said('agent', 'service'),
    said('bot'),
    first('rated')?.amount ?? null,
  ]);
}
