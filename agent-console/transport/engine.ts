import { createDeferredLink, type LinkListener } from '../../server/contract/client/deferred-link.ts';
import type { SharedLink } from '../../server/contract/client/shared-link.ts';
import { browserTabs } from '../../server/contract/client/tabs.ts';
import type { AgentSession } from '../../server/contract/schemas/agent-api.ts';
import type { Deps } from '../stores/shell/deps.ts';
import type { AgentApi } from './agent-api.ts';

/**
 * Connects to the engine that the session names, once for all tabs of this browser. The code for it is fetched
 * meanwhile; where it cannot be had, the server is polled and it is tried again.
 */
export function connectEngine(
  { after, now, random, newId }: Deps,
  { authorizeChannel, authenticateUser }: Pick<AgentApi, 'authorizeChannel' | 'authenticateUser'>,
  { agent, engine, timings }: AgentSession,
  listener: LinkListener,
): SharedLink {
  const timers = { after, now, random };
  return createDeferredLink({ ...timers, timings, load }, listener);

  async function load() {
    const { engineCode } = await import('./engine-code.ts');
    const { Pusher, createEngineLink, createSharedLink } = engineCode;
    return (listener: LinkListener) =>
      createSharedLink({
        ...timers,
        ...listener,
        newId,
        timings,
        tabs: () => browserTabs(`frontdesk.link.${agent.id}`),
        hidden: () => document.hidden,
        connect: (leader) =>
          createEngineLink({
            ...timers,
            ...leader,
            Pusher,
            engine,
            timings,
            authorizeChannel,
            authenticateUser,
          }),
      });
  }
}
