import type { ConversationStatus, Message } from '../../server/contract/schemas/conversations.ts';
import type { OutboxEntry } from '../../server/contract/sync/send-queue.ts';
import type { Answer } from '../../server/contract/sync/world.ts';
import type { DeskApi } from '../transport/agent-api.ts';

export interface DeliveryWorld {
  api: Pick<DeskApi, 'claim' | 'send' | 'readConversation'>;
  /** What this browser knows of a conversation; null when it knows nothing. */
  statusOf(conversationId: string): ConversationStatus | null;
}

/**
 * Sends one entry of the outbox. Whoever answers a waiting visitor claims the conversation first; when another agent
 * was quicker, the answer is not sent but handed back with the reason.
 */
export function createDelivery({
  api,
  statusOf,
}: DeliveryWorld): (entry: OutboxEntry) => Promise<Answer<Message>> {
  return async (entry) => {
    if (entry.kind === 'text') {
      const claimed = await claimIfWaiting(entry.conversationId);
      if (!claimed.ok) return claimed;
    }
    const attachmentIds = entry.attachments.map((attachment) => attachment.id);
    const answer = await api.send(entry.conversationId, entry.kind, {
      id: entry.id,
      body: entry.body,
      ...(attachmentIds.length === 0 ? {} : { attachmentIds }),
    });
    return answer.ok ? { ok: true, value: answer.value.message } : answer;
  };

  async function claimIfWaiting(id: string): Promise<Answer<unknown>> {
    let status = statusOf(id);
    if (status === null) {
      const answer = await api.readConversation(id);
      if (!answer.ok) return answer;
      status = answer.value.conversation.state.status;
    }
    return status === 'waiting' ? api.claim(id) : { ok: true, value: null };
  }
}
