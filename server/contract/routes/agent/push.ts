import { PushKey, ReportAttention, SubscribePush } from '../../notices/push-api.ts';
import type { Routes } from '../route.ts';

/** Web Push to an agent's browsers (RFC 8030, 8291, 8292). */
export const push = {
  read: {
    method: 'GET',
    path: '/api/agent/push',
    who: 'agent',
    answer: PushKey,
    summary: 'Read the key for push notifications',
    description: 'What a browser needs to subscribe, and whether one of yours is subscribed.',
    example: {
      answer: {
        publicKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        browsers: 0,
        subscribed: false,
      },
    },
  },
  subscribe: {
    method: 'PUT',
    path: '/api/agent/push/subscription',
    who: 'agent',
    body: SubscribePush,
    errors: ['bad_request'],
    summary: 'Send push notifications to this browser',
    description:
      'Belongs to the session that asks: it ends with it, and replaces what the session had. Of more than ten browsers, the one that subscribed first is forgotten.',
    example: {
      body: {
        endpoint: 'https://push.example.com/s/0Fh2r8',
        keys: {
          p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
          auth: 'BTBZMqHH6r4Tts7J_aSIgg',
        },
        locale: 'en',
      },
    },
  },
  unsubscribe: {
    method: 'DELETE',
    path: '/api/agent/push/subscription',
    who: 'agent',
    summary: 'Send no push notifications to this browser',
    description: 'Whether or not there was a subscription.',
  },
  test: {
    method: 'POST',
    path: '/api/agent/push/test',
    who: 'agent',
    errors: ['not_found'],
    summary: 'Send a test notification to this browser',
    description: 'By the way that all others go. 404 when this browser is not subscribed.',
  },
  attend: {
    method: 'PUT',
    path: '/api/agent/attention',
    who: 'agent',
    body: ReportAttention,
    summary: 'Say whether the console is looked at',
    description: 'Holds for a minute. Who looks at a console gets no push, on none of their devices.',
    example: { body: { looking: true } },
  },
} as const satisfies Routes;
