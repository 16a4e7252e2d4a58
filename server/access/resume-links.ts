import type { Db } from '../database/database.ts';
import type { ConversationRow, SiteRow, VisitorRow } from '../database/tables.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Actor } from './actor.ts';
import { hashToken, TOKEN_PATTERN } from './tokens.ts';

/** What a link in a mail opens. */
export type Resumed = {
  /** The visitor, in this conversation and no other. */
  actor: Extract<Actor, { kind: 'visitor' }>;
  conversation: ConversationRow;
  visitor: VisitorRow;
  site: SiteRow;
};

/**
 * Lets a token open one conversation until a moment. The same token again changes nothing: a mail that is sent once more has
 * the same link.
 * @param token 32 bytes as base64url; its hash alone is kept
 * @returns until when it works, in milliseconds since 1970
 */
export async function allowResuming(
  tx: Pick<Transaction, 'db' | 'now'>,
  token: string,
  conversationId: string,
  expiresAt: number,
): Promise<number> {
  await tx.db.deleteFrom('resume_links').where('expires_at', '<=', tx.now).execute();
  await tx.db
    .insertInto('resume_links')
    .values({
      token_hash: hashToken(token),
      conversation_id: conversationId,
      created_at: tx.now,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx.db
    .selectFrom('resume_links')
    .select('expires_at')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirstOrThrow();
  return row.expires_at;
}

/** What the token of a link opens; null where it opens nothing, or not any more. */
export async function findResumed(db: Db, token: string, now: number): Promise<Resumed | null> {
  if (!TOKEN_PATTERN.test(token)) return null;
  const link = await db
    .selectFrom('resume_links')
    .select(['conversation_id', 'expires_at'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (link === undefined || link.expires_at <= now) return null;
  const conversation = await db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', link.conversation_id)
    .executeTakeFirst();
  if (conversation === undefined) return null;
  const visitor = await db
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', conversation.visitor_id)
    .executeTakeFirst();
  const site = await db
    .selectFrom('sites')
    .selectAll()
    .where('id', '=', conversation.site_id)
    .executeTakeFirst();
  if (visitor === undefined || site === undefined) return null;
  return { actor: { kind: 'visitor', visitor, only: conversation.id }, conversation, visitor, site };
}
