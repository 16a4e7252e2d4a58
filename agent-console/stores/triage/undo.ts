import type { ConversationState } from '../../../server/contract/schemas/conversations.ts';
import type { UpdateTriage } from '../../../server/contract/schemas/triage-api.ts';

/** What brings a conversation back to how it was before a change; null where nothing was changed. */
export function undoOf(before: ConversationState, requested: UpdateTriage, now: number): UpdateTriage | null {
  const { triage } = before;
  const undo: UpdateTriage = {};
  if (requested.teamId !== undefined && requested.teamId !== (triage?.teamId ?? null))
    undo.teamId = triage?.teamId ?? null;
  if (requested.priority !== undefined && requested.priority !== (triage?.priority ?? 0))
    undo.priority = triage?.priority ?? 0;
  const had = new Set(triage?.labelIds ?? []);
  const added = (requested.addLabelIds ?? []).filter((id) => !had.has(id));
  const removed = (requested.removeLabelIds ?? []).filter((id) => had.has(id));
  if (added.length > 0) undo.removeLabelIds = added;
  if (removed.length > 0) undo.addLabelIds = removed;
  if (requested.status !== undefined || requested.assigneeId !== undefined)
    Object.assign(undo, statusBefore(before, now));
  return Object.keys(undo).length === 0 ? null : undo;
}

/** Status and assignee as they were. A snooze whose time is over by now is open. */
function statusBefore({ status, assignee, triage }: ConversationState, now: number): UpdateTriage {
  if (status === 'waiting' || status === 'resolved') return { status };
  const held = assignee === null ? {} : { assigneeId: assignee.id };
  const until = triage?.snoozedUntil ?? null;
  const sleeps = status === 'snoozed' && (until === null || until > now);
  return sleeps ? { ...held, status, snoozedUntil: until } : { ...held, status: 'open' };
}
