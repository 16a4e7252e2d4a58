import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Found, linearSearch } from '../contract/linear-pattern.ts';
import type { Masking } from '../contract/schemas/site-setting-parts.ts';
import type { Db } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import type { SiteRow } from '../database/tables.ts';
import { cardNumbersIn } from './card-numbers.ts';
import { settingsOf } from './settings.ts';

const BULLET = '•';
/** A long text is masked in pieces of about as much, in UTF-16 units: as much as a message has. */
const PIECE = 10_000;
/** How many different settings are kept ready to be used. */
const MOST_KEPT = 100;

/** A text with what a site does not want to be stored replaced; of a site that masks nothing, the text itself. */
export type Mask = (text: string) => string;

const NOTHING: Mask = (text) => text;

/** What is to be masked at a site; null: a room of the team has none, and masks nothing. */
export async function maskOf(db: Db, siteId: string | null): Promise<Mask> {
  if (siteId === null) return NOTHING;
  const [site] = await maskingSite(db, { id: siteId });
  return site === undefined ? NOTHING : maskFor(site);
}

/** What is to be masked where a conversation is; nothing in a room. It can be asked before anything of the conversation is known. */
export async function maskOfThread(db: Db, conversationId: string): Promise<Mask> {
  const [site] = await maskingSiteOf(db, { id: conversationId });
  return site === undefined ? NOTHING : maskFor(site);
}

/** What any of the sites masks: for what belongs to nobody knows which. */
export async function maskOfEverySite(db: Db): Promise<Mask> {
  const sites = await db.selectFrom('sites').select('settings').where('settings', 'like', MASKING).execute();
  const masks = sites.map(maskFor);
  return (text) => masks.reduce((masked, mask) => mask(masked), text);
}

/** In the text of the query: SQLite makes its plan anew each time it is given another pattern, which took longer than the answer. */
const MASKING = sql.lit('%"masking"%');

/** Sites that mask nothing are not even read: every message asks. */
const maskingSiteOf = prepared<{ id: string }, Pick<SiteRow, 'settings'> & { conversation_id: string }>(
  (db, place) =>
    db
      .selectFrom('conversations')
      .innerJoin('sites', 'sites.id', 'conversations.site_id')
      .select(['sites.settings', 'conversations.id as conversation_id'])
      .where('conversations.id', '=', place('id'))
      .where('sites.settings', 'like', MASKING),
  {
    sql: `select sites.settings, conversations.id as conversation_id from conversations
      join sites on sites.id = conversations.site_id
      where conversations.id = any($1::text[]) and sites.settings like '%"masking"%'`,
    parameters: (all) => [all.map(({ id }) => id)],
    belongs: (row, { id }) => row.conversation_id === id,
  },
);

const maskingSite = prepared<{ id: string }, Pick<SiteRow, 'settings'>>((db, place) =>
  db.selectFrom('sites').select('settings').where('id', '=', place('id')).where('settings', 'like', MASKING),
);

const kept = new Map<string, Mask>();

/** The same of a site that was read already. */
export function maskFor({ settings }: Pick<SiteRow, 'settings'>): Mask {
  if (settings === null) return NOTHING;
  const known = kept.get(settings);
  if (known !== undefined) return known;
  const mask = makeMask(settingsOf({ settings }).masking);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(settings, mask);
  return mask;
}

/**
 * A text that may be longer than a message, masked in pieces that end with a line: for each a pattern may take as long as for a message,
 * so that no more is hidden than in a message, and others are served in between.
 */
export async function maskedInPieces(text: string, mask: Mask): Promise<string> {
  let masked = '';
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from + PIECE);
    const to = end === -1 ? text.length : end + 1;
    masked += mask(text.slice(from, to));
    from = to;
    await setImmediate();
  }
  return masked;
}

/** Letters, digits and signs become bullets; spaces stay, so that it is seen how much there was. */
export function makeMask({ cards, patterns }: Masking): Mask {
  const searches = [...(cards ? [cardNumbersIn] : []), ...patterns.map((pattern) => linearSearch(pattern))];
  if (searches.length === 0) return NOTHING;
  return (text) => searches.reduce((masked, search) => covered(masked, search(masked)), text);
}

/**
 * Whether a stored text may be what was given, with something of it masked or nothing: a site may have begun to mask, or have changed what it masks,
 * between the first time that a text was sent and the next.
 */
export function isMaskedFrom(stored: string, given: string): boolean {
  if (stored === given) return true;
  if (!stored.includes(BULLET)) return false;
  const [left, right] = [[...stored], [...given]];
  return left.length === right.length && left.every((one, index) => one === right[index] || one === BULLET);
}

function covered(text: string, ranges: readonly Found[]): string {
  let masked = '';
  let after = 0;
  for (const { from, to } of ranges) {
    masked += text.slice(after, from) + text.slice(from, to).replace(/[^\s-]/gu, BULLET);
    after = to;
  }
  return masked + text.slice(after);
}
