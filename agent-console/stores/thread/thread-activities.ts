import { type ReadonlySignal, signal } from '@preact/signals';
import type { Log } from '../../../server/contract/client/conversation-sync.ts';
import type { ConversationEvent } from '../../../server/contract/schemas/events.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import { type Activity, activityOf, mergeActivities } from './activity.ts';

export type ThreadActivities = {
  all: ReadonlySignal<readonly Activity[]>;
  /** Something happened just now. */
  happened(event: ConversationEvent): void;
  /**
   * Reads what happened since the first of the log's messages, or up to the event `until`. Without an answer the thread
   * is only poorer by these lines.
   */
  read(log: Log, until?: number): Promise<void>;
  clear(): void;
};

const EVENTS_LIMIT = 500;

/**
 * What happened in a thread, between its messages.
 * @param happens false for threads in which nothing does: the server is never asked
 */
export function createThreadActivities(
  api: Pick<AgentApi, 'readEvents'>,
  id: string,
  happens: boolean,
  known: readonly Activity[],
): ThreadActivities {
  const all = signal<readonly Activity[]>(known);
  return {
    all,
    happened(event) {
      const activity = activityOf(event);
      if (activity !== null) all.value = mergeActivities(all.peek(), [activity]);
    },
    async read({ messages, earlier }, until) {
      if (!happens) return;
      const after = earlier ? (messages[0]?.seq ?? 1) - 1 : 0;
      const limit = until === undefined ? EVENTS_LIMIT : Math.max(1, Math.min(EVENTS_LIMIT, until - after));
      const answer = await api.readEvents(id, after, limit);
      if (!answer.ok) return;
      const found = answer.value.events.flatMap((event) => activityOf(event) ?? []);
      all.value = mergeActivities(all.peek(), found);
    },
    clear() {
      all.value = [];
    },
  };
}
