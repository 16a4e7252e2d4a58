import { isNoticed, type NoticeChannel, type NoticeEvent } from '../contract/notices/notices.ts';
import type { ConversationEvent } from '../contract/schemas/events.ts';
import type { Preferences } from '../contract/schemas/preferences.ts';
import type { Db } from '../database/database.ts';
import type { ThreadRow } from '../database/tables.ts';
import { whoHearsOfRating } from './bad-rating.ts';

/** Somebody who may be told, and what they have chosen. */
export type Recipient = { agentId: string; onDuty: boolean; preferences: Preferences };

type Thread = Pick<
  ThreadRow,
  'id' | 'status' | 'assignee_id' | 'team_id' | 'awaiting_reply_since' | 'offered_to'
>;

/**
 * Who of these is notified of an event by a channel, and as what. Nobody is notified of what they did or have read. Of somebody who
 * waits in the queue, all who are on duty hear once, of their team where the conversation has one.
 */
export function recipientsOf<Who extends Recipient>(
  db: Db,
  people: readonly Who[],
  event: ConversationEvent,
  channel: NoticeChannel,
): Promise<{ who: Who; kind: NoticeEvent }[]> {
  return whoIsConcerned(db, people, event, channel);
}

/** The same, where consoles look themselves by which channels they tell of it. */
export async function whoIsConcerned<Who extends Recipient>(
  db: Db,
  people: readonly Who[],
  event: ConversationEvent,
  channel?: NoticeChannel,
): Promise<{ who: Who; kind: NoticeEvent }[]> {
  const { conversationId, seq } = event;
  const thread = await db
    .selectFrom('conversations')
    .select(['id', 'status', 'assignee_id', 'team_id', 'awaiting_reply_since', 'offered_to'])
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (thread === undefined) return [];
  const kindFor = await kindsOf(db, thread, event);
  const recipients = people.flatMap((who) => {
    const kind = kindFor(who);
    if (kind === null) return [];
    const wanted = channel === undefined || isNoticed(who.preferences.notices, kind, channel);
    return wanted ? [{ who, kind }] : [];
  });
  if (recipients.length === 0) return [];
  const readers = await readersOf(db, conversationId, seq);
  return recipients.filter(({ who }) => !readers.has(who.agentId));
}

type KindFor = (who: Pick<Recipient, 'agentId' | 'onDuty'>) => NoticeEvent | null;

async function kindsOf(db: Db, thread: Thread, event: ConversationEvent): Promise<KindFor> {
  if (event.type === 'conversation.assigned') {
    const { assignee, by } = event.data;
    const still = thread.assignee_id === assignee.id && by.id !== assignee.id;
    return ({ agentId }) => (still && agentId === assignee.id ? 'assigned' : null);
  }
  if (event.type === 'conversation.rated') {
    const concerned = await whoHearsOfRating(db, event);
    return ({ agentId }) => (concerned.has(agentId) ? 'rating' : null);
  }
  if (event.type === 'conversation.offered') {
    const { agent } = event.data.offer;
    return ({ agentId }) => (agentId === agent.id && thread.offered_to === agent.id ? 'offer' : null);
  }
  if (event.type === 'conversation.escalated') {
    const { agent, as } = event.data;
    // Who was offered it has heard of the offer.
    const notified = as === 'notice' && thread.awaiting_reply_since !== null;
    return ({ agentId }) => (notified && agentId === agent?.id ? 'waiting' : null);
  }
  // It comes to the queue only now.
  if (event.type === 'conversation.bot_left' && event.data.why !== 'taken_over') return whoWaits(db, thread);
  if (event.type !== 'message.created' || event.data.message.unsentAt) return () => null;
  const { author, kind, mail } = event.data.message;
  /** By mail, others than the visitor may answer; what they write is kept as a note. */
  const fromStranger = mail?.from !== undefined;
  if (kind === 'note' && !fromStranger) {
    const mentioned = await mentionedAgents(db, event);
    const room = isRoom(thread);
    return ({ agentId, onDuty }) => {
      if (agentId === author.id) return null;
      if (mentioned.has(agentId)) return 'mention';
      return room && onDuty ? 'room' : null;
    };
  }
  if (author.kind !== 'visitor' && !fromStranger) return () => null;
  if (thread.status !== 'waiting')
    return ({ agentId }) => (agentId === thread.assignee_id ? 'message' : null);
  // Who is offered it hears of that, and of what comes after the first message, the list tells.
  if (thread.awaiting_reply_since !== event.at) return () => null;
  return whoWaits(db, thread);
}

async function whoWaits(db: Db, thread: Thread): Promise<KindFor> {
  if (thread.status !== 'waiting' || thread.offered_to !== null) return () => null;
  const members = await teamOf(db, thread.team_id);
  return ({ agentId, onDuty }) => (onDuty && (members.size === 0 || members.has(agentId)) ? 'waiting' : null);
}

function isRoom({ status }: Thread): boolean {
  return !['waiting', 'with_bot', 'open', 'snoozed', 'resolved'].includes(status);
}

async function mentionedAgents(db: Db, { conversationId, seq }: ConversationEvent): Promise<Set<string>> {
  const rows = await db
    .selectFrom('mentions')
    .select('agent_id')
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .execute();
  return new Set(rows.map((row) => row.agent_id));
}

export async function teamOf(db: Db, teamId: string | null): Promise<Set<string>> {
  if (teamId === null) return new Set();
  const rows = await db.selectFrom('team_members').select('agent_id').where('team_id', '=', teamId).execute();
  return new Set(rows.map((row) => row.agent_id));
}

/** The agents who have read up to an event already. */
async function readersOf(db: Db, conversationId: string, seq: number): Promise<Set<string>> {
  const found = await Promise.all(
    (['read_marks', 'room_marks'] as const).map((table) =>
      db
        .selectFrom(table)
        .select('agent_id')
        .where('conversation_id', '=', conversationId)
        .where('read_seq', '>=', seq)
        .execute(),
    ),
  );
  return new Set(found.flat().map((row) => row.agent_id));
}
