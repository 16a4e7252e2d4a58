import { type ReadonlySignal, signal } from '@preact/signals';
import type { Timers } from '../../../server/contract/client/ports.ts';

/** What was done, for the sentence that offers to undo it. */
export type TriageAction =
  | 'resolved'
  | 'merged'
  | 'assigned'
  | 'transferred'
  | 'snoozed'
  | 'labelled'
  | 'prioritized'
  | 'reopened'
  | 'unread';

/** Something that has to be said once, in passing. */
export type NoticeSubject =
  | { kind: 'claim-lost'; name: string }
  | { kind: 'failed'; message: string }
  | { kind: 'away' }
  /** A colleague, or (no name) a rule, gave the agent a conversation. */
  | { kind: 'assigned'; name: string | null; conversationId: string }
  /** A visitor whom nobody answers: it is this agent’s turn. No name: the list does not have them. */
  | { kind: 'unanswered'; name: string | null; conversationId: string }
  /** A visitor, or a colleague in a room. */
  | { kind: 'wrote'; name: string; conversationId: string }
  | { kind: 'mentioned'; name: string; conversationId: string }
  /** A reply was sent, and its conversation stays as it is: the visitor may have written meanwhile. */
  | { kind: 'held-back'; after: 'resolve' | 'snooze'; conversationId: string }
  /** A bad rating. */
  | { kind: 'rated'; name: string; score: number; conversationId: string }
  /** Something was done to so many conversations, and can be undone. */
  | { kind: 'done'; action: TriageAction; count: number; undo: () => void };
export type Notice = NoticeSubject & { id: string };

export type Notices = {
  shown: ReadonlySignal<readonly Notice[]>;
  say(subject: NoticeSubject): void;
  dismiss(id: string): void;
};

const SHOWN_FOR_MS = 8_000;

/** Short sentences in the corner, each for a while. */
export function createNotices(timers: Timers & { newId(): string }): Notices {
  const shown = signal<readonly Notice[]>([]);
  const dismiss = (id: string) => {
    shown.value = shown.peek().filter((notice) => notice.id !== id);
  };
  return {
    shown,
    say(subject) {
      const notice = { ...subject, id: timers.newId() };
      shown.value = [...shown.peek(), notice];
      timers.after(SHOWN_FOR_MS, () => dismiss(notice.id));
    },
    dismiss,
  };
}
