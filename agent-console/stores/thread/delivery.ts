import { choicesIn } from '../../../server/contract/choices.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { AfterSending, OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import type { ConversationState, Message } from '../../../server/contract/schemas/conversations.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export interface DeliveryDeps {
  api: Pick<AgentApi, 'claim' | 'send' | 'readConversation' | 'readEvents'>;
  /** What this browser knows of a conversation; null when it knows nothing. */
  stateOf(conversationId: string): ConversationState | null;
  /** The server has an entry after which something is to be done with its conversation. */
  follow(conversationId: string, after: AfterSending): void;
  /** It is not done after all: the visitor wrote meanwhile, or that could not be found out. */
  heldBack(conversationId: string, after: AfterSending): void;
}

/**
 * Sends one entry of the outbox. Whoever answers a waiting visitor claims the conversation first; when another agent
 * was quicker, the answer is not sent but handed back with the reason.
 */
export function createDelivery({
  api,
  stateOf,
  follow,
  heldBack,
}: DeliveryDeps): (entry: OutboxEntry) => Promise<Answer<Message>> {
  return async (entry) => {
    if (entry.kind === 'text') {
      const claimed = await claimIfWaiting(entry.conversationId);
      if (!claimed.ok) return claimed;
    }
    const attachmentIds = entry.attachments.map((attachment) => attachment.id);
    // The outbox keeps what the agent wrote, to be edited should it be refused.
    const { text: body, choices } = writtenIn(entry);
    const answer = await api.send(entry.conversationId, entry.kind, {
      id: entry.id,
      body,
      ...(choices.length === 0 ? {} : { choices }),
      ...(attachmentIds.length === 0 ? {} : { attachmentIds }),
      ...(entry.replyTo === undefined ? {} : { replyTo: entry.replyTo.id }),
    });
    if (!answer.ok) return answer;
    const { message } = answer.value;
    // The answer may be late, and the visitor have written again since: that is to be read before anything is resolved.
    const asked = stateOf(entry.conversationId)?.awaitingReplySince ?? 0;
    if (entry.after !== undefined) {
      const follows = asked <= message.at && !(await wroteMeanwhile(entry, message.seq));
      (follows ? follow : heldBack)(entry.conversationId, entry.after);
    }
    return { ok: true, value: message };
  };

  /** Whether the visitor wrote what the agent had not seen when they pressed Send, perhaps offline. Who cannot know says yes. */
  async function wroteMeanwhile({ conversationId, seenSeq }: OutboxEntry, seq: number): Promise<boolean> {
    if (seenSeq === undefined || seq <= seenSeq + 1) return false;
    const answer = await api.readEvents(conversationId, seenSeq);
    if (!answer.ok) return true;
    const { events, more } = answer.value;
    const before = events.filter((event) => event.seq < seq);
    return (
      (more && before.length === events.length) ||
      before.some((event) => event.type === 'message.created' && event.data.message.author.kind === 'visitor')
    );
  }

  async function claimIfWaiting(id: string): Promise<Answer<unknown>> {
    let state = stateOf(id);
    if (state === null) {
      const answer = await api.readConversation(id);
      if (!answer.ok) return answer;
      state = answer.value.conversation.state;
    }
    return state.status === 'waiting' ? api.claim(id) : { ok: true, value: null };
  }
}

/** What an entry says and offers; notes offer nothing. */
export function writtenIn({ kind, body }: Pick<OutboxEntry, 'kind' | 'body'>): {
  text: string;
  choices: string[];
} {
  return kind === 'text' ? choicesIn(body) : { text: body, choices: [] };
}
