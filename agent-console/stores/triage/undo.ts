import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { ArrangeConversation } from '../../../server/contract/schemas/desk-api.ts';

/** What brings a conversation back to how it was before a wish was granted; null where nothing was changed. */
export function undoOf(
  before: ConversationState,
  wish: ArrangeConversation,
  now: number,
): ArrangeConversation | null {
  const { desk } = before;
  const undo: ArrangeConversation = {};
  if (wish.teamId !== undefined && wish.teamId !== (desk?.teamId ?? null)) undo.teamId = desk?.teamId ?? null;
  if (wish.priority !== undefined && wish.priority !== (desk?.priority ?? 0))
    undo.priority = desk?.priority ?? 0;
  const had = new Set(desk?.labelIds ?? []);
  const added = (wish.addLabelIds ?? []).filter((id) => !had.has(id));
  const removed = (wish.removeLabelIds ?? []).filter((id) => had.has(id));
  if (added.length > 0) undo.removeLabelIds = added;
  if (removed.length > 0) undo.addLabelIds = removed;
  if (wish.status !== undefined || wish.assigneeId !== undefined) Object.assign(undo, placeOf(before, now));
  return Object.keys(undo).length === 0 ? null : undo;
}

/** Status and assignee as they were. A snooze whose time is over by now is open. */
function placeOf({ status, assignee, desk }: ConversationState, now: number): ArrangeConversation {
  if (status === 'waiting' || status === 'resolved') return { status };
  const held = assignee === null ? {} : { assigneeId: assignee.id };
  const until = desk?.snoozedUntil ?? null;
  const sleeps = status === 'snoozed' && (until === null || until > now);
  return sleeps ? { ...held, status, snoozedUntil: until } : { ...held, status: 'open' };
}
