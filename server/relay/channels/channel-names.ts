/** What a channel's name says about it: https://pusher.com/docs/channels/using_channels/channels/#channel-types */
export type ChannelKind = {
  /** Needs an auth string. */
  guarded: boolean;
  presence: boolean;
  encrypted: boolean;
  cache: boolean;
};

const CHARACTERS = /^[A-Za-z0-9_\-=@,.;]+$/;
const USER_CHANNEL_PREFIX = '#server-to-user-';
const USER_CHANNEL_LENGTH = 200;
const PUBLIC: ChannelKind = { guarded: false, presence: false, encrypted: false, cache: false };
/** The longest prefix first: the first that fits decides. */
const KINDS: readonly [prefix: string, kind: ChannelKind][] = [
  ['private-encrypted-cache-', { guarded: true, presence: false, encrypted: true, cache: true }],
  ['private-encrypted-', { guarded: true, presence: false, encrypted: true, cache: false }],
  ['private-cache-', { guarded: true, presence: false, encrypted: false, cache: true }],
  ['private-', { guarded: true, presence: false, encrypted: false, cache: false }],
  ['presence-cache-', { guarded: true, presence: true, encrypted: false, cache: true }],
  ['presence-', { guarded: true, presence: true, encrypted: false, cache: false }],
  ['cache-', { guarded: false, presence: false, encrypted: false, cache: true }],
];

/** Decided by the prefix alone, in lower case, at the very beginning: `my-private-x` is public. */
export function kindOf(name: string): ChannelKind {
  for (const [prefix, kind] of KINDS) if (name.startsWith(prefix)) return kind;
  return PUBLIC;
}

/** Whether browsers may ask for a channel of this name, and servers publish to it. */
export function isChannelName(name: unknown, maxLength: number): name is string {
  return typeof name === 'string' && name.length <= maxLength && CHARACTERS.test(name);
}

/** Whether it can be a user's id: it must fit into the name of that user's channel, and into a path. */
export function isUserId(id: unknown, maxLength: number): id is string {
  return isChannelName(id, maxLength);
}

/**
 * The id of the user whom a channel such as `#server-to-user-7` belongs to; null for every other name.
 * https://pusher.com/docs/channels/server_api/server-user-events/
 */
export function userOfChannel(name: unknown): string | null {
  if (typeof name !== 'string' || !name.startsWith(USER_CHANNEL_PREFIX)) return null;
  const id = name.slice(USER_CHANNEL_PREFIX.length);
  return isUserId(id, USER_CHANNEL_LENGTH) ? id : null;
}

export function userChannel(userId: string): string {
  return USER_CHANNEL_PREFIX + userId;
}
