import { signal } from '@preact/signals';
import type { ConversationCard, Reading, ReadMark } from '../../../server/contract/schemas/conversations.ts';

export type Readings = {
  /** The newest mark of this agent in a conversation that this browser knows of. Null: none. */
  of(conversationId: string): ReadMark | null;
  learn(conversationId: string, mark: ReadMark | null | undefined): void;
};

/**
 * How far this agent has read, in whatever browser. Marks may go back, so the newest is told by its version.
 * @param cardOf what a list knows of a conversation
 */
export function createReadings(cardOf: (conversationId: string) => ConversationCard | null): Readings {
  const marks = signal<ReadonlyMap<string, ReadMark>>(new Map());
  return {
    of: (id) => newerMark(marks.value.get(id), cardOf(id)?.mark),
    learn(id, mark) {
      const known = marks.peek().get(id);
      if (newerMark(known, mark) === (known ?? null) || !mark) return;
      marks.value = new Map(marks.peek()).set(id, mark);
    },
  };
}

/** Which of two marks was made later; of two versions alike, the first. */
export function newerMark(
  one: ReadMark | null | undefined,
  other: ReadMark | null | undefined,
): ReadMark | null {
  return (other?.version ?? 0) > (one?.version ?? 0) ? (other ?? null) : (one ?? null);
}

/** A card after its agent has read or marked it as unread, here or elsewhere; null where it has to be asked for. */
export function cardRead(card: ConversationCard, reading: Reading): ConversationCard | null {
  if (newerMark(card.mark, reading.mark) === card.mark) return card;
  // What was counted is not what is known here: messages came in between, or are still on their way.
  if ((card.lastMessage?.seq ?? 0) !== reading.newest) return null;
  return { ...card, mark: reading.mark, unread: reading.unread };
}
