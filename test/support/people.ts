import { randomBytes, randomUUID } from 'node:crypto';
import type { InboxPage } from '../../server/contract/schemas/agent-api.ts';
import type {
  Conversation,
  ConversationState,
  Message,
  Reading,
  ReadMark,
} from '../../server/contract/schemas/conversations.ts';
import type { EventPage } from '../../server/contract/schemas/events.ts';
import type { UpdateTriage } from '../../server/contract/schemas/triage-api.ts';
import { DEMO_AGENTS, DEMO_PASSWORD, DEMO_SITE_KEY } from '../../server/demo-people.ts';
import { askServer } from './ask-server.ts';

export type Reply<T> = { status: number; body: T; headers: Headers };

/** Asks a server and reads JSON; an empty answer is null. */
export type Ask = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply<T>>;

export const uuid = (): string => randomUUID();

/** Somebody nobody knows. */
export function nobody(url: string, common: Record<string, string> = {}): Ask {
  return async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const form = body instanceof FormData;
    const answer = await askServer(url + path, {
      method,
      headers: {
        ...common,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    return {
      status: answer.status,
      body: (answer.text === '' ? null : JSON.parse(answer.text)) as T,
      headers: answer.headers,
    };
  };
}

/** A visitor who has come to the demo's site, through the HTTP API as the widget uses it. */
export async function newVisitor(url: string, siteKey = DEMO_SITE_KEY, headers: Record<string, string> = {}) {
  const id = uuid();
  const token = randomBytes(32).toString('base64url');
  const ask = nobody(url, { ...headers, authorization: `Bearer ${token}` });
  const made = await ask('POST', '/api/widget/visitors', { id, siteKey });
  if (made.status !== 201) throw new Error(`The visitor was not made: ${JSON.stringify(made.body)}`);
  const base = '/api/widget/conversations';
  return {
    id,
    token,
    ask,
    async start(conversationId = uuid()): Promise<string> {
      const { status, body } = await ask('POST', base, {
        id: conversationId,
        page: { url: 'https://shop.example/', title: 'Shop' },
      });
      if (status !== 201) throw new Error(`The conversation was not started: ${JSON.stringify(body)}`);
      return conversationId;
    },
    send: (conversationId: string, body: string, messageId = uuid()) =>
      ask<{ message: Message }>('POST', `${base}/${conversationId}/messages`, { id: messageId, body }),
    read: (conversationId: string) =>
      ask<{ conversation: Conversation; epoch: string }>('GET', `${base}/${conversationId}`),
    events: (conversationId: string, after = 0) =>
      ask<EventPage>('GET', `${base}/${conversationId}/events?after=${after}`),
    markDelivered: (conversationId: string, upTo: number) =>
      ask('PUT', `/api/widget/conversations/${conversationId}/delivered`, { upTo }),
    markRead: (conversationId: string, upTo: number) =>
      ask('PUT', `${base}/${conversationId}/read`, { upTo }),
  };
}
export type TestVisitor = Awaited<ReturnType<typeof newVisitor>>;

/** A signed-in agent of the demo, through the HTTP API as the console uses it. */
export async function signedInAgent(url: string, name: 'Ana' | 'Ben') {
  const account = DEMO_AGENTS.find((agent) => agent.name === name);
  const reply = await nobody(url, { origin: url })<{ agent: { id: string } }>('POST', '/api/agent/session', {
    email: account?.email,
    password: DEMO_PASSWORD,
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${name} could not sign in: ${JSON.stringify(reply.body)}`);
  const ask = nobody(url, { cookie, origin: url });
  const base = '/api/agent/conversations';
  return {
    id: reply.body.agent.id,
    name,
    cookie,
    ask,
    inbox: (queue: string) => ask<InboxPage>('GET', `/api/agent/inbox?queue=${queue}`),
    claim: (id: string) => ask('PUT', `${base}/${id}/assignment`),
    release: (id: string) => ask('DELETE', `${base}/${id}/assignment`),
    resolve: (id: string) => ask('POST', `${base}/${id}/closure`),
    reopen: (id: string) => ask('DELETE', `${base}/${id}/closure`),
    updateTriage: (id: string, requested: UpdateTriage) =>
      ask<{ state: ConversationState }>('PATCH', `${base}/${id}`, requested),
    answer: (id: string, body: string, messageId = uuid()) =>
      ask<{ message: Message }>('POST', `${base}/${id}/messages`, { id: messageId, body }),
    note: (id: string, body: string) =>
      ask<{ message: Message }>('POST', `${base}/${id}/notes`, { id: uuid(), body }),
    edit: (id: string, messageId: string, body: string) =>
      ask<{ message: Message }>('PATCH', `${base}/${id}/messages/${messageId}`, { body }),
    unsend: (id: string, messageId: string) =>
      ask<{ message: Message }>('DELETE', `${base}/${id}/messages/${messageId}`),
    read: (id: string) =>
      ask<{ conversation: Conversation; epoch: string; mark?: ReadMark | null }>('GET', `${base}/${id}`),
    events: (id: string, after = 0) => ask<EventPage>('GET', `${base}/${id}/events?after=${after}`),
    markDelivered: (...marks: { conversationId: string; upTo: number }[]) =>
      ask('PUT', '/api/agent/delivered', { marks }),
    markRead: (id: string, upTo: number) => ask<Reading>('PUT', `${base}/${id}/read`, { upTo }),
    markUnread: (id: string) => ask<Reading>('DELETE', `${base}/${id}/read`),
  };
}
export type TestAgent = Awaited<ReturnType<typeof signedInAgent>>;
