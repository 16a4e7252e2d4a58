import type { ComponentChildren } from 'preact';
import { useTexts, useWorkspace } from '../context.ts';
import { Dot } from '../elements/Dot.tsx';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { fullText } from '../format/times.ts';

/**
 * The triage of the open conversation; each fact is a button that changes it. One that was merged into another one is neither
 * assigned nor snoozed.
 */
export function TriageFacts() {
  const texts = useTexts();
  const { triage: t, actions, card } = texts;
  const { thread, directory, panels, agent } = useWorkspace();
  const state = thread.value?.conversation.value?.state;
  if (state?.triage === undefined) return null;
  const { triage, assignee } = state;
  const isMerged = state.mergedInto !== undefined;
  const labels = triage.labelIds.flatMap((id) => directory.label(id) ?? []);
  const open = (kind: 'assign' | 'label' | 'priority' | 'snooze') => () =>
    panels.show({ kind, ids: [state.id], selected: false });
  return (
    <div class="triage-facts">
      <TriageFact icon="user" name={actions.assign} disabled={isMerged} onClick={open('assign')}>
        {assignee === null ? t.unassigned : assignee.id === agent.id ? card.assignedToYou : assignee.name}
        {triage.teamId !== null && ` · ${directory.teamName(triage.teamId) ?? ''}`}
      </TriageFact>
      <TriageFact icon="tag" name={actions.label} onClick={open('label')}>
        {labels.length === 0
          ? t.none
          : labels.map((label) => (
              <span class="mark" key={label.id}>
                <Dot color={label.color} />
                <span class="mark__text">{label.name}</span>
              </span>
            ))}
      </TriageFact>
      <TriageFact icon="flag" name={actions.priority} onClick={open('priority')}>
        {t.priorities[triage.priority as 0 | 1 | 2 | 3]}
      </TriageFact>
      <TriageFact icon="clock" name={actions.snooze} disabled={isMerged} onClick={open('snooze')}>
        {state.status !== 'snoozed'
          ? t.notSnoozed
          : triage.snoozedUntil === null
            ? t.snoozes.reply
            : fullText(triage.snoozedUntil, texts)}
      </TriageFact>
    </div>
  );
}

function TriageFact({
  icon,
  name,
  disabled = false,
  onClick,
  children,
}: {
  icon: IconName;
  name: string;
  disabled?: boolean;
  onClick: () => void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class="triage-facts__one" title={name} disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={15} />
      <span class="hidden">{name}:</span>
      <span class="triage-facts__value">{children}</span>
    </button>
  );
}
