import { setImmediate } from 'node:timers/promises';
import type { RetentionPreview } from '../contract/schemas/site-setting-parts.ts';
import type { Db } from '../database/database.ts';
import { type Cutoffs, dueConversations, dueFiles, type Page, visitorsOf } from './what-is-due.ts';

/** So many rows are looked at; on a larger database the counts are from below. */
const MOST_LOOKED_AT = 200_000;

/**
 * Counts what would go of a site. Others who ask meanwhile are served between two pages.
 * @returns `complete: false` where there was too much to look at all of it
 */
export async function previewRetention(db: Db, siteId: string, cutoffs: Cutoffs): Promise<RetentionPreview> {
  const sites = new Map([[siteId, cutoffs]]);
  const conversations = await count(dueConversations(db, sites), () => true);
  const visitors = await count(visitorsOf(db, sites), (visitor) => visitor.unused);
  const files = await count(dueFiles(db, sites), () => true);
  return {
    conversations: conversations.found,
    visitors: visitors.found,
    files: files.found,
    complete: conversations.complete && visitors.complete && files.complete,
  };
}

async function count<T>(pages: AsyncIterable<Page<T>>, counts: (one: T) => boolean) {
  let found = 0;
  let looked = 0;
  for await (const page of pages) {
    found += page.due.filter(counts).length;
    looked += page.looked;
    if (looked >= MOST_LOOKED_AT) return { found, complete: false };
    await setImmediate();
  }
  return { found, complete: true };
}
