import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** Under what a moment is counted. */
export type Facet = {
  id: number;
  siteId: string;
  teamId: string | null;
  labelIds: readonly string[];
  /** As {@link knownLanguage} has it. */
  topic: string | null;
  language: string | null;
  channel: string;
  authorKind: string;
  authorId: string | null;
};

/** Only what is of it. `none`: of no team, without a label or a topic, of no known language. */
export type FacetFilter = {
  siteId?: string | undefined;
  teamId?: string | undefined;
  labelId?: string | undefined;
  topic?: string | undefined;
  language?: string | undefined;
  channel?: string | undefined;
  /** Who did it. */
  authorId?: string | undefined;
};

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/**
 * Under which language somebody counts: what a browser says is any text, so only a language that has a name is kept, without region and
 * script. Of those there are some hundreds.
 * @param tag `pt-BR`, or anything
 * @returns `pt`; null: it is none
 */
export function knownLanguage(tag: string | null): string | null {
  if (tag === null) return null;
  try {
    const { language } = new Intl.Locale(tag);
    return LANGUAGES.of(language) === undefined ? null : language;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Every combination there has been for which the filter holds. */
export async function readFacets(db: Db, filter: FacetFilter): Promise<Map<number, Facet>> {
  const rows = await facetsOf(db, filter).selectAll().execute();
  const languages = new Map(rows.map(({ language }) => [language, null as string | null]));
  // There are few, and to know one costs as much as the rest of a facet.
  for (const tag of languages.keys()) languages.set(tag, knownLanguage(tag));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        siteId: row.site_id,
        teamId: row.team_id,
        labelIds: JSON.parse(row.label_ids) as string[],
        topic: row.topic,
        language: languages.get(row.language) ?? null,
        channel: row.channel,
        authorKind: row.author_kind,
        authorId: row.author_id,
      },
    ]),
  );
}

/** Whether a filter leaves anything out. */
export function isFiltered({
  siteId,
  teamId,
  labelId,
  topic,
  language,
  channel,
  authorId,
}: FacetFilter): boolean {
  return [siteId, teamId, labelId, topic, language, channel, authorId].some((one) => one !== undefined);
}

/** The same as a query, to be part of another. */
export function facetsOf(
  db: Db,
  { siteId, teamId, labelId, topic, language, channel, authorId }: FacetFilter,
) {
  return db
    .selectFrom('moment_facets')
    .$if(siteId !== undefined, (query) => query.where('site_id', '=', siteId ?? ''))
    .$if(teamId === 'none', (query) => query.where('team_id', 'is', null))
    .$if(teamId !== undefined && teamId !== 'none', (query) => query.where('team_id', '=', teamId ?? ''))
    .$if(labelId === 'none', (query) => query.where('label_ids', '=', '[]'))
    .$if(labelId !== undefined && labelId !== 'none', (query) =>
      query.where('label_ids', 'like', `%"${labelId}"%`),
    )
    .$if(topic === 'none', (query) => query.where('topic', 'is', null))
    .$if(topic !== undefined && topic !== 'none', (query) => query.where('topic', '=', topic ?? ''))
    .$if(language === 'none', (query) => query.where('language', 'is', null))
    .$if(language !== undefined && language !== 'none', (query) =>
      query.where(isOfLanguage(knownLanguage(language ?? ''))),
    )
    .$if(channel !== undefined, (query) => query.where('channel', '=', channel ?? ''))
    .$if(authorId !== undefined, (query) => query.where('author_id', '=', authorId ?? ''));
}

/** Before only known languages were kept, whole tags were: `pt-BR` is of `pt`. */
function isOfLanguage(language: string | null) {
  if (language === null) return sql<boolean>`1 = 0`;
  const stored = sql<string>`lower(language)`;
  return sql<boolean>`(${stored} = ${language} or ${stored} like ${`${language}-%`})`;
}
