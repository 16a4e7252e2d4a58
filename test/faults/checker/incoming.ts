/** A mail as somebody sent it, however often it was delivered. */
export type SentMail = { id: string; conversationId: string; words: string };
export type IncomingMessage = { conversationId: string; author: string; words: string };

/**
 * What is wrong with what became of mails: each is one message of its conversation, of the visitor, with its words. Shares no code with the
 * product.
 */
export function wrongIncoming(sent: readonly SentMail[], messages: readonly IncomingMessage[]): string[] {
  const wrong = sent.flatMap(({ id, conversationId, words }) => {
    const found = messages.filter((one) => one.conversationId === conversationId && one.words === words);
    if (found.length !== 1) return [`The mail ${id} is ${found.length} messages.`];
    return found[0]?.author === 'visitor' ? [] : [`The mail ${id} is not the visitor's.`];
  });
  const known = new Set(sent.map(({ conversationId, words }) => `${conversationId} ${words}`));
  const others = messages.filter((one) => !known.has(`${one.conversationId} ${one.words}`));
  return [...wrong, ...others.map(({ words }) => `Nobody wrote "${words}".`)];
}
