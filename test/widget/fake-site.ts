import type { ConversationEvent } from '../../server/contract/schemas/events.ts';

export const SITE = {
  siteId: '33333333-3333-4333-8333-333333333333',
  name: 'Tidewater Tea',
  greeting: 'Hello! Ask us.',
  color: '#0e7c66',
  agentsOnDuty: true,
};
export const LIMITS = { messageLength: 100, fileBytes: 1_000, filesPerMessage: 2 };
export const TIMINGS = {
  pollMs: 4_000,
  headCheckMs: 60_000,
  engineGraceMs: 6_000,
  typingSendMs: 3_000,
  typingExpiresMs: 6_000,
  requestTimeoutMs: 10_000,
};

/** Where widgets would find the engine. */
export const ENGINE = {
  key: 'key',
  cluster: 'self',
  host: 'chat.example',
  port: 443,
  path: '',
  tls: true,
  clientEvents: true,
};

/** The first event of a conversation. */
export function startedEvent(id: string, visitorId: string, at: number) {
  const visitor = { id: visitorId, name: 'Quiet Otter', email: null, verified: false };
  const state = {
    id,
    siteId: SITE.siteId,
    seq: 1,
    status: 'waiting' as const,
    visitor,
    assignee: null,
    page: null,
    startedAt: at,
    waitingSince: at,
    delivered: { visitor: 0, agents: 0 },
    read: { visitor: 0, agents: 0 },
  };
  const started: Extract<ConversationEvent, { type: 'conversation.started' }> = {
    conversationId: id,
    seq: 1,
    prev: 0,
    at: at,
    type: 'conversation.started',
    data: { state },
  };
  return started;
}
