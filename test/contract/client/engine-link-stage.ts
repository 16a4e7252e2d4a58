import {
  createEngineLink,
  type EngineLinkDeps,
  type LinkState,
} from '../../../server/contract/client/engine-link.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { ChannelAuth } from '../../../server/contract/schemas/engine.ts';
import { createFakeClock } from './fake-deps.ts';
import { FakePusher, FakePusherConstructor } from './fake-pusher.ts';

export const GRACE_MS = 6_000;
export const POLL_MS = 4_000;
export const HEAD_CHECK_MS = 60_000;
export const STUCK_MS = 12_000;

export function setUp(changes: Partial<EngineLinkDeps> = {}) {
  const clock = createFakeClock();
  const states: LinkState[] = [];
  const asked: string[] = [];
  const answers: Answer<ChannelAuth>[] = [];
  let polls = 0;
  const link = createEngineLink({
    ...clock,
    Pusher: FakePusherConstructor,
    engine: {
      key: 'public-key',
      cluster: 'self',
      host: 'chat.example',
      port: 8443,
      path: '/prefix',
      tls: true,
      clientEvents: true,
    },
    timings: {
      pollMs: POLL_MS,
      headCheckMs: HEAD_CHECK_MS,
      engineGraceMs: GRACE_MS,
      typingSendMs: 3_000,
      typingExpiresMs: 6_000,
      requestTimeoutMs: 10_000,
    },
    authorizeChannel: async (_socketId, channel) => {
      asked.push(channel);
      return answers.shift() ?? { ok: true, value: { auth: 'signed' } };
    },
    changed: (state) => void states.push(state),
    poll: () => {
      polls += 1;
    },
    ...changes,
  });
  return { link, pusher: FakePusher.last, clock, states, asked, answers, polls: () => polls };
}
