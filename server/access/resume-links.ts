import type { Db } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Actor } from './actor.ts';
import { type ConversationPlace, findConversationPlace } from './conversation-place.ts';
import { hashToken, TOKEN_PATTERN } from './tokens.ts';

/**
 * What can be read of a conversation, with its files: what came after the event with the number `since`.
 * @property seq the number of its last event
 */
export type Part = { id: string; seq: number; since: number };

type KeptPlace = ConversationPlace & {
  /**
   * What the link opens: the conversation that it is of and, where that was merged, what was said since in those in which it went
   * on. Who has the link need not know what was said there before.
   */
  parts: readonly [Part, ...Part[]];
};

/** What a link in a mail opens. */
export type Resumed = KeptPlace & {
  /** The visitor, in this conversation and no other. */
  actor: Extract<Actor, { kind: 'visitor' }>;
  /** The mail whose link it is; null where it is that of a push. */
  mailId: string | null;
  /** When the link ends, in milliseconds since 1970. */
  expiresAt: number;
};

/**
 * Lets a token open one conversation until a moment. The same token again changes nothing: a mail that is sent once more has
 * the same link.
 * @param token 32 bytes as base64url; its hash alone is kept
 * @param mailId the mail whose link it is
 * @returns until when it works, in milliseconds since 1970
 */
export async function allowResuming(
  tx: Pick<Transaction, 'db' | 'now'>,
  token: string,
  conversationId: string,
  expiresAt: number,
  mailId: string | null = null,
): Promise<number> {
  await tx.db.deleteFrom('resume_links').where('expires_at', '<=', tx.now).execute();
  await tx.db
    .insertInto('resume_links')
    .values({
      token_hash: hashToken(token),
      conversation_id: conversationId,
      created_at: tx.now,
      expires_at: expiresAt,
      mail_id: mailId,
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

/** The conversation itself, or the one of the same visitor that goes on in its place. */
async function findKeptPlace(db: Db, conversationId: string): Promise<KeptPlace | undefined> {
  const place = await findConversationPlace(db, conversationId);
  if (place === undefined) return undefined;
  const { id, seq, merge, merged_into: into } = place.conversation;
  const own = { id, seq, since: 0 };
  const { kept: goesOn, followed = [] } = JSON.parse(merge ?? '{}') as GoesOn;
  if (into === null || goesOn?.id !== into) return { ...place, parts: [own] };
  const kept = await findConversationPlace(db, into);
  if (kept?.visitor.id !== place.visitor.id) return { ...place, parts: [own] };
  return { ...kept, parts: [own, ...(await partsOf(db, place.visitor.id, [...followed, goesOn]))] };
}

/** As a merged conversation knows it: in which one it goes on, in which ones it did before, and since which event. */
type GoesOn = { kept?: Since; followed?: readonly Since[] };
type Since = { id: string; seq: number };

async function partsOf(db: Db, visitorId: string, of: readonly Since[]): Promise<Part[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'seq'])
    .where(
      'id',
      'in',
      of.map(({ id }) => id),
    )
    .where('visitor_id', '=', visitorId)
    .execute();
  return of.flatMap(({ id, seq: since }) =>
    rows.filter((row) => row.id === id).map(({ seq }) => ({ id, seq, since })),
  );
}

/**
 * What the token of a link opens: where its conversation was merged, the one that goes on. Null where it opens nothing, or no
 * longer.
 */
export async function findResumed(db: Db, token: string, now: number): Promise<Resumed | null> {
  if (!TOKEN_PATTERN.test(token)) return null;
  const link = await db
    .selectFrom('resume_links')
    .select(['conversation_id', 'expires_at', 'mail_id'])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  if (link === undefined || link.expires_at <= now) return null;
  const place = await findKeptPlace(db, link.conversation_id);
  if (place === undefined) return null;
  const { conversation, visitor } = place;
  const actor = { kind: 'visitor', visitor, only: conversation.id } as const;
  return { ...place, actor, mailId: link.mail_id, expiresAt: link.expires_at };
}
