import {
  CreateWebhook,
  NewWebhook,
  PutWebhook,
  ReplayWebhook,
  WebhookAttempt,
  WebhookAttemptDetails,
  WebhookAttempts,
  WebhookAttemptsQuery,
  WebhookEndpoint,
  WebhookEndpoints,
} from '../../../schemas/webhooks-api.ts';
import { AT, EPOCH, ID, OTHER_ID } from '../../examples.ts';
import type { Routes } from '../../route.ts';

const CHOICE = {
  name: 'Order system',
  url: 'https://orders.example.com/frontdesk',
  types: ['message.created', 'conversation.resolved'],
  siteIds: null,
  teamIds: null,
};
const ENDPOINT = {
  id: ID,
  ...CHOICE,
  state: 'on',
  stateSince: AT,
  createdAt: AT,
  succeededAt: AT,
  failingSince: null,
  oldSecretUntil: null,
  waiting: 0,
};
const ATTEMPT = {
  id: OTHER_ID,
  eventId: `${EPOCH}:${ID}:2`,
  type: 'message.created',
  url: CHOICE.url,
  at: AT,
  durationMs: 84,
  outcome: 'delivered',
  status: 200,
  error: null,
  answer: 'ok',
};
const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

/** Endpoints that are told what happens, and what was sent to them. */
export const webhooks = {
  list: {
    method: 'GET',
    path: '/api/agent/webhooks',
    who: 'admin',
    answer: WebhookEndpoints,
    summary: 'List the endpoints of webhooks',
    description: 'Without their secrets.',
    example: { answer: { endpoints: [ENDPOINT] } },
  },
  create: {
    method: 'POST',
    path: '/api/agent/webhooks',
    who: 'admin',
    confirmed: true,
    body: CreateWebhook,
    answer: NewWebhook,
    creates: 'always',
    errors: ['id_taken'],
    summary: 'Add an endpoint',
    description:
      'It is sent what happens from now on. The secret with which it is signed is in this answer and never again. At most 20.',
    example: { body: { id: ID, ...CHOICE }, answer: { endpoint: ENDPOINT, secret: SECRET } },
  },
  change: {
    method: 'PUT',
    path: '/api/agent/webhooks/:id',
    who: 'admin',
    confirmed: true,
    body: PutWebhook,
    answer: WebhookEndpoint,
    errors: ['not_found'],
    summary: 'Change an endpoint, switch it on or off',
    description: 'One that is switched on again is sent what it missed, in order, as far as that is kept.',
    example: { body: { ...CHOICE, on: true }, answer: ENDPOINT },
  },
  delete: {
    method: 'DELETE',
    path: '/api/agent/webhooks/:id',
    who: 'admin',
    errors: ['not_found'],
    summary: 'Remove an endpoint',
    description: 'With its log. Nothing more is sent to it.',
  },
  rotateSecret: {
    method: 'POST',
    path: '/api/agent/webhooks/:id/secret',
    who: 'admin',
    confirmed: true,
    answer: NewWebhook,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Rotate the secret of an endpoint',
    description:
      'The new one is in this answer and never again. For 24 hours, both sign: `webhook-signature` then has two signatures.',
    example: { answer: { endpoint: { ...ENDPOINT, oldSecretUntil: AT + 86_400_000 }, secret: SECRET } },
  },
  test: {
    method: 'POST',
    path: '/api/agent/webhooks/:id/test',
    who: 'admin',
    answer: WebhookAttempt,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Send a test event',
    description: 'One of the type `webhook.test`, once, also to an endpoint that is switched off.',
    example: { answer: { ...ATTEMPT, type: 'webhook.test' } },
  },
  listAttempts: {
    method: 'GET',
    path: '/api/agent/webhooks/:id/attempts',
    who: 'admin',
    query: WebhookAttemptsQuery,
    answer: WebhookAttempts,
    errors: ['not_found'],
    summary: 'List what was sent to an endpoint',
    description: 'Every attempt, the newest first. Kept for 30 days, and at most 50,000 of an endpoint.',
    example: { query: { outcome: 'delivered' }, answer: { attempts: [ATTEMPT], next: null } },
  },
  readAttempt: {
    method: 'GET',
    path: '/api/agent/webhooks/:id/attempts/:attemptId',
    who: 'admin',
    answer: WebhookAttemptDetails,
    errors: ['not_found'],
    summary: 'Read what was sent, with its body',
    description:
      'The body is made again from what is stored: what was edited or taken back since is as it is now, and what was erased is gone.',
    example: {
      answer: { attempt: ATTEMPT, body: '{"type":"message.created","timestamp":"2026-01-01T00:00:00.000Z"}' },
    },
  },
  replay: {
    method: 'POST',
    path: '/api/agent/webhooks/:id/replays',
    who: 'admin',
    body: ReplayWebhook,
    answer: WebhookEndpoint,
    creates: 'always',
    errors: ['not_found'],
    summary: 'Send events again',
    description:
      'One that was sent, or all that happened in a span of time and that the endpoint wants; without `until` all since. They come in order, under the same `webhook-id` as before.',
    example: { body: { since: AT }, answer: ENDPOINT },
  },
} as const satisfies Routes;
