import { type ReadonlySignal, signal } from '@preact/signals';
import { choicesIn, withChoices } from '../../../server/contract/choices.ts';
import type { Answer } from '../../../server/contract/client/ports.ts';
import type { Message, Quote } from '../../../server/contract/schemas/conversations.ts';
import type {
  ScheduledMessage,
  ScheduledMessages,
  ScheduleMessage,
} from '../../../server/contract/schemas/writing/scheduled-messages.ts';
import { quoteOf } from '../../../server/contract/text/quotes.ts';
import type { WritingApi } from '../../transport/pages/writing-api.ts';
import type { Composer } from './composer.ts';

/** What is to be sent later in one conversation, while it is looked at. */
export type Scheduled = {
  messages: ReadonlySignal<readonly ScheduledMessage[]>;
  /** Asks the server; what cannot be had stays as it was. */
  read(): Promise<void>;
  /** A message has arrived: it is not to be sent any more. */
  arrived(id: string): void;
};

/** @param ask reads them from the server */
export function createScheduled(ask: () => Promise<Answer<ScheduledMessages>>): Scheduled {
  const messages = signal<readonly ScheduledMessage[]>([]);
  let asked = 0;
  return {
    messages,
    async read() {
      asked += 1;
      const mine = asked;
      const answer = await ask();
      // A later question has the later answer.
      if (answer.ok && mine === asked) messages.value = answer.value.messages;
    },
    arrived(id) {
      if (messages.peek().some((one) => one.id === id))
        messages.value = messages.peek().filter((one) => one.id !== id);
    },
  };
}

/**
 * Schedules what is written in the reply box, which keeps it until the server has it.
 * @param id the message's
 * @returns null where nothing can be sent; the box says why
 */
export async function scheduleReply(
  api: Pick<WritingApi, 'schedule'>,
  composer: Pick<Composer, 'conversationId' | 'prepared'>,
  id: string,
  sendAt: number,
): Promise<Answer<unknown> | null> {
  const prepared = composer.prepared('reply');
  if (prepared === null) return null;
  const { text: body, choices } = choicesIn(prepared.body);
  const answer = await api.schedule(composer.conversationId, id, {
    ...content({ body, choices, attachments: prepared.attachments, replyTo: prepared.replyTo?.id }),
    sendAt,
  });
  if (answer.ok) prepared.done();
  return answer;
}

/** What schedules a message that was cancelled once more. */
export function again(message: ScheduledMessage): ScheduleMessage {
  return { ...content(message), sendAt: message.sendAt };
}

/**
 * As the reply box takes it back.
 * @param messages those that are shown: the one that is replied to may be among them
 */
export function asWritten(
  { body, choices, attachments, replyTo }: ScheduledMessage,
  messages: readonly Message[],
): Parameters<Composer['takeBack']>[0] {
  const quoted = messages.find(({ id }) => id === replyTo);
  const quote: Quote | undefined = quoted === undefined ? undefined : quoteOf(quoted);
  return { kind: 'text', body: withChoices(body, choices), attachments, replyTo: quote };
}

function content({
  body,
  choices = [],
  attachments,
  replyTo,
}: {
  body: string;
  choices?: string[] | undefined;
  attachments: readonly { id: string }[];
  replyTo?: string | undefined;
}): Omit<ScheduleMessage, 'sendAt'> {
  return {
    body,
    ...(choices.length === 0 ? {} : { choices }),
    ...(attachments.length === 0 ? {} : { attachmentIds: attachments.map(({ id }) => id) }),
    ...(replyTo === undefined ? {} : { replyTo }),
  };
}
