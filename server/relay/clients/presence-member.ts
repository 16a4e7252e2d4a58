import type { Member } from '../channels/presence.ts';
import { parseRecord } from '../wire/json.ts';
import type { Connection } from './connection.ts';

/**
 * Who a connection is in a presence channel: what `channel_data` says, or else the user it is signed in as.
 * https://pusher.com/docs/channels/using_channels/presence-channels/
 * @returns a sentence when it says nothing usable
 */
export function memberFrom(channelData: string | undefined, connection: Connection): Member | string {
  const { limits } = connection.app;
  if (channelData === undefined) {
    if (connection.user !== null) return { userId: connection.user.id, info: connection.user.info };
    return 'A presence channel needs channel_data, or a user who has signed in';
  }
  if (Buffer.byteLength(channelData) > limits.presenceUserBytes) {
    return `channel_data has at most ${limits.presenceUserBytes} bytes`;
  }
  const parsed = parseRecord(channelData);
  const id = parsed?.['user_id'];
  // Numbers are allowed, and are the same user as their digits.
  const userId = typeof id === 'number' ? digitsOf(id, channelData) : id;
  if (userId === null) return 'user_id is a number too large to be exact: sign it as a string';
  if (typeof userId !== 'string' || userId === '') return 'channel_data must be JSON with a user_id';
  if (userId.length > limits.userIdLength) return `user_id has at most ${limits.userIdLength} characters`;
  return { userId, info: parsed?.['user_info'] };
}

/** As they were written: beyond 2^53, JavaScript's numbers lose digits, and two people's would become one. */
function digitsOf(id: number, channelData: string): string | null {
  if (Number.isSafeInteger(id)) return String(id);
  const written = [...channelData.matchAll(/"user_id"\s*:\s*(-?\d+)\s*[,}]/g)];
  return written.length === 1 ? (written[0]?.[1] ?? null) : null;
}
