import { type ReadonlySignal, signal } from '@preact/signals';
import { mentionedIn } from '../../../server/contract/mentions.ts';
import type { Message } from '../../../server/contract/schemas/conversations.ts';
import type { Mention } from '../../../server/contract/schemas/messages-api.ts';
import type { AgentApi } from '../../transport/agent-api.ts';

export type MentionsStore = {
  /** Notes that mention this agent and were not seen, the latest first. */
  unseen: ReadonlySignal<readonly Mention[]>;
  refresh(): Promise<void>;
  /** True when this note mentions the agent. */
  messageArrived(message: Message): boolean;
  /** The conversation is in front of the agent. */
  seen(conversationId: string): void;
};

/** Who asked for this agent, where. */
export function createMentions(
  api: Pick<AgentApi, 'readMentions' | 'seeMentions'>,
  me: { id: string; name: string },
): MentionsStore {
  const unseen = signal<readonly Mention[]>([]);
  return {
    unseen,
    refresh,
    messageArrived(message) {
      if (message.kind !== 'note' || message.author.id === me.id) return false;
      // The server tells the assignee of a stranger's mail as of a mention; whose it is, it knows.
      if (message.mail?.from !== undefined) void refresh();
      if (mentionedIn(message.body, [me]).length === 0) return false;
      void refresh();
      return true;
    },
    seen(conversationId) {
      if (!unseen.peek().some((one) => one.conversationId === conversationId)) return;
      unseen.value = unseen.peek().filter((one) => one.conversationId !== conversationId);
      void api.seeMentions(conversationId).then((answer) => {
        if (!answer.ok) void refresh();
      });
    },
  };

  async function refresh(): Promise<void> {
    const answer = await api.readMentions();
    if (answer.ok) unseen.value = answer.value.mentions;
  }
}
