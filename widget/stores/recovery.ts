import type { Answer, Failure } from '../../server/contract/client/ports.ts';
import type { Message } from '../../server/contract/schemas/conversations.ts';
import type { Outbox } from './outbox.ts';
import type { Site } from './site.ts';
import type { Thread } from './thread.ts';
import type { Session } from './visitor-session.ts';

/**
 * What happens when the server does not know visitor or conversation any more: somebody has deleted them, or a back-up from
 * before them was restored. The epoch tells one from the other.
 */
export function createRecovery(
  site: Site,
  thread: Thread,
  outbox: Outbox,
  session: Pick<Session, 'startOver' | 'prepare'>,
  /** Called when the server has no conversation of this visitor. */
  conversationsLost: () => void,
) {
  /** What was shown of a conversation that the server does not know any more, and the epoch it was of. */
  let orphans: { epoch: string | null; messages: readonly Message[] } | null = null;

  return {
    /** The server answers out of this database. What another one had is offered to it; in the same, it was deleted on purpose. */
    answered(epoch: string): void {
      if (orphans !== null && orphans.epoch !== epoch) outbox.offerAgain(orphans.messages);
      orphans = null;
    },
    visitorLost,
    /** What takes the place of a refusal: what was to be sent waits, and goes out as the new visitor's, or begins again. */
    refusal<T>(answer: Answer<T>): Answer<T> {
      if (answer.ok) return answer;
      if (answer.code === 'conversation_unknown') conversationsLost();
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
      conversationsLost();
      void session.prepare();
    },
  };

  function visitorLost(): void {
    keep();
    session.startOver();
  }

  function keep(): void {
    const { messages = [] } = thread.conversation.value ?? {};
    if (thread.id() !== null)
      orphans = { epoch: thread.epoch(), messages: [...messages, ...outbox.takeAcknowledged()] };
  }
}
export type Recovery = ReturnType<typeof createRecovery>;
