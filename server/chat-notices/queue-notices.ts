import type { ChatNotice } from '../contract/bridges/chat-hook-kinds.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Db } from '../database/database.ts';
import type { AppendedEvent, Transaction } from '../database/transaction.ts';
import { hooksFor } from './chat-hooks.ts';

/** After so long nobody is helped by a notice any more. */
export const WORTH_MS = 2 * 3_600_000;
const TYPES: ReadonlySet<string> = new Set<ConversationEvent['type']>([
  'message.created',
  'conversation.escalated',
  'conversation.bot_left',
]);

type Due = { conversationId: string; seq: number };
type Noticed = { notice: ChatNotice; minutes: number | null };

/**
 * The subscriber that puts down which notices follow from an event, for each place they go to, in the transaction that ends the matter.
 * @param isWanted whether notices go anywhere
 * @param queued called once some are on disk
 */
export function noticeQueue({ isWanted, queued }: { isWanted: () => boolean; queued: () => void }) {
  return {
    name: 'chat-notices',
    wants: ({ type, room }: AppendedEvent): boolean => isWanted() && !room && TYPES.has(type),
    backoff: { firstMs: 500, mostMs: 60_000 },
    settled: queued,
    async runInTransaction(tx: Pick<Transaction, 'db' | 'now'>, batch: readonly Due[]): Promise<void> {
      for (const due of batch) await queue(tx, due);
    },
  };
}

async function queue({ db, now }: Pick<Transaction, 'db' | 'now'>, due: Due): Promise<void> {
  const noticed = await noticedIn(db, due);
  const conversation = await db
    .selectFrom('conversations')
    .select('site_id')
    .where('id', '=', due.conversationId)
    .executeTakeFirst();
  if (noticed === null || conversation === undefined) return;
  const hooks = await hooksFor(db, { notice: noticed.notice, siteId: conversation.site_id });
  if (hooks.length === 0) return;
  const place = { conversation_id: due.conversationId, seq: due.seq };
  await db
    .insertInto('chat_notices')
    .values(
      hooks.map(({ id }) => ({ hook_id: id, ...place, ...noticed, due_at: now, expires_at: now + WORTH_MS })),
    )
    .onConflict((conflict) => conflict.columns(['hook_id', 'conversation_id', 'seq']).doNothing())
    .execute();
}

/** Null where nobody is notified of such an event, or it was erased since. */
async function noticedIn(db: Db, { conversationId, seq }: Due): Promise<Noticed | null> {
  const event = await db
    .selectFrom('events')
    .select(['type', 'data'])
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  const type = event?.type as ConversationEvent['type'] | undefined;
  const data = JSON.parse(event?.data ?? '{}') as Record<string, unknown>;
  if (type === 'conversation.escalated')
    return data['action'] === 'bridge' ? { notice: 'waiting', minutes: Number(data['afterMinutes']) } : null;
  if (type === 'conversation.bot_left')
    return data['why'] === 'taken_over' ? null : { notice: 'handed_off', minutes: null };
  const first = await db
    .selectFrom('messages')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('author_kind', '=', 'visitor')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  return first?.seq === seq ? { notice: 'new', minutes: null } : null;
}
