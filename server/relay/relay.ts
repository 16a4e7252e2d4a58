import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import { answerRequest } from './api/answer-request.ts';
import { handleOf, type RelayAppHandle } from './app-handle.ts';
import { createReception } from './clients/reception.ts';
import { type CloseOptions, closeRelay } from './close-relay.ts';
import { startHeartbeat } from './heartbeat.ts';
import { DEFAULT_TIMINGS } from './limits.ts';
import { Counters, type RelayMetrics, sumOf } from './metrics.ts';
import type { RelayOptions } from './options.ts';
import { createRelayApp, type RelayApp } from './relay-app.ts';
import { serveUpgrades } from './upgrades.ts';

export type { RelayAppHandle } from './app-handle.ts';

export type Relay = {
  /** Serves WebSockets at `/app/<key>` on this server, and answers every other upgrade there is: see `upgrades.ts`. */
  attach(server: Server | TlsServer): void;
  /** Answers `/apps/<id>/…`; false, and the request untouched, for every other path. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  /** @throws when there is no such app */
  app(id: string): RelayAppHandle;
  metrics(): RelayMetrics;
  /** Whether it is being closed: nobody is let in any more. */
  closing(): boolean;
  /** Lets every client go, and resolves when all are gone; a second call waits for the first. */
  close(options?: CloseOptions): Promise<void>;
};

/**
 * A server that speaks the Pusher Channels protocol. It listens through the HTTP servers it is attached to.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/
 * @throws with a sentence, when two apps have the same id or key
 */
export function createRelay(options: RelayOptions): Relay {
  requireDistinct(options);
  const now = options.now ?? Date.now;
  const log = options.log ?? (() => {});
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const limitFactor = options.limitFactor ?? 1;
  const unowned = new Counters();
  const apps = new Map<string, RelayApp>();
  for (const app of options.apps) apps.set(app.id, createRelayApp(app, { now, log, timings, limitFactor }));
  let closing: Promise<void> | null = null;
  const reception = createReception({
    options,
    apps,
    timings,
    now,
    log,
    unowned,
    closing: () => closing !== null,
  });
  const stopHeartbeat = startHeartbeat(apps, timings, now, reception.sweep);

  return {
    attach(server) {
      serveUpgrades(server, reception.upgrade);
    },
    handleRequest: (request, response) => answerRequest({ apps, now, log }, request, response),
    app(id) {
      const app = apps.get(id);
      if (app === undefined) throw new Error(`The relay has no app ${id}.`);
      return handleOf(app);
    },
    metrics() {
      const each = [...apps].map(([id, app]) => [id, app.metrics()] as const);
      return sumOf(Object.fromEntries(each), unowned);
    },
    closing: () => closing !== null,
    close(closeOptions = {}) {
      stopHeartbeat();
      closing ??= closeRelay([...apps.values()], closeOptions);
      return closing;
    },
  };
}

function requireDistinct({ apps }: RelayOptions): void {
  if (apps.length === 0) throw new Error('The relay needs at least one app.');
  if (new Set(apps.map((app) => app.id)).size < apps.length) throw new Error('Two apps have the same id.');
  if (new Set(apps.map((app) => app.key)).size < apps.length) throw new Error('Two apps have the same key.');
}
