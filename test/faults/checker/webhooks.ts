/** A webhook as its receiver took it, whatever it answered. */
export type Received = { id: string; type: string; conversationId: string; seq: number };

/** What the database holds at the end, read past the product. */
export type WebhooksStored = {
  /** The log of the conversations, in order. */
  events: readonly { conversationId: string; seq: number; type: string }[];
  /** What is still to be sent, or to be done first: nothing may be. */
  left: readonly string[];
};

/** What happens between browsers, or inside: no receiver is told. */
const NOT_PUBLISHED = [
  'conversation.offered',
  'conversation.passed',
  'conversation.delivered',
  'conversation.read',
  'conversation.mailed',
  'conversation.escalated',
  'conversation.reminder_opened',
  'conversation.absorbed',
  'conversation.detached',
];

/**
 * What is wrong with what a receiver of webhooks took, while servers died and it was away, slow, or answered with a false status: it
 * has every event, once those of equal ids are removed none twice, and those of a conversation in their order. Shares no code with the
 * product.
 */
export function wrongWebhooks(received: readonly Received[], { events, left }: WebhooksStored): string[] {
  const found = left.map((what) => `At the end there is left: ${what}.`);
  const first = new Map<string, Received>();
  for (const one of received) {
    const before = first.get(one.id);
    if (before === undefined) first.set(one.id, one);
    else if (placeOf(before) !== placeOf(one))
      found.push(`${one.id} is ${placeOf(before)} and then ${placeOf(one)}.`);
  }
  const distinct = [...first.values()];
  const published = events.filter(({ type }) => !NOT_PUBLISHED.includes(type));
  for (const { conversationId, seq, type } of published) {
    const times = distinct.filter((one) => one.conversationId === conversationId && one.seq === seq).length;
    if (times !== 1) found.push(`${type} (${seq} of ${conversationId}) came ${times} times.`);
  }
  const known = new Set(published.map(({ conversationId, seq }) => `${conversationId} ${seq}`));
  for (const { conversationId, seq, type } of distinct)
    if (!known.has(`${conversationId} ${seq}`))
      found.push(`${type} (${seq} of ${conversationId}) never happened.`);
  for (const conversationId of new Set(distinct.map((one) => one.conversationId))) {
    const seqs = distinct.filter((one) => one.conversationId === conversationId).map(({ seq }) => seq);
    if (seqs.some((seq, index) => seq < (seqs[index - 1] ?? 0)))
      found.push(`${conversationId} came out of order: ${seqs.join()}.`);
  }
  return found;
}

function placeOf({ type, conversationId, seq }: Received): string {
  return `${type} (${seq} of ${conversationId})`;
}
