import { useSignal } from '@preact/signals';
import type { Panel } from '../../stores/shell/panels.ts';
import { snoozeChoices } from '../../stores/triage/snooze-times.ts';
import { useTexts, useWorkspace } from '../context.ts';
import { type Choice, Picker } from '../elements/overlays/Picker.tsx';
import { fullText } from '../format/times.ts';

type TriagePanel = Extract<Panel, { ids: readonly string[] }>;
const PRIORITIES = [3, 2, 1, 0] as const;

/** Who is to have these conversations: an agent, or a team's line. */
export function AssignPanel({ panel, onClose }: { panel: TriagePanel; onClose: () => void }) {
  const { triage: t, team: teamTexts } = useTexts();
  const { updateTriage, team, directory, agent } = useWorkspace();
  const choices: Choice[] = [
    ...team.people.value.map((person) => ({
      key: person.id,
      icon: 'user' as const,
      label: person.id === agent.id ? `${person.name} ${teamTexts.you}` : person.name,
      hint: person.onDuty ? teamTexts.on : teamTexts.off,
      run: () => void updateTriage(panel, { assigneeId: person.id }, 'assigned'),
    })),
    ...directory.teams.value.map((one) => ({
      key: one.id,
      icon: 'team' as const,
      label: one.name,
      hint: t.team,
      run: () => void updateTriage(panel, { teamId: one.id, status: 'waiting' }, 'transferred'),
    })),
    {
      key: 'none',
      icon: 'release',
      label: t.backInQueue,
      run: () => void updateTriage(panel, { status: 'waiting' }, 'transferred'),
    },
  ];
  return (
    <Picker
      title={t.assign}
      placeholder={t.assignPlaceholder}
      empty={t.nobody}
      choices={choices}
      onClose={onClose}
    />
  );
}

/** Which labels these conversations have. */
export function LabelPanel({ panel, onClose }: { panel: TriagePanel; onClose: () => void }) {
  const { triage: t } = useTexts();
  const workspace = useWorkspace();
  const on = (labelId: string) =>
    panel.ids.every((id) => workspace.stateOf(id)?.triage?.labelIds.includes(labelId) === true);
  return (
    <Picker
      title={t.labels}
      placeholder={t.labelsPlaceholder}
      empty={workspace.agent.role === 'admin' ? t.noLabelsAdmin : t.noLabels}
      several
      choices={workspace.directory.labels.value.map((label) => ({
        key: label.id,
        color: label.color,
        label: label.name,
        checked: on(label.id),
        run: () =>
          void workspace.updateTriage(
            panel,
            on(label.id) ? { removeLabelIds: [label.id] } : { addLabelIds: [label.id] },
            'labelled',
          ),
      }))}
      onClose={onClose}
    />
  );
}

export function PriorityPanel({ panel, onClose }: { panel: TriagePanel; onClose: () => void }) {
  const { triage: t } = useTexts();
  const workspace = useWorkspace();
  return (
    <Picker
      title={t.priority}
      placeholder={t.priorityPlaceholder}
      empty={t.nothing}
      choices={PRIORITIES.map((priority) => ({
        key: String(priority),
        icon: priority > 1 ? 'flag' : 'down',
        label: t.priorities[priority],
        checked: panel.ids.every((id) => (workspace.stateOf(id)?.triage?.priority ?? 0) === priority),
        run: () => void workspace.updateTriage(panel, { priority }, 'prioritized'),
      }))}
      onClose={onClose}
    />
  );
}

/** Until when these conversations are put off. */
export function SnoozePanel({ panel, onClose }: { panel: TriagePanel; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.triage;
  const { updateTriage, clock } = useWorkspace();
  const day = useSignal('');
  const now = clock.now.value;
  const snooze = (until: number | null) =>
    void updateTriage(panel, { status: 'snoozed', snoozedUntil: until }, 'snoozed');
  const chosen = day.value === '' ? Number.NaN : new Date(day.value).getTime();
  const wrong = day.value !== '' && !(chosen > now);
  return (
    <Picker
      title={t.snooze}
      placeholder={t.snoozePlaceholder}
      empty={t.nothing}
      choices={snoozeChoices(now).map(({ name, until }) => ({
        key: name,
        icon: 'clock',
        label: t.snoozes[name],
        ...(until === null ? {} : { hint: fullText(until, texts) }),
        run: () => snooze(until),
      }))}
      onClose={onClose}
    >
      <form
        class="picker__more"
        onSubmit={(event) => {
          event.preventDefault();
          if (!(chosen > now)) return;
          onClose();
          snooze(chosen);
        }}
      >
        <label class="picker__date">
          <span>{t.snoozeDate}</span>
          <input
            type="datetime-local"
            class="field__input"
            value={day.value}
            aria-invalid={wrong}
            onInput={({ currentTarget }) => {
              day.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button" aria-disabled={!(chosen > now)}>
          {t.snooze}
        </button>
        {wrong && (
          <p class="picker__wrong" role="alert">
            {t.snoozePast}
          </p>
        )}
      </form>
    </Picker>
  );
}
