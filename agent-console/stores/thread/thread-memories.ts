import type { Log } from '../../../server/contract/client/conversation-sync.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { ThreadMemory } from './thread.ts';

const KEPT_THREADS = 20;

/** What was last seen of the threads opened most recently, so that going back to one shows it at once. */
export function createThreadMemories<L extends Log = Conversation>() {
  const memories = new Map<string, ThreadMemory<L>>();
  return {
    keep(id: string, memory: ThreadMemory<L> | null): void {
      if (memory === null) return;
      memories.delete(id);
      memories.set(id, memory);
      const oldest = memories.keys().next();
      if (memories.size > KEPT_THREADS && !oldest.done) memories.delete(oldest.value);
    },
    forget: (id: string): void => void memories.delete(id),
    take: (id: string): ThreadMemory<L> | null => memories.get(id) ?? null,
  };
}
