import Pusher from 'pusher';
import type { EngineAddress } from '../contract/schemas/engine.ts';
import type { Relay } from '../relay/relay.ts';
import { type Engine, EngineError } from './engine.ts';
import { pusherSignatures } from './pusher-signatures.ts';

export type RelayCredentials = { appId: string; key: string; secret: string };

/**
 * The embedded relay, published to directly: no request, no connection, nothing that can be out of reach.
 * @param publicUrl where browsers reach this server, and so the relay in it
 */
export function createRelayEngine(relay: Relay, credentials: RelayCredentials, publicUrl: string): Engine {
  // Signing and checking is the SDK's work here too; it never connects anywhere.
  const pusher = new Pusher({ ...credentials, host: '127.0.0.1' });
  const app = relay.app(credentials.appId);
  return {
    address: relayAddress(publicUrl, credentials.key),
    ...pusherSignatures(pusher),
    vouch: (socketId, userId) => app.vouch(socketId, userId),
    async publish(publications) {
      const refused: EngineError[] = [];
      for (const { channel, name, data } of publications) {
        try {
          app.trigger(channel, name, data);
        } catch (error) {
          // In the same process nothing is ever out of reach: what throws here is refused, and would be again.
          refused.push(new EngineError('refused', 'The relay refuses an event.', error));
        }
      }
      return refused;
    },
    async disconnect(userId, ownChannels) {
      app.expel(userId, ownChannels);
    },
    occupiedChannels: async (prefix) => Object.keys(app.channels(prefix)),
    members: async (channel) => app.users(channel),
    // In the same process, nothing is waited for.
    stopWaiting() {},
    close: () => relay.close(),
  };
}

/** Where browsers find the embedded relay. */
export function relayAddress(publicUrl: string, key: string): EngineAddress {
  const url = new URL(publicUrl);
  const tls = url.protocol === 'https:';
  return {
    key,
    // pusher-js insists on a cluster; with a host of our own it only names what is never used.
    cluster: 'self',
    host: url.hostname,
    port: url.port === '' ? (tls ? 443 : 80) : Number(url.port),
    path: '',
    tls,
    clientEvents: true,
  };
}
