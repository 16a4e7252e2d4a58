import { signal } from '@preact/signals';
import { TYPING_EVENT } from '../../server/contract/channels.ts';
import type { Timings } from '../../server/contract/schemas/engine.ts';
import type { OpenChannel } from '../../server/contract/sync/engine-link.ts';
import type { Timers } from '../../server/contract/sync/world.ts';

/** Typing both ways: told at most every few seconds, and believed only for as long. */
export function createTyping(world: Timers, timings: () => Timings | null) {
  const others = signal(false);
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancelExpiry: () => void = () => {};

  return {
    /** Whether an agent is typing. */
    others,
    /** The visitor has typed something. */
    typed(channel: OpenChannel | null): void {
      const pause = timings()?.typingSendMs;
      if (pause === undefined || channel === null || world.now() - toldAt < pause) return;
      if (channel.trigger(TYPING_EVENT, { typing: true })) toldAt = world.now();
    },
    /** The visitor has sent it. */
    stopped(channel: OpenChannel | null): void {
      toldAt = Number.NEGATIVE_INFINITY;
      channel?.trigger(TYPING_EVENT, { typing: false });
    },
    /** Somebody in the conversation types; other tabs of the visitor do not count. */
    heard(memberId: string, active: boolean): void {
      if (!memberId.startsWith('agent-')) return;
      cancelExpiry();
      others.value = active;
      if (active) cancelExpiry = world.after(timings()?.typingExpiresMs ?? 0, ended);
    },
    ended,
    stop: () => cancelExpiry(),
  };

  function ended(): void {
    cancelExpiry();
    others.value = false;
  }
}
