import type { Retention } from '../contract/schemas/site-setting-parts.ts';
import type { Db } from '../database/database.ts';
import { settingsOf } from '../sites/settings.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
export const CONVERSATIONS_PER_PAGE = 500;
export const VISITORS_PER_PAGE = 100;
export const FILES_PER_PAGE = 500;

/** Up to when what a site has is due, in milliseconds since 1970; null: it is kept. */
export type Cutoffs = {
  conversations: number | null;
  visitors: number | null;
  activity: number | null;
  files: number | null;
};

/** What the days of a site come to now. */
export function cutoffsOf(
  { conversationDays, visitorDays, activityDays, fileDays = null }: Retention,
  now: number,
): Cutoffs {
  const before = (days: number | null) => (days === null ? null : now - days * DAY_MS);
  return {
    conversations: before(conversationDays),
    visitors: before(visitorDays),
    activity: before(activityDays),
    files: before(fileDays),
  };
}

/** How many days a time that is due lies back: those of {@link cutoffsOf}. */
export function daysSince(cutoff: number, now: number): number {
  return Math.round((now - cutoff) / DAY_MS);
}

/** By the id of the site; those that keep everything are left out. */
export async function cutoffsOfSites(db: Db, now: number): Promise<Map<string, Cutoffs>> {
  const sites = await db.selectFrom('sites').select(['id', 'settings']).execute();
  const all = sites.map((site) => [site.id, cutoffsOf(settingsOf(site).retention, now)] as const);
  return new Map(all.filter(([, cutoffs]) => Object.values(cutoffs).some((cutoff) => cutoff !== null)));
}

/**
 * Up to when what a site has is due by what its owner says at this moment: a run takes hours where much is due, and whoever turns
 * it off meanwhile means it. Null: it is kept.
 */
export async function cutoffNow(
  db: Db,
  siteId: string,
  what: keyof Cutoffs,
  now: number,
): Promise<number | null> {
  const site = await db.selectFrom('sites').select('settings').where('id', '=', siteId).executeTakeFirst();
  return site === undefined ? null : cutoffsOf(settingsOf(site).retention, now)[what];
}

/** The last time that any of them has. */
export function latestOf(sites: ReadonlyMap<string, Cutoffs>, what: keyof Cutoffs): number | null {
  const times = [...sites.values()].map((cutoffs) => cutoffs[what]).filter((time) => time !== null);
  return times.length === 0 ? null : Math.max(...times);
}

export type DueConversation = { id: string; siteId: string };
export type Page<T> = { looked: number; due: T[] };

/** Conversations that are resolved and were quiet since, the longest first, by pages along the index of status and time. */
export async function* dueConversations(
  db: Db,
  sites: ReadonlyMap<string, Cutoffs>,
): AsyncGenerator<Page<DueConversation>> {
  const before = latestOf(sites, 'conversations');
  if (before === null) return;
  for (let after = { active_at: Number.MIN_SAFE_INTEGER, id: '' }; ; ) {
    const { active_at, id } = after;
    const rows = await db
      .selectFrom('conversations')
      .leftJoin('events', (join) =>
        join
          .onRef('events.conversation_id', '=', 'conversations.id')
          .onRef('events.seq', '=', 'conversations.seq'),
      )
      .select(['conversations.id', 'site_id', 'active_at', 'events.created_at as happened_at'])
      .where('status', '=', 'resolved')
      .where('active_at', '<', before)
      .where('active_at', '>=', active_at)
      .where((eb) => eb.or([eb('active_at', '>', active_at), eb('conversations.id', '>', id)]))
      .orderBy('active_at')
      .orderBy('conversations.id')
      .limit(CONVERSATIONS_PER_PAGE)
      .execute();
    const due = rows.filter((row) => {
      const cutoff = sites.get(row.site_id)?.conversations ?? null;
      return cutoff !== null && Math.max(row.active_at, row.happened_at ?? 0) < cutoff;
    });
    yield { looked: rows.length, due: due.map((row) => ({ id: row.id, siteId: row.site_id })) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < CONVERSATIONS_PER_PAGE) return;
    after = last;
  }
}

export type DueFile = { id: string; conversationId: string; siteId: string };

/** Files that were sent so long ago, the oldest first, by pages along the index of their age. Those of rooms have no site. */
export async function* dueFiles(db: Db, sites: ReadonlyMap<string, Cutoffs>): AsyncGenerator<Page<DueFile>> {
  const before = latestOf(sites, 'files');
  if (before === null) return;
  for (let after = { created_at: Number.MIN_SAFE_INTEGER, id: '' }; ; ) {
    const { created_at, id } = after;
    const rows = await db
      .selectFrom('attachments')
      .innerJoin('conversations', 'conversations.id', 'attachments.conversation_id')
      .select(['attachments.id', 'conversation_id', 'site_id', 'created_at'])
      .where('sent', '=', 1)
      .where('created_at', '<', before)
      .where('created_at', '>=', created_at)
      .where((eb) => eb.or([eb('created_at', '>', created_at), eb('attachments.id', '>', id)]))
      .orderBy('created_at')
      .orderBy('attachments.id')
      .limit(FILES_PER_PAGE)
      .execute();
    const due = rows.filter(
      (row) => row.created_at < (sites.get(row.site_id)?.files ?? Number.NEGATIVE_INFINITY),
    );
    yield {
      looked: rows.length,
      due: due.map((row) => ({ id: row.id, conversationId: row.conversation_id, siteId: row.site_id })),
    };
    const last = rows.at(-1);
    if (last === undefined || rows.length < FILES_PER_PAGE) return;
    after = last;
  }
}

export type SeenVisitor = { id: string; siteId: string; unused: boolean };

/** Visitors of these sites, by pages along the primary key, and which of them nobody needs any more. */
export async function* visitorsOf(
  db: Db,
  sites: ReadonlyMap<string, Cutoffs>,
): AsyncGenerator<Page<SeenVisitor>> {
  if (latestOf(sites, 'visitors') === null && latestOf(sites, 'activity') === null) return;
  for (let after = ''; ; ) {
    const rows = await visitorRows(db)
      .where('id', '>', after)
      .orderBy('id')
      .limit(VISITORS_PER_PAGE)
      .execute();
    const due = rows.flatMap((row) => {
      const cutoffs = sites.get(row.site_id);
      if (cutoffs === undefined) return [];
      return [{ id: row.id, siteId: row.site_id, unused: isUnused(row, cutoffs.visitors) }];
    });
    yield { looked: rows.length, due };
    const last = rows.at(-1);
    if (last === undefined || rows.length < VISITORS_PER_PAGE) return;
    after = last.id;
  }
}

/** Whether nobody needs a visitor any more, as it is now. */
export async function isStillUnused(db: Db, id: string, cutoff: number | null): Promise<boolean> {
  const row = await visitorRows(db).where('id', '=', id).executeTakeFirst();
  return row !== undefined && isUnused(row, cutoff);
}

type VisitorUse = { seen_at: number; free: unknown };

function isUnused({ seen_at, free }: VisitorUse, cutoff: number | null): boolean {
  // A boolean on Postgres, 0 or 1 on SQLite.
  return cutoff !== null && seen_at < cutoff && Boolean(free);
}

/** With `free`: there is nothing for which a visitor has to stay, however long they have been away. */
function visitorRows(db: Db) {
  return db
    .selectFrom('visitors')
    .select(['id', 'site_id', 'seen_at'])
    .select(({ and, eb, exists, not, selectFrom }) =>
      and([
        eb('here', '=', 0),
        eb('merged_into', 'is', null),
        eb((fn) => fn.fn.coalesce('by_api', fn.lit(0)), '=', 0),
        not(
          exists(
            selectFrom('conversations').select('id').whereRef('conversations.visitor_id', '=', 'visitors.id'),
          ),
        ),
        not(exists(selectFrom('blocks').select('id').whereRef('blocks.visitor_id', '=', 'visitors.id'))),
      ]).as('free'),
    );
}
