import type { ComponentChildren } from 'preact';
import { useTexts, useWorkspace } from '../context.ts';
import { Dot } from '../elements/Dot.tsx';
import { Icon, type IconName } from '../elements/Icon.tsx';
import { fullText } from '../format/times.ts';

/** What the open conversation is sorted by; each is a button that changes it. */
export function TriageFacts() {
  const texts = useTexts();
  const { triage: t, actions, card } = texts;
  const { thread, directory, panels, agent } = useWorkspace();
  const state = thread.value?.conversation.value?.state;
  if (state?.desk === undefined) return null;
  const { desk, assignee } = state;
  const labels = desk.labelIds.flatMap((id) => directory.label(id) ?? []);
  const open = (kind: 'assign' | 'label' | 'priority' | 'snooze') => () =>
    panels.show({ kind, ids: [state.id], selected: false });
  return (
    <div class="sorted">
      <Sorted icon="user" name={actions.assign} onClick={open('assign')}>
        {assignee === null ? t.unassigned : assignee.id === agent.id ? card.assignedToYou : assignee.name}
        {desk.teamId !== null && ` · ${directory.teamName(desk.teamId) ?? ''}`}
      </Sorted>
      <Sorted icon="tag" name={actions.label} onClick={open('label')}>
        {labels.length === 0
          ? t.none
          : labels.map((label) => (
              <span class="mark" key={label.id}>
                <Dot color={label.color} />
                <span class="mark__text">{label.name}</span>
              </span>
            ))}
      </Sorted>
      <Sorted icon="flag" name={actions.priority} onClick={open('priority')}>
        {t.priorities[desk.priority as 0 | 1 | 2 | 3]}
      </Sorted>
      <Sorted icon="clock" name={actions.snooze} onClick={open('snooze')}>
        {state.status !== 'snoozed'
          ? t.notSnoozed
          : desk.snoozedUntil === null
            ? t.snoozes.reply
            : fullText(desk.snoozedUntil, texts)}
      </Sorted>
    </div>
  );
}

function Sorted({
  icon,
  name,
  onClick,
  children,
}: {
  icon: IconName;
  name: string;
  onClick: () => void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" class="sorted__one" title={name} onClick={onClick}>
      <Icon name={icon} size={15} />
      <span class="hidden">{name}:</span>
      <span class="sorted__value">{children}</span>
    </button>
  );
}
