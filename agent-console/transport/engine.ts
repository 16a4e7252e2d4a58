import Pusher from 'pusher-js';
import type { AgentSession } from '../../server/contract/schemas/agent-api.ts';
import {
  createEngineLink,
  type EngineLink,
  type LinkState,
  type PusherConstructor,
} from '../../server/contract/sync/engine-link.ts';
import type { Timers } from '../../server/contract/sync/world.ts';
import type { DeskApi } from './agent-api.ts';

/** Connects to the engine that the session names. */
export function connectEngine(
  timers: Timers,
  api: DeskApi,
  session: AgentSession,
  told: { changed(state: LinkState): void; poll(): void },
): EngineLink {
  return createEngineLink({
    after: timers.after,
    now: timers.now,
    random: timers.random,
    Pusher: Pusher as unknown as PusherConstructor,
    engine: session.engine,
    timings: session.timings,
    authorizeChannel: api.authorizeChannel,
    authenticateUser: api.authenticateUser,
    changed: told.changed,
    poll: told.poll,
  });
}
