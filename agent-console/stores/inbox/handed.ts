import { type ReadonlySignal, signal } from '@preact/signals';
import type { KeyValueStorage } from '../../../server/contract/client/ports.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';

/** More than anybody has open at once; the oldest are forgotten first. */
const MOST = 200;

/** What moves a conversation on: whoever was handed it before has it no longer, or has acted on it. */
const MOVES: ReadonlySet<ConversationEvent['type']> = new Set([
  'conversation.assigned',
  'conversation.claimed',
  'conversation.released',
  'conversation.reopened',
  'conversation.resolved',
]);

export type Handed = {
  /** The conversations that others, or a rule, gave to this agent and that they have not opened since. */
  ids: ReadonlySignal<ReadonlySet<string>>;
  /** True when this event hands a conversation to the agent. */
  happened(event: ConversationEvent): boolean;
  /** The agent has the conversation in front of them. */
  seen(conversationId: string): void;
  /** Another tab has changed what is stored. */
  storageChanged(key: string): void;
};

/** Remembers in this browser what was handed to the agent, so that it asks for them as a message does. */
export function createHanded(storage: KeyValueStorage, agentId: string): Handed {
  const stored = `frontdesk.handed.${agentId}`;
  const ids = signal<ReadonlySet<string>>(read(storage.read(stored)));
  return {
    ids,
    happened(event) {
      if (!MOVES.has(event.type)) return false;
      const mine =
        event.type === 'conversation.assigned' &&
        event.data.assignee.id === agentId &&
        event.data.by.id !== agentId;
      if (mine) set([...[...ids.peek()].filter((id) => id !== event.conversationId), event.conversationId]);
      else remove(event.conversationId);
      return mine;
    },
    seen: remove,
    storageChanged(key) {
      if (key === stored) ids.value = read(storage.read(stored));
    },
  };

  function remove(id: string): void {
    if (ids.peek().has(id)) set([...ids.peek()].filter((one) => one !== id));
  }

  function set(next: string[]): void {
    const kept = next.slice(-MOST);
    ids.value = new Set(kept);
    storage.write(stored, kept.length === 0 ? null : JSON.stringify(kept));
  }
}

function read(text: string | null): Set<string> {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return new Set(Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}
