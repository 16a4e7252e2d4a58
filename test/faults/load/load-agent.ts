import { createAgentApi, createSessionApi } from '../../../agent-console/transport/agent-api.ts';
import { agentConversationAfter } from '../../../server/contract/apply-triage-event.ts';
import { AGENTS_CHANNEL, CONVERSATION_EVENT } from '../../../server/contract/channels.ts';
import { type ConversationSync, createLogSync } from '../../../server/contract/client/conversation-sync.ts';
import { createEngineLink, type EngineLink } from '../../../server/contract/client/engine-link.ts';
import { createHttpClient } from '../../../server/contract/client/http-client.ts';
import { type Answer, backoffMs } from '../../../server/contract/client/ports.ts';
import { createSendQueue, type OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { EngineFrame } from '../../../server/contract/schemas/events.ts';
import { signedInAgent } from '../../support/people.ts';
import { NODE_TIMERS, NodePusher, newId, QUICK_TIMINGS, quickly } from './node-deps.ts';
import type { Recorder } from './recorder.ts';

const MOST_TRIES = 8;

export type LoadAgent = {
  name: string;
  /** Shows this conversation from now on. */
  follow(conversationId: string): void;
  unfollow(conversationId: string): void;
  answer(conversationId: string, body: string): void;
  waiting(conversationId?: string): number;
  shown(conversationId: string): readonly string[];
  /** Asks for older messages until the screen has them all. False: no answer, ask again. */
  showAll(conversationId: string): Promise<boolean>;
  wake(): void;
  close(): void;
  /** What the server refused for good. */
  refusals: readonly string[];
};

/** An agent who looks at many conversations at once: the clients' own rules over real HTTP and pusher-js. */
export async function openLoadAgent(options: {
  url: string;
  who: 'Ana' | 'Ben';
  name: string;
  recorder: Recorder;
}): Promise<LoadAgent> {
  const { url, who, name, recorder } = options;
  const { cookie } = await untilAnswered(() => signIn(url, who));
  const http = createHttpClient({
    baseUrl: url,
    headers: () => ({ cookie, origin: url }),
    timeoutMs: () => QUICK_TIMINGS.requestTimeoutMs,
  });
  const api = createAgentApi(http);
  const session = await untilAnswered(() => quickly(createSessionApi(http).readSession()));
  const threads = new Map<string, ConversationSync>();
  const refusals: string[] = [];
  let stored: OutboxEntry[] = [];
  const queue = createSendQueue({
    ...NODE_TIMERS,
    storage: {
      load: () => stored,
      save(entries) {
        stored = entries;
        return true;
      },
    },
    async post(entry) {
      const answer = await api.send(entry.conversationId, 'text', { id: entry.id, body: entry.body });
      return answer.ok ? { ok: true, value: answer.value.message } : answer;
    },
    changed: () => {},
    sent: (message) => recorder.acknowledged(name, message.conversationId, message.id),
  });
  const link: EngineLink = createEngineLink({
    ...NODE_TIMERS,
    Pusher: NodePusher,
    engine: session.engine,
    timings: session.timings,
    authorizeChannel: api.authorizeChannel,
    authenticateUser: api.authenticateUser,
    changed: (state) => state === 'live' && queue.retryNow(),
    poll: catchUp,
  });
  link.open(AGENTS_CHANNEL, {
    subscribed: catchUp,
    event(event, data) {
      if (event !== CONVERSATION_EVENT) return;
      const frame = data as EngineFrame;
      threads.get(frame.event.conversationId)?.receive(frame);
    },
  });

  return {
    name,
    follow(id) {
      if (threads.has(id)) return;
      const thread = createLogSync<Conversation>(
        {
          ...NODE_TIMERS,
          fetchEvents: (after) => api.readEvents(id, after),
          fetchConversation: () => api.readConversation(id),
          changed({ messages }) {
            recorder.screen(name, id, messages);
            const newest = messages.at(-1);
            if (newest === undefined || !queue.entries().some((entry) => entry.id === newest.id)) return;
            // Its event came before the reply: it is shown as sent.
            recorder.acknowledged(name, id, newest.id);
            queue.settle(newest.id);
          },
          replaced: () => {},
          refused: ({ status, message }) => void refusals.push(`${id}: ${status} ${message}`),
        },
        agentConversationAfter,
        null,
      );
      threads.set(id, thread);
      void thread.catchUp();
    },
    unfollow(id) {
      threads.get(id)?.stop();
      threads.delete(id);
    },
    answer(conversationId, body) {
      const id = newId();
      recorder.sent({ screen: name, author: name, conversationId, id, body });
      queue.add({ id, conversationId, kind: 'text', body, attachments: [] });
    },
    waiting: (id) =>
      id === undefined
        ? queue.entries().length
        : queue.entries().filter((entry) => entry.conversationId === id).length,
    shown: (id) => (threads.get(id)?.current()?.messages ?? []).map((message) => message.id),
    async showAll(id) {
      const thread = threads.get(id);
      for (;;) {
        const conversation = thread?.current();
        if (conversation === null || conversation === undefined) return false;
        const first = conversation.messages[0];
        if (!conversation.earlier || first === undefined) return true;
        const answer = await api.readHistory(id, first.seq);
        if (!answer.ok) return false;
        thread?.prepend(answer.value.messages, answer.value.earlier);
        recorder.screen(name, id, thread?.current()?.messages ?? []);
      }
    },
    wake() {
      queue.retryNow();
      link.wake();
    },
    close() {
      queue.stop();
      for (const thread of threads.values()) thread.stop();
      link.stop();
    },
    refusals,
  };

  function catchUp(): void {
    for (const thread of threads.values()) void thread.catchUp();
  }
}

/** A server that is busy, or just starting, is asked again, as the console does. */
async function untilAnswered<T>(ask: () => Promise<Answer<T>>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask();
    if (answer.ok) return answer.value;
    if (attempt === MOST_TRIES) throw new Error(`Nobody could sign in: ${answer.message}`);
    await new Promise<void>((resolve) => NODE_TIMERS.after(backoffMs(attempt, NODE_TIMERS.random), resolve));
  }
}

/** Signs in, or says why not: a connection kept from the server before the last kill ends when it is used. */
const signIn = (url: string, who: 'Ana' | 'Ben'): Promise<Answer<{ cookie: string }>> =>
  signedInAgent(url, who).then(
    (value) => ({ ok: true, value }),
    (error: Error) => ({ ok: false, status: 0, message: error.message }),
  );
