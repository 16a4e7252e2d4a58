import { createHash } from 'node:crypto';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { FacetRow } from '../database/tables.ts';
import type { Moment } from './moments.ts';

type Of = { id: string; site_id: string; language: string | null };
type Facet = Omit<FacetRow, 'id'>;

/** So many rows go into one statement; SQLite takes 32,766 values. */
const ROWS_AT_ONCE = 500;

/** Writes down what was counted. Messages of a quarter of an hour that were there already get their new number. */
export async function storeMoments(db: Db, of: Of, moments: readonly Moment[]): Promise<void> {
  if (moments.length === 0) return;
  const facets = moments.map((moment) => facetOf(of, moment));
  const ids = await facetIds(db, facets);
  const rows = moments.map(({ seq, kind, at, from, wallMs, openMs, amount }, index) => ({
    conversation_id: of.id,
    seq,
    kind,
    at,
    facet_id: ids.get(facets[index]?.digest ?? '') ?? 0,
    from_seq: from?.seq ?? null,
    from_at: from?.at ?? null,
    wall_ms: wallMs,
    open_ms: openMs,
    amount,
  }));
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE)
    await db
      .insertInto('moment_facts')
      .values(rows.slice(first, first + ROWS_AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['conversation_id', 'seq', 'kind'])
          .doUpdateSet((eb) => ({ amount: eb.ref('excluded.amount') })),
      )
      .execute();
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

/** @returns when they were */
export async function forgetMoments(db: Db, id: string): Promise<{ at: number }[]> {
  return db.deleteFrom('moment_facts').where('conversation_id', '=', id).returning('at').execute();
}

const facetByDigest = prepared<{ digest: string }, { id: number; digest: string }>((db, place) =>
  db.selectFrom('moment_facets').select(['id', 'digest']).where('digest', '=', place('digest')),
);

/** The ids of combinations by their digest; those that are new are entered. */
async function facetIds(db: Db, facets: readonly Facet[]): Promise<Map<string, number>> {
  const wanted = new Map(facets.map((facet) => [facet.digest, facet]));
  const find = async () =>
    (await Promise.all([...wanted.keys()].map((digest) => facetByDigest(db, { digest })))).flat();
  let found = await find();
  if (found.length < wanted.size) {
    const known = new Set(found.map(({ digest }) => digest));
    // In one order everywhere: two that enter the same ones never wait for each other in a ring.
    const added = [...wanted.values()]
      .filter(({ digest }) => !known.has(digest))
      .sort((a, b) => (a.digest < b.digest ? -1 : 1));
    await db
      .insertInto('moment_facets')
      .values(added)
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .execute();
    found = await find();
  }
  return new Map(found.map(({ id, digest }) => [digest, id]));
}
