import { broadcast } from '../channels/channel.ts';
import { kindOf } from '../channels/channel-names.ts';
import { WORK } from '../limits.ts';
import { ERROR_CODE } from '../wire/close-codes.ts';
import { encodeFrame } from '../wire/encode-frame.ts';
import type { ClientFrame } from '../wire/parse-frame.ts';
import type { Connection } from './connection.ts';
import { refuseWith } from './refuse.ts';

/**
 * Passes a browser's event to the others in the channel.
 * https://pusher.com/docs/channels/using_channels/events/#triggering-client-events
 */
export function relayClientEvent(connection: Connection, frame: ClientFrame, now: number): void {
  const { app } = connection;
  const refuse = (why: string, code: number | null = null) =>
    refuseWith(connection, 'client_event', `Client event rejected - ${why}`, code);
  if (app.options.clientEvents !== true) return refuse('they are not enabled for this application');
  const kind = kindOf(frame.channel ?? '');
  if (!kind.guarded) return refuse('only supported on private and presence channels');
  if (kind.encrypted) return refuse('not supported on encrypted channels');
  const channel = app.channels.get(frame.channel ?? '');
  const member = channel === undefined ? undefined : connection.channels.get(channel);
  if (channel === undefined || member === undefined)
    return refuse('this connection is not subscribed to the channel');
  if (frame.event.length > app.limits.eventNameLength) {
    return refuse(`its name has at most ${app.limits.eventNameLength} characters`);
  }
  const data = typeof frame.data === 'string' ? frame.data : (JSON.stringify(frame.data) ?? '');
  if (Buffer.byteLength(data) > app.limits.eventBytes) {
    return refuse(`its data has at most ${app.limits.eventBytes} bytes`);
  }
  if (
    !connection.takeClientEvent(now) ||
    channel.presence?.takeClientEvent(member, app.limits.clientEventsPerSecond, now) === false
  ) {
    return refuse(`at most ${app.limits.clientEventsPerSecond} a second`, ERROR_CODE.clientEventRate);
  }
  // What it costs is the others who get it, not the one frame.
  const pieces = 1 + data.length / WORK.bytesPerUnit;
  const deliveries = (channel.subscribers.size - 1) * pieces;
  if (!connection.account.work(Math.ceil(deliveries / WORK.deliveriesPerUnit), now)) {
    return refuse('too much is sent from this address', ERROR_CODE.clientEventRate);
  }
  // Whatever user_id the sender may have written itself, only what its token said goes out.
  const user = member === null ? {} : { user_id: member };
  const { event } = frame;
  broadcast(channel, encodeFrame({ event, channel: channel.name, data: frame.data, ...user }), connection);
  app.webhooks.report({
    name: 'client_event',
    channel: channel.name,
    event,
    data,
    socket_id: connection.socketId,
    ...user,
  });
}
