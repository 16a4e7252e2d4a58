import { Type } from 'typebox';
import type { Routes } from '../route.ts';

const Part = {
  status: Type.Union([Type.Literal('ok'), Type.Literal('degraded'), Type.Literal('failing')]),
  reason: Type.Optional(Type.String()),
};

/** Whether a server works, and what does not. */
export const Health = Type.Object({
  ...Part,
  version: Type.String(),
  parts: Type.Record(Type.String(), Type.Object(Part)),
});
export type Health = Type.Static<typeof Health>;

/** For who runs the server. */
export const operations = {
  health: {
    method: 'GET',
    path: '/health',
    who: 'anybody',
    answer: Health,
    unavailable: Health,
    summary: 'Read whether this server works',
    description:
      '200 `ok`; 200 `degraded` when something is missing that messages do not need; 503 with the same body and `failing` when none can be stored.',
    example: {
      answer: {
        status: 'ok',
        version: '0.2.0',
        parts: { database: { status: 'ok' }, engine: { status: 'ok' } },
      },
    },
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    who: 'anybody',
    content: 'text/plain',
    summary: 'Read the metrics, for Prometheus',
    description:
      'What the embedded relay, the background workers and the subscribers count. Only where `METRICS` is on.',
  },
  engineWebhook: {
    method: 'POST',
    path: '/api/engine-webhook',
    who: 'signature',
    answer: Type.Object({}),
    errors: ['sign_in_required'],
    summary: 'Receive webhooks of the engine',
    description: 'Who came and went; the signature is over the raw bytes of the body.',
    example: { answer: {} },
  },
} as const satisfies Routes;
