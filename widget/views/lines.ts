import { chosenIn } from '../../server/contract/choices.ts';
import type { OutboxEntry } from '../../server/contract/client/send-queue.ts';
import type { Attachment, Message } from '../../server/contract/schemas/conversations.ts';
import type { Invitation } from '../stores/invitation.ts';
import { sameDay } from './format.ts';

/** Messages of one person this close together are one run: one name, one face, one time. */
const RUN_MS = 5 * 60_000;

/** One message as it is shown, whether the server has it or not: a line keeps its place in the DOM when it is sent. */
export type Line = {
  id: string;
  by: 'visitor' | 'agent' | 'system';
  author: string;
  body: string;
  attachments: readonly Attachment[];
  /** What is offered as an answer, and which was taken. */
  choices?: readonly string[] | undefined;
  chosen?: string | null;
  edited?: boolean;
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

/**
 * What the log shows: what the server has, in its order, then what is on its way.
 * @param invitation what the visitor was invited with, in the words of the site
 */
export function linesOf(
  messages: readonly Message[],
  outbox: readonly OutboxEntry[],
  invitation: { said: Invitation; author: string } | null = null,
): Line[] {
  const arrived = new Set(messages.map((message) => message.id));
  const lines = [
    ...messages.map(lineOf),
    ...outbox.filter((entry) => !arrived.has(entry.id)).map(pendingLine),
  ];
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
    id,
    by: 'agent',
    author,
    body: text,
    attachments: [],
    choices: choices.length > 0 ? choices : undefined,
    chosen: lines[place]?.body ?? null,
    at,
    seq: 0,
    entry: null,
    invitation: true,
    newDay: false,
    first: true,
    last: true,
  });
}

function isRun(line: Line, next: Line): boolean {
  const samePerson = line.by === next.by && line.author === next.author;
  return samePerson && line.entry?.state !== 'failed' && next.at - line.at < RUN_MS;
}

function lineOf({ id, author, body, attachments, choices, at, seq, editedAt, unsentAt }: Message): Line {
  const { kind: by, name } = author;
  return {
    id,
    by,
    author: by === 'visitor' ? '' : name,
    body,
    attachments,
    choices,
    edited: editedAt !== undefined,
    unsent: unsentAt !== undefined,
    at,
    seq,
    entry: null,
    newDay: false,
    first: true,
    last: true,
  };
}

function pendingLine(entry: OutboxEntry): Line {
  const { id, body, attachments, writtenAt: at } = entry;
  return {
    id,
    by: 'visitor',
    author: '',
    body,
    attachments,
    at,
    seq: null,
    entry,
    newDay: false,
    first: true,
    last: true,
  };
}
