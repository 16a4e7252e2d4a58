import type { IncomingHttpHeaders } from 'node:http';
import type { GrantedChannel, Member } from '../access/channel-access.ts';
import type { ChannelAuth, EngineAddress, UserAuth } from '../contract/schemas/engine.ts';

/** One event on its way to the engine. */
export type Publication = { channel: string; name: string; data: object };

/** One fact from a webhook; see https://pusher.com/docs/channels/server_api/webhooks/ */
export type WebhookFact = { name: string; channel: string; user_id?: string };

/** What carries events to browsers: hosted Pusher Channels, a server that is compatible with it, or our own relay. */
export interface Engine {
  /** Where browsers find it. */
  address: EngineAddress;
  /**
   * Publishes in order. Resolves when the engine has answered for all of it, with the refusals of those it will never
   * take (too large, malformed): clients will notice the gap and fetch.
   * @throws EngineError when the engine is out of reach; how many it took is not known
   */
  publish(publications: readonly Publication[]): Promise<EngineError[]>;
  /**
   * Notes that something is about to be signed for this person on this connection. A signature has no end, so the relay
   * remembers the connection from here on, and `disconnect` closes it whether or not the signature was used. Hosted
   * Pusher and soketi cannot be told.
   * @returns false when the person has too many connections
   */
  vouch(socketId: string, userId: string): boolean;
  authorizeChannel(socketId: string, channel: GrantedChannel): ChannelAuth;
  authenticateUser(socketId: string, member: Member): UserAuth;
  /**
   * Closes the connections of somebody. Hosted Pusher and soketi know only those who signed in to the engine, as every
   * console does; the relay also finds whom it was told to vouch for, members of presence channels, and whoever is in a
   * channel of that person alone.
   * @throws EngineError when the engine is out of reach
   */
  disconnect(userId: string, ownChannels: readonly string[]): Promise<void>;
  /** The names of the channels with this prefix that somebody is subscribed to. */
  occupiedChannels(prefix: string): Promise<string[]>;
  /** The ids of the members of a presence channel. */
  members(channel: string): Promise<string[]>;
  /** What a webhook says, or null when its signature is not the engine's. */
  readWebhook(headers: IncomingHttpHeaders, rawBody: string): { timeMs: number; facts: WebhookFact[] } | null;
  /** The process is about to stop: from now on, an engine that does not answer is given up soon. */
  stopWaiting(): void;
  close(): Promise<void>;
}

/** The engine did not take a publication. `later`: try again. `refused`: it will never take this one. */
export class EngineError extends Error {
  readonly retry: 'later' | 'refused';

  constructor(retry: 'later' | 'refused', message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.retry = retry;
  }
}
