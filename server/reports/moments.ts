/**
 * What happened and is counted. Times run from `fromAt` to `at`.
 *
 * - `started`:     somebody wrote the first message of a conversation.
 * - `taken`:       an agent got a conversation that waited, from when it came into the queue.
 * - `first_reply`: the first answer of the conversation, from the first message that it answers.
 * - `next_reply`:  every later answer to a visitor who waited for one, from the first message that it answers.
 * - `bot_reply`:   a bot's answer, from the first message that it answers. It ends nobody's wait for a person.
 * - `resolved`:    the conversation was resolved, from its start or its last reopening.
 * - `abandoned`:   it was resolved while its visitor still waited for an answer, from when they began to wait.
 * - `reopened`:    a resolved conversation was opened again.
 * - `rated`:       the visitor gave a rating; it counts for who answered last.
 * - `messages`:    messages of one author within a quarter of an hour; `at` is the time of the first.
 */
export const MOMENT_KINDS = [
  'started',
  'taken',
  'first_reply',
  'next_reply',
  'bot_reply',
  'resolved',
  'abandoned',
  'reopened',
  'rated',
  'messages',
] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Who did something. A service is a program with an API key. */
export type Party = { kind: 'visitor' | 'agent' | 'service' | 'bot' | 'system'; id: string | null };

/** How visitors write: in the chat, by mail, or on the page that the link of a mail opens. */
export type Channel = 'chat' | 'mail' | 'link';

/** An event, and when it was. */
export type Place = { seq: number; at: number };

export type Moment = Place & {
  kind: MomentKind;
  /** Who did it. Of a visitor without an id: they may be erased. */
  author: Party;
  teamId: string | null;
  /** In the order of their ids. */
  labelIds: readonly string[];
  channel: Channel;
  /** Since when somebody waited for it; null where nobody did. */
  from: Place | null;
  /** How long they waited, altogether and within business hours. */
  wallMs: number | null;
  openMs: number | null;
  /** Of messages, how many; of a rating, its score; else 1. */
  amount: number;
};
