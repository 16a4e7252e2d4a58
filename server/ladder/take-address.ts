import type { Db } from '../database/database.ts';
import { locking } from '../database/lock.ts';
import type { Transaction } from '../database/transaction.ts';
import { isMailAddress } from '../mail/addresses.ts';
import { indexVisitor } from '../search/people-index.ts';
import { say } from './tell.ts';
import { visitorWords } from './visitor-words.ts';

/** Who was asked longer ago writes about something else. */
const ASKED_WITHIN_MS = 86_400_000;
/** An address somewhere in a line; whether it is one, `isMailAddress` says. */
const IN_A_LINE = /[^\s<>()[\]"',;:@：，。、；！？（）]{1,64}@[^\s<>()[\]"',;:@：，。、；！？（）]{3,190}/;
const MOST_CHARACTERS = 300;

/** Conversations whose visitor was asked for an address, and has written something like one since. */
export async function answeredAsks(db: Db, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('ladder_waits')
    .innerJoin('messages', 'messages.conversation_id', 'ladder_waits.conversation_id')
    .select('ladder_waits.conversation_id')
    .distinct()
    .where('ladder_waits.asked_at', '>', now - ASKED_WITHIN_MS)
    .whereRef('messages.created_at', '>', 'ladder_waits.asked_at')
    .where('messages.author_kind', '=', 'visitor')
    .where('messages.body', 'like', '%@%')
    .limit(limit)
    .execute();
  return rows.map(({ conversation_id }) => conversation_id);
}

/**
 * Takes the address that a visitor has written after they were asked for one, and says to whom the answer goes. It is theirs to say, and
 * proves nothing. Once.
 */
export async function takeAddress(tx: Transaction, conversationId: string): Promise<void> {
  const { db } = tx;
  const query = db.selectFrom('conversations').selectAll().where('id', '=', conversationId);
  const row = await locking(tx, query).executeTakeFirst();
  const wait = await db
    .selectFrom('ladder_waits')
    .select('asked_at')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  if (row === undefined || wait?.asked_at == null) return;
  const messages = await db
    .selectFrom('messages')
    .select('body')
    .where('conversation_id', '=', conversationId)
    .where('author_kind', '=', 'visitor')
    .where('created_at', '>', wait.asked_at)
    .where('body', 'like', '%@%')
    .orderBy('seq')
    .execute();
  const address = messages.map(({ body }) => addressIn(body)).find((found) => found !== null) ?? null;
  await db
    .updateTable('ladder_waits')
    .set({ asked_at: address === null ? tx.now : null })
    .where('conversation_id', '=', conversationId)
    .execute();
  if (address === null) return;
  const visitor = await db
    .updateTable('visitors')
    .set({ email: address })
    .where('id', '=', row.visitor_id)
    // What a site has signed is the site's to say.
    .where('verified', '=', 0)
    .returning(['id', 'language'])
    .executeTakeFirst();
  if (visitor === undefined) return;
  await indexVisitor(tx, visitor.id);
  const site = await db
    .selectFrom('sites')
    .select('name')
    .where('id', '=', row.site_id)
    .executeTakeFirstOrThrow();
  await say(tx, { row, site }, visitorWords(visitor.language).noted(address));
}

/** The first address in what somebody wrote; null where there is none. */
export function addressIn(body: string): string | null {
  const [found] = IN_A_LINE.exec(body.slice(0, MOST_CHARACTERS)) ?? [];
  const address = found?.replace(/[.!?]+$/, '');
  return address !== undefined && isMailAddress(address) ? address : null;
}
