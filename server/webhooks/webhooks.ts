import { recordAudit } from '../accounts/audit-log.ts';
import type { AllowedPrivate } from '../common/public-address.ts';
import type { WebhookAttempt } from '../contract/schemas/webhooks-api.ts';
import type { Database } from '../database/database.ts';
import type { EndpointRow } from '../database/tables/webhooks.ts';
import type { RunInTransaction } from '../database/transaction.ts';
import type { TraceLog } from '../tracing/trace-log.ts';
import { isTaken } from './attempts.ts';
import { freeEndpoints } from './endpoint-claim.ts';
import { createEndpointWorkers } from './endpoint-workers.ts';
import { logTraced } from './log-traced.ts';
import { createPruning } from './pruning.ts';
import { type Answer, type Outgoing, sendWebhook } from './send-webhook.ts';
import { sendTestEvent } from './test-event.ts';

export type WebhooksOptions = {
  database: Database;
  /** The name of this process among all nodes. */
  node: string;
  now: () => number;
  log: { warn(details: object, message: string): void };
  traceLog: TraceLog;
  /** Which private addresses endpoints may have. */
  allowed: AllowedPrivate;
  /** The events feed looks whether it is wanted. */
  lookAtFeed: () => Promise<void>;
  runInTransaction: RunInTransaction;
  /** Is called after each request to an endpoint: how long it took, and whether it was taken. */
  sent?: (ms: number, taken: boolean) => void;
};

/** What routes ask of webhooks, besides operations on the database. */
export type Webhooks = {
  allowed: AllowedPrivate;
  /** Endpoints, or what they are to be sent, have changed: what follows from it begins now. */
  changed(): Promise<void>;
  sendTest(endpoint: EndpointRow, signal: AbortSignal): Promise<WebhookAttempt>;
  /** Whether the server has switched an endpoint off. */
  anySwitchedOff(): boolean;
};

/** Endpoints that are told what happens, put together. */
export function createWebhooks({ database, now, log, traceLog, allowed, ...options }: WebhooksOptions) {
  const send = async (outgoing: Outgoing, signal: AbortSignal): Promise<Answer> => {
    const answer = await sendWebhook(outgoing, { allowed }, signal);
    options.sent?.(answer.durationMs, isTaken(answer));
    logTraced(traceLog, outgoing, answer);
    return answer;
  };
  const endpoints = createEndpointWorkers({
    database,
    node: options.node,
    now,
    random: Math.random,
    send,
    switchedOff: noteSwitchedOff,
    log,
  });
  const webhooks: Webhooks = {
    allowed,
    async changed() {
      await options.lookAtFeed();
      void endpoints.wake();
    },
    sendTest: (endpoint, signal) => sendTestEvent(endpoint, { database, now, send }, signal),
    anySwitchedOff: endpoints.anySwitchedOff,
  };

  return {
    webhooks,
    /** The feed has grown. */
    wake: () => void endpoints.wake(),
    /** Frees what processes that died had taken, where no other can be alive. */
    freeClaims: () => freeEndpoints(database),
    workers: [endpoints, createPruning({ database, now, log })],
  };

  async function noteSwitchedOff({ id, name }: EndpointRow, why: 'gone' | 'failing'): Promise<void> {
    log.warn(
      { endpoint: id, why },
      'A webhook was switched off: it wants no more, or took nothing for days.',
    );
    await options.runInTransaction((tx) =>
      recordAudit(tx, { agent: null, network: null }, 'webhook.switched_off', `${name} (${why})`),
    );
  }
}
