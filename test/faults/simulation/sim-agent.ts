import { createAgentApi } from '../../../agent-console/transport/agent-api.ts';
import { TIMINGS } from '../../../server/common/limits.ts';
import { agentConversationAfter } from '../../../server/contract/apply-triage-event.ts';
import { AGENTS_CHANNEL, CONVERSATION_EVENT } from '../../../server/contract/channels.ts';
import { type ConversationSync, createLogSync } from '../../../server/contract/client/conversation-sync.ts';
import { createEngineLink } from '../../../server/contract/client/engine-link.ts';
import { createHttpClient } from '../../../server/contract/client/http-client.ts';
import type { Timers } from '../../../server/contract/client/ports.ts';
import { createSendQueue } from '../../../server/contract/client/send-queue.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import { SIM_ADDRESS } from './engine.ts';
import { PUBLIC_URL } from './ground.ts';
import type { Place } from './network.ts';
import type { PeopleDeps } from './sim-visitor.ts';

export type SimAgent = {
  screen: string;
  online: boolean;
  /** Shows a conversation from now on. */
  follow(conversationId: string): void;
  following(): readonly string[];
  send(conversationId: string, body: string, kind: 'text' | 'note'): void;
  /** A client with a mistake: other words under an id that was used. It must be told, or the words are lost. */
  sendUnderOldId(conversationId: string, body: string): void;
  claim(conversationId: string): void;
  resolve(conversationId: string): void;
  markRead(conversationId: string): void;
  shown(conversationId: string): Conversation | null;
  waiting(): number;
  wake(): void;
  close(): void;
};

const RETRY_MS = 1_000;

/** An agent: the contract's rules and the console's own requests. */
export function createAgent(deps: PeopleDeps, screen: string, cookie: string): SimAgent {
  const { clock, recorder } = deps;
  const timers: Timers = { now: clock.now, random: clock.random, after: clock.after };
  const place: Place = { online: () => agent.online, closed: () => false, received: () => {} };
  deps.network.place(`${screen}.test`, place);
  const api = createAgentApi(
    createHttpClient({
      baseUrl: `http://${screen}.test`,
      headers: () => ({ cookie, origin: PUBLIC_URL }),
      timeoutMs: () => 86_400_000,
    }),
  );
  const threads = new Map<string, ConversationSync>();
  const queue = createSendQueue({
    ...timers,
    storage: { load: () => [], save: () => true },
    async post({ id, conversationId, kind, body }) {
      const answer = await api.send(conversationId, kind, { id, body });
      return answer.ok ? { ok: true, value: answer.value.message } : answer;
    },
    changed(entries) {
      for (const { id, state, trouble } of entries)
        if (state === 'failed')
          recorder.write({ kind: 'refused', screen, id, reason: trouble?.message ?? '' });
    },
    sent: ({ conversationId, id }) => recorder.acknowledged(screen, conversationId, id),
  });
  const agent: SimAgent = {
    screen,
    online: true,
    follow(id) {
      if (threads.has(id)) return;
      const thread = createLogSync<Conversation>(
        {
          ...timers,
          fetchEvents: (after) => api.readEvents(id, after),
          fetchConversation: () => api.readConversation(id),
          changed({ messages }) {
            recorder.screen(screen, id, messages);
            for (const { id: messageId } of messages) queue.settle(messageId);
          },
          replaced: (lost) => queue.offerAgain(lost.filter((message) => mine.has(message.id))),
          refused: () => void threads.delete(id),
        },
        agentConversationAfter,
        null,
      );
      threads.set(id, thread);
      void thread.catchUp();
    },
    following: () => [...threads.keys()],
    send(conversationId, body, kind) {
      const id = deps.newId();
      mine.add(id);
      recorder.sent({ screen, author: screen, conversationId, id, body, note: kind === 'note' });
      queue.add({ id, conversationId, kind, body, attachments: [] });
    },
    sendUnderOldId(conversationId, body) {
      const used = threads
        .get(conversationId)
        ?.current()
        ?.messages.find((message) => mine.has(message.id));
      if (used !== undefined) void insist(conversationId, used.id, body);
    },
    claim: (id) => void api.claim(id),
    resolve: (id) => void api.resolve(id),
    markRead(id) {
      const newest = threads.get(id)?.current()?.messages.at(-1)?.seq;
      if (newest !== undefined) void api.markRead(id, newest);
    },
    shown: (id) => threads.get(id)?.current() ?? null,
    waiting: () => queue.entries().filter((entry) => entry.state !== 'failed').length,
    wake() {
      queue.retryNow();
      link.wake();
    },
    close() {
      queue.stop();
      for (const thread of threads.values()) thread.stop();
      link.stop();
    },
  };
  const mine = new Set<string>();
  const link = createEngineLink({
    ...timers,
    Pusher: deps.engine.pusherFor(place),
    engine: SIM_ADDRESS,
    timings: TIMINGS,
    authorizeChannel: api.authorizeChannel,
    changed: () => {},
    poll: catchUp,
  });
  link.open(AGENTS_CHANNEL, {
    subscribed: catchUp,
    event(name, data) {
      if (name !== CONVERSATION_EVENT) return;
      const frame = data as EngineFrame;
      threads.get(frame.event.conversationId)?.receive(frame);
    },
  });
  return agent;

  async function insist(conversationId: string, id: string, body: string): Promise<void> {
    const answer = await api.send(conversationId, 'text', { id, body });
    if (answer.ok)
      recorder.sent({ screen: `${screen} by mistake`, author: screen, conversationId, id, body });
    else if (answer.status === 0 || answer.status >= 500)
      clock.after(RETRY_MS, () => void insist(conversationId, id, body));
  }

  function catchUp(): void {
    for (const thread of threads.values()) void thread.catchUp();
  }
}
