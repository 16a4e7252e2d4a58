import { randomUUID } from 'node:crypto';
import { hashToken, lockToken, newToken, requireToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { IdentifyVisitor } from '../contract/schemas/widget-api.ts';
import type { SiteRow, VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import type { SignedIdentity } from './signed-identity.ts';

/** A browser that was away longer has to be identified anew; every identification begins the time again. */
const TOKEN_LIFETIME_MS = 30 * 24 * 60 * 60 * 1_000;

/** What is news where it differs from what was signed before. */
const SIGNED = ['name', 'email', 'signed_attributes'] as const;

export type Arrival = Omit<IdentifyVisitor, 'siteKey' | 'identity'> & {
  token: string;
  userAgent: string | null;
  /** What the site keeps of it. */
  network: string | null;
};

/**
 * Lets a browser's token speak for the person whom the site signed. One person per site and id at the site, on however
 * many devices. A token that speaks for somebody else – a stranger of this browser, or another user – is refused and
 * has to be left behind: nothing of what it may read ever becomes the person's, and nothing of theirs becomes its own.
 * @throws ApiError `bad_request`, `id_taken`
 */
export async function identifyVisitor(
  tx: Transaction,
  site: SiteRow,
  identity: SignedIdentity,
  arrival: Arrival,
): Promise<{ visitor: VisitorRow; created: boolean }> {
  requireToken(arrival.token);
  await lockToken(tx, hashToken(arrival.token));
  const { visitor, created, isNews } = await findOrCreate(tx, site, identity, arrival);
  await bindToken(tx, visitor.id, hashToken(arrival.token));
  await indexVisitor(tx, visitor.id);
  const who = { visitorId: visitor.id, siteId: site.id };
  if (created) tx.happened.push({ type: 'visitor.created', ...who });
  if (isNews) tx.happened.push({ type: 'visitor.identified', ...who });
  return { visitor, created };
}

async function findOrCreate(
  tx: Transaction,
  site: SiteRow,
  identity: SignedIdentity,
  arrival: Arrival,
): Promise<{ visitor: VisitorRow; created: boolean; isNews: boolean }> {
  const facts = {
    ...(identity.name === null ? {} : { name: identity.name }),
    ...(identity.email === null ? {} : { email: identity.email, signed_email: identity.email }),
    signed_attributes: JSON.stringify(identity.attributes),
    user_agent: arrival.userAgent?.slice(0, 400) ?? null,
    ...(arrival.language === undefined ? {} : { language: arrival.language }),
    ...(arrival.timeZone === undefined ? {} : { time_zone: arrival.timeZone }),
    ...(arrival.page === undefined ? {} : { page_url: arrival.page.url, page_title: arrival.page.title }),
    network: arrival.network,
    seen_at: tx.now,
  };
  const inserted = await tx.db
    .insertInto('visitors')
    .values({
      name: null,
      email: null,
      language: null,
      time_zone: null,
      page_url: null,
      page_title: null,
      ...facts,
      id: randomUUID(),
      site_id: site.id,
      // Nobody holds this one: verified visitors come with the tokens of their browsers.
      token_hash: hashToken(newToken()),
      external_id: identity.externalId,
      verified: 1,
      here: 0,
      here_at: 0,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) return { visitor: inserted, created: true, isNews: true };
  const before = await tx.db
    .selectFrom('visitors')
    .select(['id', 'merged_into', 'name', 'email', 'signed_attributes'])
    .where('site_id', '=', site.id)
    .where('external_id', '=', identity.externalId)
    .executeTakeFirstOrThrow();
  const visitor = await tx.db
    .updateTable('visitors')
    // Made by a program until now, they are verified from their first signature on.
    .set({ ...facts, verified: 1 })
    .where('id', '=', before.merged_into ?? before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const isNews = SIGNED.some((column) => before[column] !== visitor[column]);
  return { visitor, created: false, isNews };
}

async function bindToken(tx: Transaction, visitorId: string, tokenHash: string): Promise<void> {
  const { db, now } = tx;
  const stranger = await db
    .selectFrom('visitors')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (stranger !== undefined) throw taken();
  await db
    .deleteFrom('visitor_tokens')
    .where('visitor_id', '=', visitorId)
    .where('expires_at', '<=', now)
    .execute();
  const expires_at = now + TOKEN_LIFETIME_MS;
  const bound = await db
    .insertInto('visitor_tokens')
    .values({ token_hash: tokenHash, visitor_id: visitorId, created_at: now, expires_at })
    .onConflict((conflict) =>
      conflict
        .column('token_hash')
        .doUpdateSet({ expires_at })
        .where('visitor_tokens.visitor_id', '=', visitorId),
    )
    .returning('visitor_id')
    .executeTakeFirst();
  if (bound === undefined) throw taken();
}

function taken(): ApiError {
  return new ApiError(
    'id_taken',
    'This bearer token belongs to somebody else in this browser. End that session, and identify with a new token.',
  );
}
