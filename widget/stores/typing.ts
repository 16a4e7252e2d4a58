import { signal } from '@preact/signals';
import { PREVIEW_LENGTH, PREVIEW_PAUSE_MS, TYPING_EVENT } from '../../server/contract/channels.ts';
import type { OpenChannel } from '../../server/contract/client/engine-link.ts';
import type { Timers } from '../../server/contract/client/ports.ts';
import type { Timings } from '../../server/contract/schemas/engine.ts';

/**
 * Typing both ways: told at most every few seconds, and believed only for as long.
 * @param previews whether the site shows its agents what is being written; the composer says so to the visitor
 */
export function createTyping(deps: Timers, timings: () => Timings | null, previews: () => boolean) {
  /** The name of the agent who is typing; empty where the engine knows none, null while nobody is. */
  const who = signal<string | null>(null);
  let toldAt = Number.NEGATIVE_INFINITY;
  let names = new Map<string, string>();
  let cancelExpiry = () => {};
  let cancelPreview = () => {};

  return {
    who,
    /** The visitor has typed something. */
    typed(channel: OpenChannel | null, text: string): void {
      if (previews()) return preview(channel, text);
      const pause = timings()?.typingSendMs;
      if (pause === undefined || channel === null || deps.now() - toldAt < pause) return;
      if (channel.trigger(TYPING_EVENT, { typing: true })) toldAt = deps.now();
    },
    /** The visitor has sent it, or deleted it all. */
    stopped(channel: OpenChannel | null): void {
      cancelPreview();
      if (toldAt !== Number.NEGATIVE_INFINITY) channel?.trigger(TYPING_EVENT, { typing: false });
      toldAt = Number.NEGATIVE_INFINITY;
    },
    /** Who is here, with what the server says of them. */
    present(members: ReadonlyMap<string, unknown>): void {
      names = new Map([...members].map(([id, info]) => [id, (info as { name?: string })?.name ?? '']));
    },
    /** Somebody in the conversation types; other tabs of the visitor do not count. */
    heard(memberId: string, active: boolean): void {
      if (!memberId.startsWith('agent-')) return;
      ended();
      if (!active) return;
      who.value = names.get(memberId) ?? '';
      cancelExpiry = deps.after(timings()?.typingExpiresMs ?? 0, ended);
    },
    ended,
  };

  /** The end of what is written, as often as may be; the last words always go out. */
  function preview(channel: OpenChannel | null, text: string): void {
    cancelPreview();
    const wait = toldAt + PREVIEW_PAUSE_MS - deps.now();
    if (wait > 0) cancelPreview = deps.after(wait, () => preview(channel, text));
    else if (channel?.trigger(TYPING_EVENT, { typing: true, text: text.slice(-PREVIEW_LENGTH) }))
      toldAt = deps.now();
  }

  function ended(): void {
    cancelExpiry();
    who.value = null;
  }
}
export type Typing = ReturnType<typeof createTyping>;
