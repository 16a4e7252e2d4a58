import { partsOf } from './conversation-rows.ts';
import type { ImportedConversation, ImportedMessage } from './records.ts';

/**
 * A conversation as it can be stored: without messages that say nothing or are in it twice, and with nothing in the future, where other
 * clocks may have been.
 * @returns `silent`: how many messages say nothing
 */
export function inShape(
  given: ImportedConversation,
  now: number,
): { conversation: ImportedConversation; silent: number } {
  const seen = new Set<string>();
  const once = given.messages.filter(({ id }) => {
    const isNew = id === '' || !seen.has(id);
    seen.add(id);
    return isNew;
  });
  const messages = once
    .filter((message) => partsOf(message).length > 0)
    .map((message): ImportedMessage => ({ ...message, at: Math.min(message.at, now) }));
  const first = messages.reduce((earliest, { at }) => Math.min(earliest, at), now);
  const startedAt = given.startedAt > 0 ? Math.min(given.startedAt, first) : first;
  return { conversation: { ...given, startedAt, messages }, silent: once.length - messages.length };
}
