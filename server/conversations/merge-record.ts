import { ApiError } from '../common/api-error.ts';
import type { ConversationRow } from '../database/tables.ts';

/** How a conversation was before it was merged: what its visitor still sees, and what separating it brings back. */
type Before = Pick<ConversationRow, 'status' | 'waiting_since' | 'awaiting_reply_since' | 'snoozed_until'>;

type Place = { id: string; seq: number };

/** What `conversations.merge` holds of a conversation that was merged into another one. */
export type MergeRecord = {
  before: Before;
  /**
   * Since when the visitor waited for an answer in the kept one, before and after, and the ids of the steps that the ladder had
   * taken for the wait of before; left out where the merge changed nothing.
   */
  awaiting?: { before: number | null; after: number; taken?: readonly string[] };
  /** The ids of those that had been merged into it, and went on with it. */
  followers: string[];
  /** In which one it goes on, and the newest event of that one when that began. Left out by versions before this was kept. */
  kept?: Place;
  /** The same of those that it has followed into that one, the first one first: it comes back to them. */
  followed?: readonly Place[];
  /** The visitor has written into one that it went on in before. */
  wrote?: boolean;
  /** The ids of its scheduled messages that the merge has held. */
  held?: readonly string[];
  /** The kept one was snoozed, and was woken by the wait that this one brought. */
  woken?: Woken;
};

/** @property until when its snooze would have ended, in ms since 1970; null: when its visitor writes */
export type Woken = { until: number | null; assigneeId: string | null; awaiting: number | null };

/** The conversation as it was before it was merged: a visitor need not know that agents go on elsewhere. */
export function beforeMerge(row: ConversationRow): ConversationRow {
  return row.merge === null ? row : { ...row, ...(JSON.parse(row.merge) as MergeRecord).before };
}

/** @param into the id of the conversation that goes on */
export function isMerged(into: string): ApiError {
  return new ApiError(
    'conversation_merged',
    'This conversation was merged into another one. Write there, or separate the two first.',
    { mergedInto: into },
  );
}

/** One that is merged or separated while somebody writes is followed: each of these is such a change that came in between. */
const MOST_STEPS = 3;

/**
 * Does what a visitor, a mail or a team chat brings, in the conversation that it is for; where that was merged, in the one that
 * goes on in its place. Where the two were separated in between, `take` refuses with {@link isMerged} of `from`, and is asked
 * again for that one.
 * @param take `from`: the merged one, into which files of what is taken were uploaded
 */
export async function inKept<T>(
  id: string,
  take: (id: string, from?: string) => Promise<T>,
  steps = MOST_STEPS,
): Promise<T> {
  try {
    return await take(id);
  } catch (error) {
    const into = steps === 0 ? null : mergedInto(error);
    if (into === null) throw error;
    return inKept(into, (kept) => (kept === id ? take(id) : take(kept, id)), steps - 1);
  }
}

function mergedInto(error: unknown): string | null {
  if (!(error instanceof ApiError) || error.code !== 'conversation_merged') return null;
  const into = error.details?.['mergedInto'];
  return typeof into === 'string' ? into : null;
}
