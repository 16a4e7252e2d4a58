import Pusher from 'pusher-js';
import {
  createEngineLink,
  type LinkState,
  type PusherConstructor,
} from '../../server/contract/client/engine-link.ts';
import { createSharedLink, type SharedLink } from '../../server/contract/client/shared-link.ts';
import { browserTabs } from '../../server/contract/client/tabs.ts';
import type { AgentSession } from '../../server/contract/schemas/agent-api.ts';
import type { Deps } from '../stores/shell/deps.ts';
import type { AgentApi } from './agent-api.ts';

/** Connects to the engine that the session names, once for all tabs of this browser. */
export function connectEngine(
  { after, now, random, newId }: Deps,
  api: AgentApi,
  { agent, engine, timings }: AgentSession,
  told: { changed(state: LinkState): void; poll(): void },
): SharedLink {
  const timers = { after, now, random };
  const { authorizeChannel, authenticateUser } = api;
  return createSharedLink({
    ...timers,
    ...told,
    newId,
    timings,
    tabs: () => browserTabs(`frontdesk.link.${agent.id}`),
    hidden: () => document.hidden,
    connect: (leader) =>
      createEngineLink({
        ...timers,
        ...leader,
        Pusher: Pusher as unknown as PusherConstructor,
        engine,
        timings,
        authorizeChannel,
        authenticateUser,
      }),
  });
}
