import { chosenIn } from '../../server/contract/choices.ts';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import { notShownYet, SAME_TURN_MS } from '../../server/contract/client/timeline.ts';
import type { Attachment, Message, Quote } from '../../server/contract/schemas/conversations.ts';
import type { Invitation } from '../stores/invitation.ts';
import { sameDay } from '../views/format.ts';

/** One message as it is shown, whether the server has it or not: a line keeps its place in the DOM when it is sent. */
export type Line = {
  id: string;
  by: 'visitor' | 'agent' | 'bot' | 'system';
  author: string;
  /** Whose picture stands beside it. */
  authorId?: string | null;
  body: string;
  attachments: readonly Attachment[];
  /** What is offered as an answer, and which was taken. */
  choices?: readonly string[] | undefined;
  chosen?: string | null;
  card?: Message['card'] | undefined;
  form?: Message['form'] | undefined;
  edited?: boolean;
  /** What it replies to. */
  replyTo?: Quote | undefined;
  /** Taken back by its author. */
  unsent?: boolean;
  at: number;
  /** Null for what is on its way. */
  seq: number | null;
  entry: OutboxEntry | null;
  /** The site showed it by itself; the server does not have it. */
  invitation?: true;
  /** Begins a new day, and shows it. */
  newDay: boolean;
  /** Of a run. */
  first: boolean;
  last: boolean;
};

/** What a line has that nothing is known of. */
const LINE = {
  by: 'agent',
  author: '',
  attachments: [],
  seq: null,
  entry: null,
  newDay: false,
  first: true,
  last: true,
} as const;

/**
 * What the log shows: what the server has, in its order, then what it has acknowledged, then what is on its way.
 * @param invitation what the visitor was invited with, in the words of the site
 */
export function linesOf(
  messages: readonly Message[],
  awaited: readonly Message[],
  outbox: readonly OutboxEntry[],
  invitation: { said: Invitation; author: string } | null = null,
): Line[] {
  const { acknowledged, outgoing } = notShownYet(messages, awaited, outbox);
  const lines = [...messages, ...acknowledged].map(lineOf).concat(outgoing.map(pendingLine));
  if (invitation !== null) invite(lines, invitation.said, invitation.author);
  const chosen = chosenIn([...messages, ...outbox]);
  for (const [index, line] of lines.entries()) {
    line.chosen ??= chosen.get(line.id) ?? null;
    const before = lines[index - 1];
    line.newDay = line.seq !== null && (before === undefined || !sameDay(before.at, line.at));
    line.first = before === undefined || line.newDay || !isRun(before, line);
    if (before !== undefined) before.last = line.first;
  }
  return lines;
}

/** Puts it before its answer; without one at the end. Where the answer is not among the lines, it belongs elsewhere. */
function invite(lines: Line[], { id, text, choices, at, before }: Invitation, author: string): void {
  const place = before === undefined ? lines.length : lines.findIndex((line) => line.id === before);
  if (place < 0) return;
  lines.splice(place, 0, {
    ...LINE,
    id,
    author,
    body: text,
    choices: choices.length > 0 ? choices : undefined,
    chosen: lines[place]?.body ?? null,
    at,
    seq: 0,
    invitation: true,
  });
}

function isRun(line: Line, next: Line): boolean {
  const samePerson = line.by === next.by && line.author === next.author;
  return samePerson && line.entry?.state !== 'failed' && next.at - line.at < SAME_TURN_MS;
}

function lineOf({
  id,
  author,
  body,
  attachments,
  choices,
  card,
  form,
  at,
  seq,
  editedAt,
  unsentAt,
  replyTo,
}: Message): Line {
  const { kind: by, name } = author;
  return {
    ...LINE,
    id,
    by,
    author: by === 'visitor' ? '' : name,
    authorId: author.id,
    body,
    attachments,
    choices,
    card,
    form,
    edited: editedAt !== undefined,
    unsent: unsentAt !== undefined,
    replyTo,
    at,
    seq,
  };
}

function pendingLine(entry: OutboxEntry): Line {
  const { id, body, attachments, writtenAt: at, replyTo } = entry;
  return { ...LINE, id, by: 'visitor', body, attachments, at, replyTo, entry };
}
