import type { Db } from '../database/database.ts';

/** Under what a moment is counted. */
export type Facet = {
  id: number;
  siteId: string;
  teamId: string | null;
  labelIds: readonly string[];
  language: string | null;
  channel: string;
  authorKind: string;
  authorId: string | null;
};

/** Only what is of it. `none`: of no team. */
export type FacetFilter = {
  siteId?: string | undefined;
  teamId?: string | undefined;
  labelId?: string | undefined;
  language?: string | undefined;
  channel?: string | undefined;
};

/** Every combination there has been for which the filter holds. */
export async function readFacets(db: Db, filter: FacetFilter): Promise<Map<number, Facet>> {
  const rows = await facetsOf(db, filter).selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        siteId: row.site_id,
        teamId: row.team_id,
        labelIds: JSON.parse(row.label_ids) as string[],
        language: row.language,
        channel: row.channel,
        authorKind: row.author_kind,
        authorId: row.author_id,
      },
    ]),
  );
}

/** The same as a query, to be part of another. */
export function facetsOf(db: Db, { siteId, teamId, labelId, language, channel }: FacetFilter) {
  return db
    .selectFrom('moment_facets')
    .$if(siteId !== undefined, (query) => query.where('site_id', '=', siteId ?? ''))
    .$if(teamId === 'none', (query) => query.where('team_id', 'is', null))
    .$if(teamId !== undefined && teamId !== 'none', (query) => query.where('team_id', '=', teamId ?? ''))
    .$if(labelId !== undefined, (query) => query.where('label_ids', 'like', `%"${labelId}"%`))
    .$if(language !== undefined, (query) => query.where('language', '=', language ?? ''))
    .$if(channel !== undefined, (query) => query.where('channel', '=', channel ?? ''));
}
