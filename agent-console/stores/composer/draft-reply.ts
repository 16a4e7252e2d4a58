import type { Replied } from './composer.ts';
import type { Draft } from './drafts.ts';

/** What a draft replies to. Its words are the thread's to say: drafts keep none of others. */
export function repliedIn({ replyTo }: Draft): Replied | null {
  if (replyTo === undefined) return null;
  const { note, ...which } = replyTo;
  return { quote: { ...which, body: '' }, note };
}

/** How a draft keeps what it replies to. */
export function draftReply(to: Replied | null): Pick<Draft, 'replyTo'> {
  return to === null
    ? {}
    : { replyTo: { id: to.quote.id, seq: to.quote.seq, by: to.quote.by, note: to.note } };
}
