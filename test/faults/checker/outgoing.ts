/** What receivers outside of the product took, in the order in which they did. */
export type Taken =
  | { kind: 'mail'; messageId: string; to: string; subject: string; words: string }
  /** The mail server will never take it. */
  | { kind: 'mail refused'; messageId: string; words: string }
  | { kind: 'thread'; thread: string; key: string }
  | { kind: 'post'; thread: string; key: string; text: string }
  /** `uncertain`: the service took it, and the sender could not learn of it. */
  | { kind: 'push'; browser: string; conversationId: string; uncertain: boolean };

/** What the database holds at the end, read past the product. */
export type OutgoingStored = {
  conversations: readonly string[];
  messages: readonly {
    conversationId: string;
    seq: number;
    author: string;
    authorId: string;
    kind: string;
    body: string;
  }[];
  /** The steps that were taken for somebody whom nobody answered. */
  steps: readonly { conversationId: string; seq: number; action: string; recipients: number }[];
  /** What became of the reminders that steps mailed to agents, in the order in which it became known. */
  reactions: readonly {
    conversationId: string;
    seq: number;
    step: number;
    agentId: string;
    state: string;
  }[];
  /** Which pushes were ever put down. */
  pushes: readonly { browser: string; conversationId: string }[];
  /** Mails to colleagues of a visitor who waits. */
  reminders: number;
  /** What is still to be done, or was given up, by whom: nothing may be. */
  left: readonly string[];
};

/**
 * What is wrong with what left the product by mail, push and team chat, while servers died and receivers failed, as far as a receiver can tell:
 * every answer is mailed under one `Message-ID`, which always says the same; every message stands in its one thread once, in order;
 * every push that was put down is taken, and again only where the sender could not know; every step is taken once for a wait; a reminder is
 * answered once, by the agent it went to; and nothing is left to be done. Shares no code with the product.
 */
export function wrongOutgoing(taken: readonly Taken[], stored: OutgoingStored): string[] {
  return [
    ...stored.left.map((what) => `At the end there is left: ${what}.`),
    ...wrongMails(taken, stored),
    ...wrongPosts(taken, stored),
    ...wrongPushes(taken, stored),
    ...wrongSteps(stored),
    ...wrongReminders(stored),
  ];
}

function wrongMails(taken: readonly Taken[], { messages, steps, reminders }: OutgoingStored): string[] {
  const found: string[] = [];
  const mails = new Map<string, string>();
  const refused = taken.flatMap((one) => (one.kind === 'mail refused' ? [one.words] : []));
  for (const one of taken) {
    if (one.kind !== 'mail') continue;
    const said = [one.to, one.subject, one.words].join('\n');
    const before = mails.get(one.messageId);
    if (before !== undefined && before !== said)
      found.push(`${one.messageId} says one thing and then another: ${before} | ${said}`);
    mails.set(one.messageId, said);
  }
  const all = [...mails.values()];
  for (const { author, kind, body } of messages) {
    if (author !== 'agent' || kind !== 'text') continue;
    const times = all.filter((words) => words.includes(body)).length;
    const excused = refused.some((words) => words.includes(body));
    if (times > 1 || (times === 0 && !excused)) found.push(`"${body}" was told by ${times} mails.`);
  }
  const asked = steps
    .filter(({ action }) => action === 'mail')
    .reduce((sum, { recipients }) => sum + recipients, 0);
  if (reminders > asked) found.push(`${reminders} reminders were queued by steps that told ${asked}.`);
  return found;
}

function wrongPosts(taken: readonly Taken[], { conversations, messages }: OutgoingStored): string[] {
  const found: string[] = [];
  const posts = taken.filter((one) => one.kind === 'post');
  for (const conversationId of conversations) {
    const threads = taken.filter((one) => one.kind === 'thread' && one.key.startsWith(conversationId));
    const own = messages.filter((one) => one.conversationId === conversationId);
    if (threads.length !== (own.length === 0 ? 0 : 1))
      found.push(`${conversationId} has ${threads.length} threads.`);
    const shown = posts.filter(({ key }) => key.startsWith(conversationId)).map(({ text }) => text);
    for (const { body } of own) {
      const times = shown.filter((text) => text === body).length;
      if (times !== 1) found.push(`"${body}" stands ${times} times in its thread.`);
    }
    const order = own.map(({ body }) => shown.indexOf(body)).filter((place) => place >= 0);
    if (order.some((place, index) => place < (order[index - 1] ?? 0)))
      found.push(`The thread of ${conversationId} is out of order.`);
  }
  return found;
}

function wrongPushes(taken: readonly Taken[], { pushes }: OutgoingStored): string[] {
  const place = (one: { browser: string; conversationId: string }) =>
    `${one.browser} of ${one.conversationId}`;
  const came = taken.filter((one) => one.kind === 'push');
  return [...new Set([...pushes, ...came].map(place))].flatMap((where) => {
    const due = pushes.filter((one) => place(one) === where).length;
    const all = came.filter((one) => place(one) === where);
    const certain = all.filter(({ uncertain }) => !uncertain).length;
    return certain <= due && due <= all.length
      ? []
      : [`${all.length} pushes (${certain} certain) of ${due} came to ${where}.`];
  });
}

/** A wait begins with the first message that nobody has answered. */
function wrongSteps({ conversations, messages, steps }: OutgoingStored): string[] {
  const found: string[] = [];
  for (const id of conversations) {
    const waits = messages
      .filter((one) => one.conversationId === id && one.kind === 'text' && one.author !== 'system')
      .filter(({ author }, index, all) => author === 'visitor' && all[index - 1]?.author !== 'visitor');
    const own = steps.filter((one) => one.conversationId === id);
    for (const action of new Set(own.map((step) => step.action)))
      for (const [index, { seq }] of waits.entries()) {
        const end = waits[index + 1]?.seq ?? Number.POSITIVE_INFINITY;
        const times = own.filter((step) => step.action === action && step.seq > seq && step.seq < end).length;
        if (times > 1) found.push(`The step ${action} was taken ${times} times in one wait of ${id}.`);
      }
  }
  return found;
}

/** A reminder is answered by the answer that ends its wait, if its agent gives it. One that was known to be sent only later may say so or not. */
function wrongReminders({ messages, reactions }: OutgoingStored): string[] {
  const reminders = new Map(
    reactions.map((one) => [`${one.conversationId} ${one.step} ${one.agentId}`, one]),
  );
  return [...reminders].flatMap(([reminder, { conversationId, step, agentId }]) => {
    const own = reactions.filter(
      (one) => one.conversationId === conversationId && one.step === step && one.agentId === agentId,
    );
    const answer = messages.find(
      (one) =>
        one.conversationId === conversationId &&
        one.seq > step &&
        one.author === 'agent' &&
        one.kind === 'text',
    );
    const theirs = answer !== undefined && answer.authorId === agentId;
    const sent = own.find(({ state }) => state === 'sent')?.seq ?? Number.POSITIVE_INFINITY;
    const least = theirs && sent < answer.seq ? 1 : 0;
    const times = own.filter(({ state }) => state === 'answered').length;
    return least <= times && times <= (theirs ? 1 : 0)
      ? []
      : [`The reminder ${reminder} was answered ${times} times.`];
  });
}
