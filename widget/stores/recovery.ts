import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import type { Site } from './site.ts';
import type { Thread } from './thread.ts';

/**
 * What happens when the server does not know visitor or conversation any more: somebody has deleted them, or a back-up from
 * before them was restored. The epoch tells one from the other.
 */
export function createRecovery(
  thread: Thread,
  site: Site,
  on: {
    /** What was acknowledged and is not shown yet; it is awaited no more. */
    takeAcknowledged(): Message[];
    offerAgain(lost: readonly Message[]): void;
    /** The server has no conversation of this visitor. */
    conversationsLost(): void;
    /** Begins as somebody new. */
    startOver(): void;
    /** Asks who this browser is, and goes on from there. */
    prepare(): void;
  },
) {
  /** What was shown of a conversation that the server does not know any more, and the epoch it was of. */
  let orphans: { epoch: string | null; messages: readonly Message[] } | null = null;

  return {
    /** The server answers out of this database. What another one had is offered to it; in the same, it was deleted on purpose. */
    answered(epoch: string): void {
      if (orphans !== null && orphans.epoch !== epoch) on.offerAgain(orphans.messages);
      orphans = null;
    },
    visitorLost,
    /** What takes the place of a refusal: what was to be sent waits, and goes out as the new visitor's, or begins again. */
    refusal<T>(answer: Answer<T>): Answer<T> {
      if (answer.ok) return answer;
      if (answer.code === 'conversation_unknown') on.conversationsLost();
      else if (answer.code === 'visitor_unknown') visitorLost();
      else return answer;
      return { ok: false, status: 503, code: 'unavailable', message: answer.message };
    },
    /** The server gives the conversation that is shown no more. */
    refused(failure: Failure): void {
      const { code } = failure;
      if (code !== 'visitor_unknown' && code !== 'conversation_unknown') return site.refuse(failure);
      if (code === 'visitor_unknown') visitorLost();
      else keep();
      thread.clear();
      on.conversationsLost();
      on.prepare();
    },
  };

  function visitorLost(): void {
    keep();
    on.startOver();
  }

  function keep(): void {
    const { messages = [] } = thread.conversation.value ?? {};
    if (thread.id() !== null)
      orphans = { epoch: thread.epoch(), messages: [...messages, ...on.takeAcknowledged()] };
  }
}
