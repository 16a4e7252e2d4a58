import type { Answer } from '../../../server/contract/client/ports.ts';
import type { OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import { createSharedOutbox, type SharedOutbox } from '../../../server/contract/client/shared-outbox.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { Deps } from '../shell/deps.ts';
import { createKeptAnswers } from './kept-answers.ts';

export type Outbox = SharedOutbox & {
  /**
   * The server's database is another one, which may lack what was sent of late: all of it is offered again, under the same
   * ids, whether or not its conversation is open. What the server still has, it only acknowledges. After a reload this happens
   * without being asked for.
   */
  offerKept(epoch: string): void;
};

/** What this agent has written and no conversation shows yet. */
export function createOutbox(
  deps: Deps,
  agentId: string,
  ports: {
    /** The identity of the server's database at the start. */
    epoch: string;
    post(entry: OutboxEntry): Promise<Answer<Message>>;
    sent(message: Message): void;
  },
): Outbox {
  const kept = createKeptAnswers(deps, agentId, ports.epoch);
  /** Offered without being known to be missing. */
  const offered = new Set<string>();
  const prefix = `frontdesk.outbox.${agentId}.`;
  const outbox = createSharedOutbox({
    ...deps,
    prefix,
    // In order, also between tabs: one of them sends at a time.
    exclusively: (entry, action) => deps.exclusively(prefix + entry.conversationId, action),
    post,
    shows: (message) => offered.has(message.id),
    sent(message) {
      kept.keep(message);
      offered.delete(message.id);
      ports.sent(message);
    },
  });
  // Later, like everything else that waits: whoever makes this is not ready yet.
  void Promise.resolve().then(offerDoubtful);
  return {
    ...outbox,
    /** What was acknowledged by the database before and is not shown yet goes with it. */
    offerAgain: (messages) => outbox.offerAgain([...messages, ...outbox.takeAcknowledged()]),
    offerKept(epoch) {
      kept.renew(epoch);
      offerDoubtful();
    },
  };

  function offerDoubtful(): void {
    const messages = kept.doubtful();
    for (const { id } of messages) offered.add(id);
    outbox.offerAgain(messages);
  }

  async function post(entry: OutboxEntry): Promise<Answer<Message>> {
    const answer = await ports.post(entry);
    // It was there all the time, and has been edited or taken back since.
    if (!answer.ok && answer.code === 'id_taken' && offered.has(entry.id)) {
      kept.drop(entry.id);
      outbox.settle(entry.id);
    }
    return answer;
  }
}
