import type { BotEnd } from '../contract/schemas/developers/bots-api.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { AgentSummary, Author } from '../contract/schemas/people.ts';
import { eventFrom, eventRows } from '../conversations/read-events.ts';
import type { Db } from '../database/database.ts';
import type { DueKey, Subscriber } from '../delivery/subscriber.ts';
import { appendBotEvent } from './event-rows.ts';

/** What may begin a bot's conversation, be said in it, or end it. */
const TYPES: ReadonlySet<string> = new Set([
  'conversation.bot_joined',
  'message.created',
  'conversation.bot_left',
  'conversation.claimed',
  'conversation.assigned',
  'conversation.released',
  'conversation.resolved',
]);

/**
 * Puts down for bots what happens in their conversations, each in its order. A moment after it happened, so that nobody who
 * writes waits for it.
 * @param grown is called once events can be read
 */
export function createBotCollector(grown: () => void): Subscriber {
  return {
    name: 'bots',
    wants: ({ botId, type, visible }) => botId !== null && visible && TYPES.has(type),
    ordered: true,
    async runInTransaction({ db, now }, batch) {
      for (const key of batch) await collect(db, key, now);
    },
    settled: grown,
  };
}

async function collect(db: Db, { conversationId, seq }: DueKey, now: number): Promise<void> {
  const row = await eventRows(db)
    .where('events.conversation_id', '=', conversationId)
    .where('events.seq', '=', seq)
    .executeTakeFirst();
  // Erased meanwhile.
  if (row === undefined) return;
  const event = eventFrom(row, 'visitor');
  const published = botEventOf(event);
  const botId = published === null ? null : await botAt(db, event);
  if (published === null || botId === null) return;
  await appendBotEvent(db, { botId, conversationId, seq, at: event.at, ...published }, now);
}

/** What a bot is told about an event in its conversation; null: nothing. */
function botEventOf(event: ConversationEvent): { type: string; data: object } | null {
  switch (event.type) {
    case 'conversation.bot_joined':
      return { type: 'conversation.assigned', data: {} };
    case 'message.created':
      return event.data.message.author.kind === 'visitor' ? { type: 'message.created', data: {} } : null;
    case 'conversation.bot_left':
      return unassigned(event.data.why);
    case 'conversation.claimed':
      return unassigned('taken_over', event.data.assignee);
    case 'conversation.assigned':
    case 'conversation.released':
      return unassigned('taken_over', agentIn(event.data.by));
    case 'conversation.resolved':
      return unassigned('resolved', agentIn(event.data.by));
    default:
      return null;
  }
}

function unassigned(why: BotEnd, by: AgentSummary | null = null) {
  return { type: 'conversation.unassigned', data: { why, by } };
}

function agentIn({ kind, id, name }: Author): AgentSummary | null {
  return kind === 'agent' && id !== null ? { id, name } : null;
}

/** The bot that had the conversation when this happened; it may be another's, or nobody's, by now. */
async function botAt(db: Db, { conversationId, seq }: ConversationEvent): Promise<string | null> {
  const joined = await db
    .selectFrom('events')
    .select('data')
    .where('conversation_id', '=', conversationId)
    .where('type', '=', 'conversation.bot_joined')
    .where('seq', '<=', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (joined === undefined) return null;
  const { bot }: { bot: AgentSummary } = JSON.parse(joined.data);
  const there = await db
    .selectFrom('bots')
    .select('id')
    .where('id', '=', bot.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return there?.id ?? null;
}
