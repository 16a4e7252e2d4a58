import { applyEvent, arrivalOf } from '../../../server/contract/apply-event.ts';
import type { Conversation } from '../../../server/contract/schemas/conversations.ts';
import type { EventPage } from '../../../server/contract/schemas/events.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { type HttpLines, requestBytes } from '../../bench/http-lines.ts';
import type { LoadVisitor } from './load-visitor.ts';
import { newId, newToken } from './node-deps.ts';
import type { Recorder } from './recorder.ts';

const BASE = '/api/widget';
const AGAIN_MS = 25;

type Waiting = { id: string; body: string };

/**
 * A visitor who keeps the protocol's rules with next to no work, so that a run comes to a million messages: an id of its own for
 * each message, one in flight, the same one again until it is acknowledged. Its screen is what `…/events` tells it.
 */
export function openFloodVisitor(options: {
  lines: HttpLines;
  name: string;
  recorder: Recorder;
}): LoadVisitor {
  const { lines, name, recorder } = options;
  const [visitorId, conversationId, token] = [newId(), newId(), newToken()];
  const waiting: Waiting[] = [];
  const refusals: string[] = [];
  let conversation: Conversation | null = null;
  let begun = false;
  let busy = false;
  let closed = false;
  /** Counts the pages; the answer to a page that is gone is heard by nobody. */
  let page = 0;

  return {
    name,
    send(body) {
      const entry = { id: newId(), body };
      waiting.push(entry);
      recorder.sent({ screen: name, author: name, conversationId, ...entry });
      void drain();
    },
    waiting: () => waiting.length,
    failed: () => refusals.length,
    conversationId: () => (begun ? conversationId : null),
    shown: () => (conversation?.messages ?? []).map((message) => message.id),
    async showAll() {
      conversation ??= await firstPage();
      while (conversation !== null) {
        const more = await nextPage(conversation);
        if (more !== true) return more === false;
      }
      return false;
    },
    reload() {
      page += 1;
      conversation = null;
      recorder.forget(name);
    },
    wake() {},
    close() {
      closed = true;
    },
    warnings: refusals,
  };

  /** One message after the other, whatever happens to each of them on the way. */
  async function drain(): Promise<void> {
    if (busy) return;
    busy = true;
    while (!closed && waiting.length > 0) {
      const done = begun ? await post() : await begin();
      if (!done)
        await new Promise((resolve) => {
          setTimeout(resolve, AGAIN_MS);
        });
    }
    busy = false;
  }

  async function begin(): Promise<boolean> {
    const made = await ask('POST', `${BASE}/visitors`, { id: visitorId, siteKey: DEMO_SITE_KEY });
    if (made === null) return false;
    const started = await ask('POST', `${BASE}/conversations`, {
      id: conversationId,
      page: { url: 'https://shop.example/tea', title: 'Tea' },
    });
    begun = started !== null;
    return begun;
  }

  async function post(): Promise<boolean> {
    const entry = waiting[0] as Waiting;
    const sentFrom = page;
    const answer = await ask('POST', `${BASE}/conversations/${conversationId}/messages`, entry);
    // The page was loaded anew meanwhile, and all it knows is what it has stored: the message goes out again.
    if (answer === null || sentFrom !== page) return false;
    waiting.shift();
    recorder.acknowledged(name, conversationId, entry.id);
    return true;
  }

  async function firstPage(): Promise<Conversation | null> {
    const whole = await ask<{ conversation: Conversation }>('GET', `${BASE}/conversations/${conversationId}`);
    if (whole === null) return null;
    const { state } = whole.conversation;
    // Only its state: all that was ever said comes from its events.
    return { ...whole.conversation, state: { ...state, seq: 1 }, messages: [], earlier: false };
  }

  /** Whether there may be more; null: no answer. */
  async function nextPage(shown: Conversation): Promise<boolean | null> {
    const path = `${BASE}/conversations/${conversationId}/events?after=${shown.state.seq}`;
    const answer = await ask<EventPage>('GET', path);
    if (answer === null) return null;
    let next = shown;
    for (const event of answer.events) {
      if (arrivalOf(event, next.state.seq) === 'next') next = applyEvent(next, event);
    }
    conversation = next;
    recorder.screen(name, conversationId, next.messages);
    return answer.more;
  }

  /** What was answered; null where nothing was, or nothing that counts. */
  async function ask<T = unknown>(method: string, path: string, body?: object): Promise<T | null> {
    try {
      const request = requestBytes(method, path, {
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = await lines.exchange(request);
      if (answer.status < 300) return JSON.parse(answer.body) as T;
      if (answer.status < 500 && answer.status !== 429)
        refusals.push(`${path}: ${answer.status} ${answer.body}`);
      return null;
    } catch {
      // The server was killed, or is not back yet.
      return null;
    }
  }
}
