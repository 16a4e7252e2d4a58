/** What a channel's name says about it: https://pusher.com/docs/channels/using_channels/channels/#channel-types */
export type ChannelKind = {
  /** Needs an auth string. */
  guarded: boolean;
  presence: boolean;
  encrypted: boolean;
  cache: boolean;
};

const CHARACTERS = /^[A-Za-z0-9_\-=@,.;]+$/;
const USER_CHANNEL = /^#server-to-user-[A-Za-z0-9_\-=@,.;]+$/;
export const USER_CHANNEL_PREFIX = '#server-to-user-';

/** Decided by the prefix alone, in lower case, at the very beginning. */
export function kindOf(name: string): ChannelKind {
  const presence = name.startsWith('presence-');
  const encrypted = name.startsWith('private-encrypted-');
  return {
    guarded: presence || name.startsWith('private-'),
    presence,
    encrypted,
    cache: /^(cache-|private-cache-|private-encrypted-cache-|presence-cache-)/.test(name),
  };
}

/** Whether browsers may ask for a channel of this name, and servers publish to it. */
export function isChannelName(name: unknown, maxLength: number): name is string {
  return typeof name === 'string' && name.length <= maxLength && CHARACTERS.test(name);
}

/** The channel on which one signed-in user hears from the server. */
export function isUserChannelName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= 200 && USER_CHANNEL.test(name);
}
