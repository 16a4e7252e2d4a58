import type { Log } from '../../../server/contract/client/conversation-sync.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';

/** In what a visitor's conversation and a room of the team differ, where a thread is of either. */
export type ThreadKind<L extends Log> = {
  read(id: string): Promise<Answer<{ conversation: L; epoch: string }>>;
  /** What an event leads to; null when it has to be fetched. */
  after(log: L | null, event: ConversationEvent): L | null;
  /** Up to which event it is read, and how many messages are not. */
  readUpTo(log: L): number;
  unreadOf(log: L): number;
  markRead(id: string, upTo: number): Promise<Answer<unknown>>;
  /** Whether more happens in it than what is said. */
  happens: boolean;
  /** The presence channel that shows who else has it open. */
  channel(id: string): string;
};
