import type { ConversationEventType } from '../contract/schemas/events.ts';

/** Types of events by the names that earlier versions have stored them under, which are not rewritten. */
const BEFORE: ReadonlyMap<string, ConversationEventType> = new Map([
  // Until 0.2, and by a node of 0.2 that runs beside this one.
  ['conversation.sorted', 'conversation.triaged'],
]);

/**
 * The data of a stored event, with the names of today: how many a step of the ladder went to was `told` in builds between 0.2 and
 * 0.3.
 */
export function eventDataFrom({ type, data: stored }: { type: string; data: string }) {
  const data = JSON.parse(stored);
  if (type !== 'conversation.escalated' || data.told === undefined) return data;
  const { told, ...rest } = data;
  return { ...rest, recipients: told };
}

/**
 * The type of a stored event by its name of today. Whoever looks for events of a type in SQL has to look for its names of
 * before as well.
 */
export function eventTypeFrom(stored: string): ConversationEventType {
  return BEFORE.get(stored) ?? (stored as ConversationEventType);
}
