import type { ConversationEvent } from '../../server/contract/schemas/events.ts';

/** Something that happened to a conversation besides messages; a line of its thread. */
export type Activity = {
  seq: number;
  at: number;
  what: 'claimed' | 'released' | 'resolved' | 'reopened';
  by: { kind: 'visitor' | 'agent' | 'system'; id: string | null; name: string };
};

/** The line an event makes; null for events that make none. */
export function activityOf(event: ConversationEvent): Activity | null {
  const base = { seq: event.seq, at: event.at };
  switch (event.type) {
    case 'conversation.claimed':
      return { ...base, what: 'claimed', by: { kind: 'agent', ...event.data.assignee } };
    case 'conversation.released':
      return { ...base, what: 'released', by: event.data.by };
    case 'conversation.resolved':
      return { ...base, what: 'resolved', by: event.data.by };
    case 'conversation.reopened':
      return { ...base, what: 'reopened', by: event.data.by };
    default:
      return null;
  }
}

/** Both lists as one, in order, each event once. */
export function mergeActivities(a: readonly Activity[], b: readonly Activity[]): Activity[] {
  const bySeq = new Map([...a, ...b].map((activity) => [activity.seq, activity]));
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
