import { type ReadonlySignal, signal } from '@preact/signals';
import { PREVIEW_LENGTH, PREVIEW_PAUSE_MS, TYPING_EVENT } from '../channels.ts';
import type { Timings } from '../schemas/engine.ts';
import type { OpenChannel } from './engine-link.ts';
import type { Timers } from './ports.ts';

export type Typers = {
  /** The member ids of who types now, the last one who began at the end, with the end of what each lets others see. */
  who: ReadonlySignal<ReadonlyMap<string, string>>;
  /** What a channel says; `text` is a stranger's. */
  heard(memberId: string, typing: boolean, text?: string): void;
  /** A message came: whoever wrote it types no more. */
  wrote(memberId: string): void;
  /** Nobody types any more. */
  clear(): void;
};

/** Who types. Typing that is not said again ends by itself. */
export function createTypers(
  { after }: Pick<Timers, 'after'>,
  timings: () => Pick<Timings, 'typingExpiresMs'> | null,
): Typers {
  const who = signal<ReadonlyMap<string, string>>(new Map());
  const expiries = new Map<string, () => void>();
  return {
    who,
    heard(memberId, typing, text = '') {
      if (!typing) return end(memberId);
      expiries.get(memberId)?.();
      expiries.set(
        memberId,
        after(timings()?.typingExpiresMs ?? 0, () => end(memberId)),
      );
      if (who.peek().get(memberId) !== text) who.value = new Map(who.peek()).set(memberId, text);
    },
    wrote: end,
    clear() {
      for (const memberId of expiries.keys()) end(memberId);
    },
  };

  function end(memberId: string): void {
    expiries.get(memberId)?.();
    if (!expiries.delete(memberId)) return;
    const rest = new Map(who.peek());
    rest.delete(memberId);
    who.value = rest;
  }
}

export type TypingSender = {
  /** The person has typed something, and this is what there is now. */
  typed(text: string): void;
  /** They have sent it, or deleted it all. */
  ended(): void;
};

/**
 * Tells the others that this person types: at most once in `typingSendMs`, and when it ends.
 * @param previews whether the others see the end of what is written: then it is told as often as may be, and the last words
 *   always
 */
export function createTypingSender(
  { now, after }: Pick<Timers, 'now' | 'after'>,
  timings: () => Pick<Timings, 'typingSendMs'> | null,
  trigger: OpenChannel['trigger'],
  previews: () => boolean = () => false,
): TypingSender {
  let saidAt = Number.NEGATIVE_INFINITY;
  let cancelPreview = () => {};
  return {
    typed,
    ended() {
      cancelPreview();
      if (saidAt !== Number.NEGATIVE_INFINITY) trigger(TYPING_EVENT, { typing: false });
      saidAt = Number.NEGATIVE_INFINITY;
    },
  };

  function typed(text: string): void {
    cancelPreview();
    const shown = previews();
    const pauseMs = shown ? PREVIEW_PAUSE_MS : timings()?.typingSendMs;
    if (pauseMs === undefined) return;
    const waitMs = saidAt + pauseMs - now();
    if (waitMs > 0) {
      if (shown) cancelPreview = after(waitMs, () => typed(text));
    } else if (trigger(TYPING_EVENT, { typing: true, ...(shown && { text: text.slice(-PREVIEW_LENGTH) }) }))
      saidAt = now();
  }
}
