import type { RelayApp } from '../relay-app.ts';
import { isRecord } from '../wire/json.ts';
import { ApiError } from './api-error.ts';
import { attributesOf } from './queries.ts';
import { type PublishedEvent, readEvent } from './read-event.ts';

/** https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-event-trigger-an-event */
export function publishEvent(app: RelayApp, body: Record<string, unknown>): object {
  const event = readEvent(body, app.limits);
  publish(app, event);
  if (event.info.length === 0) return {};
  const channels = [...event.channels].map((name) => [name, attributesOf(app, name, event.info)]);
  return { channels: Object.fromEntries(channels) };
}

/**
 * All are checked before any is sent: a batch is taken whole or not at all.
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-batch-events-trigger-multiple-events
 */
export function publishBatch(app: RelayApp, body: Record<string, unknown>): object {
  const events = readBatch(body['batch'], app);
  for (const event of events) publish(app, event);
  if (events.every((event) => event.info.length === 0)) return {};
  return {
    batch: events.map(({ channels, info }) => {
      const [name = ''] = channels;
      return attributesOf(app, name, info);
    }),
  };
}

function readBatch(batch: unknown, app: RelayApp): PublishedEvent[] {
  if (!Array.isArray(batch)) throw new ApiError(400, 'batch must be an array of events');
  const most = app.limits.eventsPerBatch;
  if (batch.length > most) throw new ApiError(400, `Batch too large: it has at most ${most} events`);
  return batch.map((item) => {
    if (!isRecord(item)) throw new ApiError(400, 'batch must be an array of events');
    return readEvent(item, app.limits);
  });
}

function publish(app: RelayApp, { channels, name, data, socketId }: PublishedEvent): void {
  app.publish(channels, name, data, socketId);
}
