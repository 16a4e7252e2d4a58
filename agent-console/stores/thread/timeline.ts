import { chosenIn } from '../../../server/contract/choices.ts';
import type { OutboxEntry } from '../../../server/contract/client/send-queue.ts';
import { notShownYet, progressOf, SAME_TURN_MS } from '../../../server/contract/client/timeline.ts';
import type {
  Attachment,
  ConversationState,
  MailFacts,
  Message,
  Quote,
} from '../../../server/contract/schemas/conversations.ts';
import type { ConversationMail } from '../../../server/contract/schemas/mail-api.ts';
import type { Author } from '../../../server/contract/schemas/people.ts';
import type { Activity } from './activity.ts';
import { writtenIn } from './delivery.ts';
import { isShownAtStep, stepLine } from './step-line.ts';

/** `late`: on its way, but it takes longer than it should. */
export type LineState = 'sending' | 'late' | 'failed' | 'sent' | 'delivered' | 'seen';

/** A message as the thread shows it, stored or still on its way. */
export type Line = {
  type: 'line';
  key: string;
  kind: Message['kind'];
  author: Author;
  body: string;
  attachments: Attachment[];
  /** What the visitor is offered as an answer, and what they took or filled in. */
  choices?: readonly string[];
  chosen?: string | null;
  /** A card or form, of which the body is the words: they cannot be edited. */
  offer?: { card: Message['card']; form: Message['form'] };
  at: number;
  /** The first of several by the same author in a row: it carries the name. */
  opens: boolean;
  /** What it replies to. */
  replyTo?: Quote | undefined;
  /** Null where nothing is to be said. */
  state: LineState | null;
  trouble: OutboxEntry['trouble'];
  edited?: boolean;
  /** Its author took it back. */
  unsent?: boolean;
  /** It came by mail: what is to be known of that. */
  mail?: MailFacts;
  /** It was written by the link of a mail, which anybody may have. */
  byLink?: true;
  /** It went to the visitor by mail as well: what became of that. */
  mailed?: ConversationMail;
};

export type TimelineItem =
  | Line
  | { type: 'day'; key: string; at: number }
  | { type: 'unread'; key: string }
  | { type: 'activity'; key: string; activity: Activity };

/** What was said; of a conversation also how far its visitor has got. */
type Said = {
  messages: readonly Message[];
  earlier: boolean;
  state: { seq: number } & Partial<Pick<ConversationState, 'delivered' | 'read'>>;
};

export type TimelineInput = {
  conversation: Said;
  activities: readonly Activity[];
  /** Stored, but not part of the conversation here yet. */
  acknowledged: readonly Message[];
  outgoing: readonly OutboxEntry[];
  me: { id: string; name: string };
  /** What was read when the thread was opened; the unread line comes after it. Null: no line. */
  readBefore: number | null;
  /** It is a room of the team: what others say is new there, not what visitors say. */
  room?: boolean;
};

/** Everything a thread shows, in order: days, messages, what happened, what is on its way. */
export function buildTimeline(input: TimelineInput): TimelineItem[] {
  const { messages } = input.conversation;
  const chosen = chosenIn(messages);
  const { acknowledged, outgoing } = notShownYet(messages, input.acknowledged, input.outgoing);
  const from = input.conversation.earlier ? (messages[0]?.seq ?? 0) : 0;
  // What became of answers that were mailed stands below them, and of reminders at their step.
  const happened = input.activities.filter(
    (one) => one.seq >= from && one.mail?.answers === undefined && !isShownAtStep(one),
  );
  const events = [
    ...messages.map((message) => ({
      seq: message.seq,
      at: message.at,
      item: withMail(storedLine(message, chosen), message, input.activities),
    })),
    ...happened.map((activity) => ({
      seq: activity.seq,
      at: activity.at,
      item: {
        type: 'activity',
        key: `activity-${activity.seq}`,
        activity: stepLine(activity, { messages, activities: input.activities }),
      } as const,
    })),
  ].sort((a, b) => a.seq - b.seq);

  const items: TimelineItem[] = [];
  let day = { from: 0, until: 0 };
  let unreadPlaced = input.readBefore === null;
  for (const { seq, at, item } of events) {
    placeDay(at);
    if (!unreadPlaced && item.type === 'line' && seq > (input.readBefore ?? 0) && isNews(item)) {
      // Where everything is new, nothing has to be told apart.
      if (items.some((before) => before.type === 'line')) items.push({ type: 'unread', key: 'unread' });
      unreadPlaced = true;
    }
    push(item);
  }
  for (const message of acknowledged) {
    placeDay(message.at);
    push(storedLine(message, chosen));
  }
  for (const entry of outgoing) {
    placeDay(entry.writtenAt);
    push(outgoingLine(entry, input.me));
  }
  return withSeenState(items, input.conversation);

  function placeDay(at: number): void {
    // A thread may have tens of thousands of messages: dates are made once a day, not once a message.
    if (at >= day.from && at < day.until) return;
    const from = new Date(at).setHours(0, 0, 0, 0);
    day = { from, until: new Date(from).setDate(new Date(from).getDate() + 1) };
    items.push({ type: 'day', key: `day-${from}`, at });
  }

  function isNews({ author }: Line): boolean {
    return input.room === true ? author.id !== input.me.id : author.kind === 'visitor';
  }

  function push(item: TimelineItem): void {
    const before = items.at(-1);
    if (item.type !== 'line' || before?.type !== 'line') return void items.push(item);
    const sameTurn =
      before.author.id === item.author.id &&
      // Strangers have no id: each says who it is.
      item.mail === undefined &&
      item.byLink === before.byLink &&
      before.kind === item.kind &&
      item.at - before.at < SAME_TURN_MS;
    items.push({ ...item, opens: !sameTurn });
  }
}

function storedLine(message: Message, chosen: ReadonlyMap<string, string>): Line {
  const { id, kind, author, body, attachments, choices, at, editedAt, unsentAt, replyTo, via, mail } =
    message;
  const { card, form } = message;
  return {
    type: 'line',
    key: id,
    kind,
    author,
    body,
    attachments,
    at,
    opens: true,
    replyTo,
    state: null,
    trouble: null,
    ...(choices === undefined ? {} : { choices }),
    ...(choices === undefined && form === undefined ? {} : { chosen: chosen.get(id) ?? null }),
    ...(card === undefined && form === undefined ? {} : { offer: { card, form } }),
    ...(editedAt === undefined ? {} : { edited: true }),
    ...(unsentAt === undefined ? {} : { unsent: true }),
    ...(via === 'mail' ? { mail: mail ?? {} } : {}),
    ...(via === 'link' ? { byLink: true } : {}),
  };
}

/** With the last that is known of the mail that brought this answer. */
function withMail(line: Line, { seq }: Message, activities: readonly Activity[]): Line {
  if (line.author.kind !== 'agent' || line.kind !== 'text') return line;
  const mailed = activities.findLast(
    ({ mail }) => mail?.answers !== undefined && mail.answers.from <= seq && seq <= mail.answers.to,
  )?.mail;
  return mailed === undefined ? line : { ...line, mailed };
}

function outgoingLine(entry: OutboxEntry, me: TimelineInput['me']): Line {
  const { text: body, choices } = writtenIn(entry);
  return {
    type: 'line',
    key: entry.id,
    kind: entry.kind,
    author: { kind: 'agent', ...me },
    body,
    attachments: entry.attachments,
    ...(choices.length === 0 ? {} : { choices, chosen: null }),
    at: entry.writtenAt,
    opens: true,
    replyTo: entry.replyTo,
    state: entry.state === 'failed' ? 'failed' : entry.trouble === null ? 'sending' : 'late',
    trouble: entry.trouble,
  };
}

/** "Sent", "Delivered" or "Seen" stands once, below the last answer. */
function withSeenState(items: TimelineItem[], { state, messages }: Said): TimelineItem[] {
  const { delivered, read } = state;
  if (delivered === undefined || read === undefined) return items;
  const index = items.findLastIndex(
    (item) =>
      item.type === 'line' && item.state === null && item.kind === 'text' && item.author.kind === 'agent',
  );
  const last = items[index];
  if (last?.type !== 'line') return items;
  const seq = messages.find((message) => message.id === last.key)?.seq ?? Number.POSITIVE_INFINITY;
  const withState: Line = { ...last, state: progressOf(seq, delivered.visitor, read.visitor) };
  return items.map((item) => (item === last ? withState : item));
}
