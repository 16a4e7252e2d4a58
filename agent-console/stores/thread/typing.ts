import { type ReadonlySignal, signal } from '@preact/signals';
import { PREVIEW_LENGTH, TYPING_EVENT } from '../../../server/contract/channels.ts';
import type { Timers } from '../../../server/contract/client/ports.ts';
import type { Timings } from '../../../server/contract/schemas/engine.ts';
import { fitWords } from '../../../server/contract/unseen-text.ts';

export type Typers = {
  /** The member ids of who types now. */
  who: ReadonlySignal<ReadonlySet<string>>;
  /** The end of what a visitor is writing, where the site shows it; empty otherwise. Nothing keeps it. */
  preview: ReadonlySignal<string>;
  told(memberId: string, typing: boolean, text?: string): void;
  /** A message came: whoever wrote it types no more. */
  wrote(memberId: string): void;
  stop(): void;
};

/** Who types. Typing that is not said again ends by itself. */
export function createTypers(timers: Timers, timings: Pick<Timings, 'typingExpiresMs'>): Typers {
  const who = signal<ReadonlySet<string>>(new Set());
  const preview = signal('');
  const expiries = new Map<string, () => void>();
  return {
    who,
    preview,
    told(memberId, typing, text = '') {
      if (!typing) return end(memberId);
      // It came from the visitor's browser past the server, which looks through everything else that is shown.
      if (memberId.startsWith('visitor-')) preview.value = fitWords(text, PREVIEW_LENGTH);
      expiries.get(memberId)?.();
      expiries.set(
        memberId,
        timers.after(timings.typingExpiresMs, () => end(memberId)),
      );
      if (!who.peek().has(memberId)) who.value = new Set([...who.peek(), memberId]);
    },
    wrote: end,
    stop() {
      for (const cancel of expiries.values()) cancel();
    },
  };

  function end(memberId: string): void {
    if (memberId.startsWith('visitor-')) preview.value = '';
    expiries.get(memberId)?.();
    expiries.delete(memberId);
    if (who.peek().has(memberId)) who.value = new Set([...who.peek()].filter((one) => one !== memberId));
  }
}

export type TypingSender = { typed(): void; ended(): void };

/** Tells the others that this agent types: at most once in `typingSendMs`, and when it ends. */
export function createTypingSender(
  timers: Timers,
  timings: Pick<Timings, 'typingSendMs'>,
  trigger: (event: string, data: object) => boolean,
): TypingSender {
  let saidAt: number | null = null;
  return {
    typed() {
      if (saidAt !== null && timers.now() - saidAt < timings.typingSendMs) return;
      if (trigger(TYPING_EVENT, { typing: true })) saidAt = timers.now();
    },
    ended() {
      if (saidAt === null) return;
      saidAt = null;
      trigger(TYPING_EVENT, { typing: false });
    },
  };
}
