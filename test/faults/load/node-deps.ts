import { randomBytes, randomUUID } from 'node:crypto';
import Pusher from 'pusher-js';
import type { PusherConstructor } from '../../../server/contract/client/engine-link.ts';
import type { Answer, Timers } from '../../../server/contract/client/ports.ts';
import type { Timings } from '../../../server/contract/schemas/engine.ts';

/** Shorter than in production, so that what waits for them is seen within a short run. Clients learn them as always. */
export const QUICK_TIMINGS: Timings = {
  pollMs: 1_000,
  headCheckMs: 4_000,
  engineGraceMs: 1_500,
  typingSendMs: 3_000,
  typingExpiresMs: 6_000,
  requestTimeoutMs: 4_000,
};

export const NodePusher = Pusher as unknown as PusherConstructor;

/** Clock, timers and chance as Node has them. */
export const NODE_TIMERS: Timers = {
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
  now: () => Date.now(),
  random: () => Math.random(),
};

export const newId = (): string => randomUUID();
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The same answer with the quick timings in it. */
export async function quickly<T extends { timings: Timings }>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asked;
  return answer.ok ? { ok: true, value: { ...answer.value, timings: QUICK_TIMINGS } } : answer;
}
