import { randomUUID } from 'node:crypto';
import { changeFacts } from '../common/change-facts.ts';
import type { AttributeChange, Facts, TrackedStep } from '../contract/schemas/activity.ts';
import type { Page } from '../contract/schemas/basics.ts';
import type { ActivityStep } from '../contract/schemas/people.ts';
import type { SaidIdentity } from '../contract/schemas/widget-api.ts';
import { isBlank } from '../contract/unseen-text.ts';
import type { Db } from '../database/database.ts';
import type { VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';

/** Of each visitor so many steps are kept, the newest; agents are shown all of them. */
const STEPS_KEPT = 50;
/** Of each visitor. A site that says more has mistaken this for its database. */
const MOST_ATTRIBUTES = 30;

/** The visitor looks at another page; the same one again is no step. */
export async function recordPage(tx: Transaction, visitor: VisitorRow, page: Page): Promise<void> {
  const { db, now } = tx;
  await db
    .updateTable('visitors')
    .set({ page_url: page.url, page_title: page.title, seen_at: now })
    .where('id', '=', visitor.id)
    .execute();
  const last = await newest(db, visitor.id);
  if (last?.page_url === page.url) return;
  await recordSteps(tx, visitor.id, [{ id: randomUUID(), agoMs: 0, name: null, page, data: null }]);
}

/** Adds steps to the visitor's activity; one that is there already, by its id, is not added again. */
export async function recordSteps(
  { db, now }: Transaction,
  visitorId: string,
  steps: readonly TrackedStep[],
): Promise<void> {
  const rows = steps.map(({ id, agoMs, name, page, data }) => ({
    id,
    visitor_id: visitorId,
    at: now - agoMs,
    name,
    page_url: page.url,
    page_title: page.title,
    data: data === null ? null : JSON.stringify(data),
  }));
  await db
    .insertInto('visitor_trail')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const [beyond] = await db
    .selectFrom('visitor_trail')
    .select('at')
    .where('visitor_id', '=', visitorId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .offset(STEPS_KEPT)
    .limit(1)
    .execute();
  if (beyond === undefined) return;
  await db
    .deleteFrom('visitor_trail')
    .where('visitor_id', '=', visitorId)
    .where('at', '<=', beyond.at)
    .execute();
}

/** The visitor's steps, the newest first. */
export async function readVisitorActivity(db: Db, visitorId: string): Promise<ActivityStep[]> {
  const rows = await db
    .selectFrom('visitor_trail')
    .selectAll()
    .where('visitor_id', '=', visitorId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(STEPS_KEPT)
    .execute();
  return rows.map(({ id, at, name, page_url, page_title, data }) => ({
    id,
    at: Number(at),
    name,
    page: { url: page_url, title: page_title },
    data: factsFrom(data),
  }));
}

/**
 * Puts what the page says of its visitor over what it said before; null takes a name away.
 * @throws ApiError `bad_request` when there are too many
 */
export async function setAttributes(
  tx: Transaction,
  visitorId: string,
  change: AttributeChange,
): Promise<void> {
  const { attributes } = await tx.db
    .selectFrom('visitors')
    .select('attributes')
    .where('id', '=', visitorId)
    .executeTakeFirstOrThrow();
  const all = changeFacts(factsFrom(attributes), change, 'A visitor', MOST_ATTRIBUTES);
  await tx.db
    .updateTable('visitors')
    .set({ attributes: JSON.stringify(all) })
    .where('id', '=', visitorId)
    .execute();
  await indexVisitor(tx, visitorId);
}

/**
 * Takes the page's word for who its visitor is. It proves nothing, so it finds nobody and merges nothing, and it never
 * stands over what the site has signed.
 */
export async function sayWho(tx: Transaction, visitor: VisitorRow, said: SaidIdentity): Promise<void> {
  if (visitor.verified === 1) return;
  const who = whoFrom(said);
  if (Object.keys(who).length === 0) return;
  await tx.db.updateTable('visitors').set(who).where('id', '=', visitor.id).execute();
  await indexVisitor(tx, visitor.id);
}

/** What of it is kept: a name of nothing but blanks is none. */
export function whoFrom({ name, email }: SaidIdentity): SaidIdentity {
  return {
    ...(name === undefined || isBlank(name) ? {} : { name: name.trim() }),
    ...(email === undefined ? {} : { email }),
  };
}

/** Facts as they were stored. */
export function factsFrom(stored: string | null): Facts {
  return stored === null ? {} : JSON.parse(stored);
}

async function newest(db: Db, visitorId: string) {
  return db
    .selectFrom('visitor_trail')
    .select('page_url')
    .where('visitor_id', '=', visitorId)
    .where('name', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}
