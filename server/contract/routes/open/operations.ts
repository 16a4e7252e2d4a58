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

/** Whether everything a server needs is in order. */
export const Readiness = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('failing')]),
  reason: Type.Optional(Type.String()),
  version: Type.String(),
  parts: Type.Record(
    Type.String(),
    Type.Object({
      status: Type.Union([Type.Literal('ok'), Type.Literal('failing')]),
      reason: Type.Optional(Type.String()),
    }),
  ),
});
export type Readiness = Type.Static<typeof Readiness>;

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
  ready: {
    method: 'GET',
    path: '/ready',
    who: 'anybody',
    answer: Readiness,
    unavailable: Readiness,
    summary: 'Read whether everything this server needs is in order',
    description:
      '200 when the database reads and writes, its upgrade is done, the engine answers, the disk has room and no event has waited for a minute; else 503 with the same body and a reason for each part that fails. For deployments and alerts. A load balancer asks `/health`: without the engine, a node still serves.',
    example: {
      answer: {
        status: 'ok',
        version: '0.2.0',
        parts: {
          database: { status: 'ok' },
          migrations: { status: 'ok' },
          engine: { status: 'ok' },
          disk: { status: 'ok' },
          outbox: { status: 'ok' },
        },
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
      'Requests, acknowledgements, deliveries, the outbox, who waits, the database, the process, and what workers, subscribers, mail and the embedded relay count. Only where `METRICS` is on.',
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
