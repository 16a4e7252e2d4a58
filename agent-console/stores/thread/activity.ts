import type { Rating } from '../../../server/contract/schemas/conversations.ts';
import type { BotLeft, ConversationEvent } from '../../../server/contract/schemas/events.ts';
import type { ConversationMail } from '../../../server/contract/schemas/mail-api.ts';
import type { Author } from '../../../server/contract/schemas/people.ts';

export type Escalation = Extract<ConversationEvent, { type: 'conversation.escalated' }>['data'];
type Claim = Extract<ConversationEvent, { type: 'conversation.claimed' }>['data'];
type TriageChange = Extract<ConversationEvent, { type: 'conversation.triaged' }>['data']['change'];

/** A merge of this conversation with the one of the id, or the end of one. */
export type Merge =
  | { as: 'absorbed'; id: string; startedAt: number; messages: number }
  | { as: 'merged' | 'separated' | 'detached'; id: string };

/** Something that happened to a conversation besides messages; a line of its thread. */
export type Activity = {
  seq: number;
  at: number;
  what:
    | 'claimed'
    | 'released'
    | 'resolved'
    | 'reopened'
    | 'assigned'
    | 'team'
    | 'labels'
    | 'priority'
    | 'snoozed'
    | 'woken'
    | 'rated'
    | 'mailed'
    | 'botJoined'
    | 'botLeft'
    | 'escalated'
    | 'reminderOpened'
    | 'merged';
  by: Author;
  /** Whom it was given to. */
  to?: { id: string; name: string };
  /** Who had it, and was gone too long. */
  from?: { id: string; name: string };
  teamId?: string | null;
  labelIds?: readonly string[];
  priority?: number;
  until?: number | null;
  rating?: Rating;
  mail?: ConversationMail;
  /** Why a bot has it no more. */
  why?: BotLeft;
  step?: Escalation;
  /** Who came by a reminder, and by which step. */
  opened?: Extract<ConversationEvent, { type: 'conversation.reminder_opened' }>['data'];
  /** Who then answered the visitor; of several steps, the last one that reached them has it, or else the last. */
  answeredBy?: string;
  /** What it was merged into, or what into it; or that they are two again. */
  merge?: Merge;
  /** What became of the reminders of a step. */
  reminded?: Reminded;
};

/** To how many agents reminders went, whom they did not reach, and who came to the conversation by them. */
export type Reminded = { sent: number; lost: readonly string[]; opened: readonly string[] };

const NOBODY = { kind: 'system', id: null, name: '' } as const;
const THE_VISITOR = { kind: 'visitor', id: null, name: '' } as const;

/** The line an event makes; null for events that make none. */
export function activityOf(event: ConversationEvent): Activity | null {
  const base = { seq: event.seq, at: event.at };
  switch (event.type) {
    case 'conversation.claimed':
      return { ...base, what: 'claimed', by: claimant(event.data) };
    case 'conversation.released':
      return {
        ...base,
        what: 'released',
        by: event.data.by,
        ...(event.data.from === undefined ? {} : { from: event.data.from }),
      };
    case 'conversation.resolved':
      return { ...base, what: 'resolved', by: event.data.by };
    case 'conversation.reopened':
      return { ...base, what: 'reopened', by: event.data.by };
    case 'conversation.assigned':
      return { ...base, what: 'assigned', by: event.data.by, to: event.data.assignee };
    case 'conversation.snoozed':
      return { ...base, what: 'snoozed', by: event.data.by, until: event.data.until };
    case 'conversation.woken':
      return { ...base, what: 'woken', by: event.data.by };
    case 'conversation.rated':
      return { ...base, what: 'rated', by: THE_VISITOR, rating: event.data.rating };
    case 'conversation.mailed':
      return { ...base, what: 'mailed', by: NOBODY, mail: event.data.mail };
    case 'conversation.bot_joined':
      return { ...base, what: 'botJoined', by: { kind: 'bot', ...event.data.bot } };
    case 'conversation.bot_left':
      return { ...base, what: 'botLeft', by: { kind: 'bot', ...event.data.bot }, why: event.data.why };
    case 'conversation.escalated':
      return { ...base, what: 'escalated', by: NOBODY, step: event.data };
    case 'conversation.reminder_opened':
      return { ...base, what: 'reminderOpened', by: NOBODY, opened: event.data };
    case 'conversation.merged':
      return { ...base, what: 'merged', by: event.data.by, merge: { as: 'merged', id: event.data.into } };
    case 'conversation.separated':
      return { ...base, what: 'merged', by: event.data.by, merge: { as: 'separated', id: event.data.from } };
    case 'conversation.absorbed': {
      const { by, from } = event.data;
      return { ...base, what: 'merged', by, merge: { as: 'absorbed', ...from } };
    }
    case 'conversation.detached':
      return { ...base, what: 'merged', by: event.data.by, merge: { as: 'detached', id: event.data.from } };
    case 'conversation.triaged':
      return { ...base, ...changed(event.data.change), by: event.data.by };
    default:
      return null;
  }
}

function claimant({ assignee, key }: Claim): Author {
  return { kind: 'agent', ...assignee, ...(key === undefined ? {} : { key }) };
}

/** One line for one action: agents change one of these at a time. */
function changed({
  teamId,
  labelIds,
  priority,
}: TriageChange): Pick<Activity, 'what' | 'teamId' | 'labelIds' | 'priority'> {
  if (teamId !== undefined) return { what: 'team', teamId };
  if (labelIds !== undefined) return { what: 'labels', labelIds };
  return { what: 'priority', priority: priority ?? 0 };
}

/** Both lists as one, in order, each event once. */
export function mergeActivities(a: readonly Activity[], b: readonly Activity[]): Activity[] {
  const bySeq = new Map([...a, ...b].map((activity) => [activity.seq, activity]));
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
