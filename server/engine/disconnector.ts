import { agentChannel, memberId, visitorChannel } from '../contract/channels.ts';
import type { Engine } from './engine.ts';

/** An engine that does not answer is asked again this often, until this many times. */
const RETRY_MS = 1_000;
const MAX_TRIES = 60;

export type DisconnectorOptions = {
  engine: Engine;
  log: { warn(details: object, message: string): void };
};

/**
 * Closes the live connections of people who may no longer hear what comes over them. Clients that may, come back by
 * themselves and are let in anew; the others are refused.
 */
export function createDisconnector({ engine, log }: DisconnectorOptions) {
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  return {
    agent: (id: string): Promise<void> => disconnect(memberId('agent', id), [agentChannel(id)]),
    visitor: (id: string): Promise<void> => disconnect(memberId('visitor', id), [visitorChannel(id)]),
    stop(): void {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };

  /** Resolves after the first try; the others go on meanwhile. */
  async function disconnect(userId: string, ownChannels: string[], attempt = 1): Promise<void> {
    try {
      await engine.disconnect(userId, ownChannels);
    } catch (error) {
      log.warn(
        { err: error, attempt },
        'The engine did not close the connections of somebody; it is asked again.',
      );
      if (stopped || attempt >= MAX_TRIES) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void disconnect(userId, ownChannels, attempt + 1);
      }, RETRY_MS);
      timers.add(timer);
    }
  }
}
export type Disconnector = ReturnType<typeof createDisconnector>;
