import { agentConversationAfter } from '../../../server/contract/apply-triage-event.ts';
import { conversationChannel } from '../../../server/contract/channels.ts';
import type { Conversation, Reading } from '../../../server/contract/schemas/conversations.ts';
import type { AgentApi } from '../../transport/agent-api.ts';
import type { Readings } from '../inbox/readings.ts';
import type { ThreadKind } from './thread-kind.ts';

export interface ConversationKindDeps {
  api: Pick<AgentApi, 'readConversation' | 'markRead'>;
  readings: Readings;
  /** The server has taken down how far this agent has read. */
  wasRead(reading: Reading): void;
}

/** A conversation with a visitor: what each agent has read is their own mark, what they have not is the visitor's. */
export function conversationKind({ api, readings, wasRead }: ConversationKindDeps): ThreadKind<Conversation> {
  const readUpTo = ({ state }: Conversation) => readings.of(state.id)?.upTo ?? state.read.agents;
  return {
    async read(id) {
      const answer = await api.readConversation(id);
      if (answer.ok) readings.learn(id, answer.value.mark);
      return answer;
    },
    after: agentConversationAfter,
    readUpTo,
    unreadOf(log) {
      const from = readUpTo(log);
      return log.messages.filter((message) => message.author.kind === 'visitor' && message.seq > from).length;
    },
    async markRead(id, upTo) {
      const answer = await api.markRead(id, upTo);
      // During an upgrade, a node of the version before answers with nothing.
      if (answer.ok && answer.value !== null) wasRead(answer.value);
      return answer;
    },
    happens: true,
    channel: conversationChannel,
  };
}
