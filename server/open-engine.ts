import type { Logger } from 'pino';
import { createOutage } from './common/outage.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { createEmbeddedRelay } from './engine/embedded-relay.ts';
import { createEngineCheck } from './engine/engine-check.ts';
import { createPusherEngine } from './engine/pusher-engine.ts';
import { watchedEngine } from './engine/watched-engine.ts';
import { socketRoom } from './relay/process/descriptors.ts';

/** What takes a webhook of the embedded relay. Resolves to the status that it is answered with. */
export type WebhookReceiver = (body: Buffer, headers: Record<string, string>) => Promise<number>;

/**
 * Opens the engine that is configured: hosted Pusher or soketi, else the relay in this process.
 * `room` is how many sockets this process may hold, `check` looks at an engine that is not ours.
 */
export async function openEngine(
  database: Database,
  config: Config,
  { logger, now }: { logger: Logger; now: () => number },
) {
  const room = socketRoom();
  const webhooks: { deliver: WebhookReceiver } = { deliver: async () => 503 };
  const embedded =
    config.pusher === null ? await createEmbeddedRelay(database, config, room, logger, webhooks) : null;
  const outage = createOutage({ what: 'The engine', now, log: logger });
  const engine = watchedEngine(embedded?.engine ?? createPusherEngine(config.pusher ?? noPusher()), outage);
  return {
    engine,
    outage,
    room,
    relay: embedded?.relay ?? null,
    check: embedded === null ? createEngineCheck(engine, logger) : null,
    /** The relay reports who comes and goes to what is made after it; until then it is told to come again. */
    receiveWebhooks(receive: WebhookReceiver): void {
      webhooks.deliver = receive;
    },
    /** The relay's engine ends with the relay. */
    close: async () => (embedded === null ? engine.close() : undefined),
  };
}

function noPusher(): never {
  throw new Error('No engine is configured.');
}
