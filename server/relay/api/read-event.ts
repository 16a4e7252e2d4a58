import { isChannelName, userOfChannel } from '../channels/channel-names.ts';
import type { RelayLimits } from '../limits.ts';
import { ApiError } from './api-error.ts';

/** One event to publish, checked. */
export type PublishedEvent = {
  name: string;
  data: string;
  /** Each once. */
  channels: ReadonlySet<string>;
  socketId: string | undefined;
  info: readonly string[];
};

const SOCKET_ID = /^\d+\.\d+$/;
const RESERVED_NAME = /^pusher(_internal)?:/;
/** How much of a wrong name is said back. */
const QUOTED_LENGTH = 80;

/**
 * Reads an event from a body's fields.
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#post-event-trigger-an-event
 * @throws ApiError: 413 where the data is too large, 400 for everything else
 */
export function readEvent(body: Record<string, unknown>, limits: RelayLimits): PublishedEvent {
  const { name, data, channel, channels, socket_id: socketId, info } = body;
  if (typeof name !== 'string' || name === '' || name.length > limits.eventNameLength) {
    throw new ApiError(400, `The event name must be text of at most ${limits.eventNameLength} characters`);
  }
  if (RESERVED_NAME.test(name)) throw new ApiError(400, 'Event names that begin with pusher: are reserved');
  if (typeof data !== 'string') throw new ApiError(400, 'The data of an event must be a string');
  if (Buffer.byteLength(data) > limits.eventBytes) {
    throw new ApiError(
      413,
      `The data content of this event exceeds the allowed maximum (${limits.eventBytes} bytes)`,
    );
  }
  return {
    name,
    data,
    channels: readChannels(Array.isArray(channels) ? channels : [channel], limits),
    socketId: readSocketId(socketId),
    info: readInfo(info),
  };
}

/** A comma-separated list of attributes. */
export function readInfo(info: unknown): readonly string[] {
  return typeof info === 'string' && info !== '' ? info.split(',').map((name) => name.trim()) : [];
}

function readChannels(names: readonly unknown[], limits: RelayLimits): ReadonlySet<string> {
  if (names.length === 0 || names.length > limits.channelsPerTrigger) {
    throw new ApiError(400, `An event goes to 1 to ${limits.channelsPerTrigger} channels`);
  }
  const read = new Set<string>();
  for (const name of names) {
    if (!isChannelName(name, limits.channelNameLength) && userOfChannel(name) === null) {
      throw new ApiError(
        400,
        `Invalid channel name: ${JSON.stringify(String(name).slice(0, QUOTED_LENGTH))}`,
      );
    }
    read.add(String(name));
  }
  return read;
}

function readSocketId(socketId: unknown): string | undefined {
  if (socketId === undefined || socketId === null) return undefined;
  if (typeof socketId === 'string' && SOCKET_ID.test(socketId)) return socketId;
  throw new ApiError(400, 'Invalid socket id: it looks like 123.456');
}
