import { createHash } from 'node:crypto';
import { type SqlBool, SqliteAdapter, sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { FacetRow } from '../database/tables.ts';
import { isVoid, type Moment } from './moments.ts';

type Of = { id: string; site_id: string; language: string | null };
/** What was counted of one conversation. */
export type CountedMoments = { of: Of; moments: readonly Moment[] };
type Facet = Omit<FacetRow, 'id'>;

/** So many rows go into one statement. */
const ROWS_AT_ONCE = 500;
/** The columns of a moment in the order in which they are sent. */
const COLUMNS = [
  ['conversation_id', 'text'],
  ['seq', 'integer'],
  ['kind', 'text'],
  ['at', 'bigint'],
  ['facet_id', 'integer'],
  ['from_seq', 'integer'],
  ['from_at', 'bigint'],
  ['wall_ms', 'bigint'],
  ['open_ms', 'bigint'],
  ['amount', 'integer'],
] as const;

/**
 * Writes down what was counted of some conversations. Messages of a quarter of an hour that were there already get their new
 * number, and what is taken back is taken out.
 */
export async function storeMoments(db: Db, counted: readonly CountedMoments[]): Promise<void> {
  const given = counted.flatMap(({ of, moments }) => moments.map((moment) => ({ of, moment })));
  for (const { of, moment } of given) if (isVoid(moment)) await forgetMoment(db, of.id, moment);
  const all = given.filter(({ moment }) => !isVoid(moment));
  if (all.length === 0) return;
  const facets = all.map(facetReader());
  const ids = await facetIds(db, facets);
  const rows = all.map(({ of, moment: { seq, kind, at, from, wallMs, openMs, amount } }, index) => [
    of.id,
    seq,
    kind,
    at,
    ids.get(facets[index]?.digest ?? '') ?? 0,
    from?.seq ?? null,
    from?.at ?? null,
    wallMs,
    openMs,
    amount,
  ]);
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await insertMoments(db, { rows: JSON.stringify(rows.slice(first, first + ROWS_AT_ONCE)) });
}

/** One statement for any number of rows, so that it is built only once. */
const insertMoments = prepared<{ rows: string }, unknown>((db, place) => {
  const onSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  const rows = onSqlite
    ? sql<{ value: string }>`json_each(${place('rows')})`.as('sent')
    : sql<{ value: string }>`json_array_elements(${place('rows')}::json)`.as<'sent'>(sql`sent(value)`);
  return db
    .insertInto('moment_facts')
    .columns(COLUMNS.map(([name]) => name))
    .expression((eb) =>
      eb
        .selectFrom(rows)
        .select(
          COLUMNS.map(([name, type], place) =>
            sql<never>`cast(sent.value ->> ${sql.lit(place)} as ${sql.raw(type)})`.as(name),
          ),
        )
        // Without it, SQLite takes "on conflict" for a join.
        .where(sql<SqlBool>`true`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['conversation_id', 'seq', 'kind'])
        .doUpdateSet((eb) => ({ amount: eb.ref('excluded.amount') })),
    );
});

/** What is counted under the same is not worked out twice. */
function facetReader(): (counted: { of: Of; moment: Moment }) => Facet {
  const known = new Map<string, Facet>();
  return ({ of, moment }) => {
    const { teamId, labelIds, topic, channel, author } = moment;
    const key = JSON.stringify([of.site_id, of.language, teamId, labelIds, topic, channel, author]);
    const facet = known.get(key) ?? facetOf(of, moment);
    known.set(key, facet);
    return facet;
  };
}

/** Under what a moment of a conversation is counted. */
export function facetOf(of: Pick<Of, 'site_id' | 'language'>, moment: Moment): Facet {
  const facet = {
    site_id: of.site_id,
    team_id: moment.teamId,
    label_ids: JSON.stringify(moment.labelIds),
    language: of.language,
    channel: moment.channel,
    author_kind: moment.author.kind,
    author_id: moment.author.id,
    // Without a topic the digest is what it was before there were topics.
    ...(moment.topic === null ? {} : { topic: moment.topic }),
  };
  return { digest: createHash('sha256').update(JSON.stringify(facet)).digest('hex'), topic: null, ...facet };
}

async function forgetMoment(db: Db, id: string, { seq, kind }: Moment): Promise<void> {
  await db
    .deleteFrom('moment_facts')
    .where('conversation_id', '=', id)
    .where('seq', '=', seq)
    .where('kind', '=', kind)
    .execute();
}

/** @returns when they were */
export async function forgetMoments(db: Db, id: string): Promise<{ at: number }[]> {
  return db.deleteFrom('moment_facts').where('conversation_id', '=', id).returning('at').execute();
}

const facetByDigest = prepared<{ digest: string }, { id: number; digest: string }>((db, place) =>
  db.selectFrom('moment_facets').select(['id', 'digest']).where('digest', '=', place('digest')),
);

/** The same for several in one statement; `digests` is a list as JSON. */
const facetsByDigest = prepared<{ digests: string }, { id: number; digest: string }>((db, place) =>
  db
    .selectFrom('moment_facets')
    .select(['id', 'digest'])
    .where(
      db.getExecutor().adapter instanceof SqliteAdapter
        ? sql<SqlBool>`digest in (select value from json_each(${place('digests')}))`
        : sql<SqlBool>`digest = any(array(select json_array_elements_text(${place('digests')}::json)))`,
    ),
);

async function findFacets(db: Db, digests: readonly string[]): Promise<{ id: number; digest: string }[]> {
  const [digest] = digests;
  if (digest === undefined) return [];
  if (digests.length === 1) return facetByDigest(db, { digest });
  const found = [];
  for (let first = 0; first < digests.length; first += ROWS_AT_ONCE)
    found.push(
      ...(await facetsByDigest(db, { digests: JSON.stringify(digests.slice(first, first + ROWS_AT_ONCE)) })),
    );
  return found;
}

/** The ids of combinations by their digest; those that are new are entered. */
async function facetIds(db: Db, facets: readonly Facet[]): Promise<Map<string, number>> {
  const wanted = new Map(facets.map((facet) => [facet.digest, facet]));
  const find = () => findFacets(db, [...wanted.keys()]);
  let found = await find();
  if (found.length < wanted.size) {
    const known = new Set(found.map(({ digest }) => digest));
    // In one order everywhere: two that enter the same ones never wait for each other in a ring.
    const added = [...wanted.values()]
      .filter(({ digest }) => !known.has(digest))
      .sort((a, b) => (a.digest < b.digest ? -1 : 1));
    for (let first = 0; first < added.length; first += ROWS_AT_ONCE)
      await db
        .insertInto('moment_facets')
        .values(added.slice(first, first + ROWS_AT_ONCE))
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .execute();
    found = await find();
  }
  return new Map(found.map(({ id, digest }) => [digest, id]));
}
