import type { MOMENT_DEFINITIONS } from '../contract/reports/moment-definitions.ts';

/** What happened and is counted; `MOMENT_DEFINITIONS` says what each is. Times run from `fromAt` to `at`. */
export type MomentKind = keyof typeof MOMENT_DEFINITIONS;

/** In the order in which packed days store them: new ones are appended. */
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
  'left_without_reply',
  'missed',
] as const satisfies readonly MomentKind[];

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
  /** What the visitor said that it is about, in the words of the site; null: the site did not ask. */
  topic: string | null;
  channel: Channel;
  /** Since when somebody waited for it; null where nobody did. */
  from: Place | null;
  /** How long they waited, altogether and within business hours. */
  wallMs: number | null;
  openMs: number | null;
  /**
   * Of messages, how many; of a rating, its score; of what was missed, 0 once it was answered in time; of a resolution, 0 once it
   * is taken back ({@link isVoid}); else 1.
   */
  amount: number;
};

/** Whether a moment that was counted is counted no more: nothing of it stays. */
export function isVoid({ kind, amount }: Pick<Moment, 'kind' | 'amount'>): boolean {
  return kind === 'resolved' && amount === 0;
}
