import { hashToken, lockToken, newToken, requireToken } from '../access/tokens.ts';
import { ApiError } from '../common/api-error.ts';
import type { CreateVisitor } from '../contract/schemas/widget-api.ts';
import type { SiteRow, VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import { indexVisitor } from '../search/people-index.ts';
import { whoFrom } from './visitor-activity.ts';

/**
 * Makes a visitor under the id and token their browser minted; both again find the same one again.
 * @throws ApiError `bad_request` when the token is not 32 bytes of base64url, `id_taken` when the id is another's
 */
export async function createVisitor(
  tx: Transaction,
  site: SiteRow,
  input: CreateVisitor & { token: string; userAgent: string | null; network: string | null },
): Promise<{ visitor: VisitorRow; created: boolean }> {
  requireToken(input.token);
  await lockToken(tx, hashToken(input.token));
  await requireNotVerified(tx, input.token);
  const who = whoFrom(input);
  const row = {
    id: input.id,
    site_id: site.id,
    token_hash: hashToken(input.token),
    name: who.name ?? null,
    email: who.email ?? null,
    verified: 0,
    language: input.language ?? null,
    time_zone: input.timeZone ?? null,
    user_agent: input.userAgent?.slice(0, 400) ?? null,
    page_url: input.page?.url ?? null,
    page_title: input.page?.title ?? null,
    here: 0,
    here_at: 0,
    created_at: tx.now,
    seen_at: tx.now,
    network: input.network,
  };
  const inserted = await tx.db
    .insertInto('visitors')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted !== undefined) {
    if (Object.keys(who).length > 0) await indexVisitor(tx, inserted.id);
    tx.happened.push({ type: 'visitor.created', visitorId: inserted.id, siteId: site.id });
    return { visitor: inserted, created: true };
  }
  const before = await tx.db.selectFrom('visitors').selectAll().where('id', '=', input.id).executeTakeFirst();
  if (before?.token_hash === row.token_hash && before.site_id === site.id)
    return { visitor: before, created: false };
  throw idTaken();
}

/** A token that speaks for somebody whom the site signed is never taken for a stranger's as well. */
async function requireNotVerified(tx: Transaction, token: string): Promise<void> {
  const bound = await tx.db
    .selectFrom('visitor_tokens')
    .select('visitor_id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (bound !== undefined) throw idTaken();
}

function idTaken(): ApiError {
  return new ApiError('id_taken', 'This visitor id or token is in use already. Make new ones and try again.');
}

/**
 * Ends what a token may do, for good. What was written stays; with its only token gone, an unverified visitor cannot
 * come back. A token that nobody knows is ended already.
 * @returns whose token it was
 */
export async function endVisitorToken(tx: Transaction, token: string): Promise<string | null> {
  const hash = hashToken(token);
  const verified = await tx.db
    .selectFrom('visitor_tokens')
    .select('visitor_id as id')
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  await tx.db.deleteFrom('visitor_tokens').where('token_hash', '=', hash).execute();
  const unverified = await tx.db
    .updateTable('visitors')
    .set({ token_hash: hashToken(newToken()) })
    .where('token_hash', '=', hash)
    .returning('id')
    .executeTakeFirst();
  return (verified ?? unverified)?.id ?? null;
}
