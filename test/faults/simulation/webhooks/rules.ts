import type { Patch } from '../../../support/patched-source.ts';

const RUN = 'server/webhooks/endpoint-run.ts';

/** Rules of webhooks, and the change that takes each out of the real code: some seed must then break a promise. */
export const WEBHOOK_RULES: readonly { name: string; without: readonly Patch[] }[] = [
  {
    name: 'an event has one id at every try',
    without: [
      { file: RUN, find: 'id: feed.id, at, body: text', put: 'id: crypto.randomUUID(), at, body: text' },
    ],
  },
  {
    name: 'what is to be sent leaves the queue after it was taken, not before',
    without: [
      {
        file: RUN,
        find: 'const at = now();',
        put: 'const at = now();\n    await database.write((db) => removeFromQueue(db, id, [delivery.position]));',
      },
    ],
  },
  {
    name: 'nothing of a thread is sent behind what waits',
    without: [
      {
        file: 'server/webhooks/queue.ts',
        find: 'and waiting.position <= next.position and',
        put: 'and waiting.position = next.position and',
      },
    ],
  },
  {
    name: 'nothing of a thread is sent behind what has just failed',
    without: [{ file: RUN, find: 'if (failed > 0) break;', put: '' }],
  },
  {
    name: 'the endpoint of a dead node is taken over',
    without: [
      { file: 'server/webhooks/endpoint-claim.ts', find: "eb('claimed_until', '<=', now),", put: '' },
    ],
  },
  {
    name: 'how far an endpoint has come is kept with what is queued for it',
    without: [
      {
        file: 'server/webhooks/queue.ts',
        find: 'await queue(db, endpoint, rows, now);\n  endpoint.position',
        put: 'if (rows.length < 2) await queue(db, endpoint, rows, now);\n  endpoint.position',
      },
    ],
  },
];
