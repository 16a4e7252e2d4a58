import { useComputed, useSignal } from '@preact/signals';
import { DUTY_STATES } from '../../stores/duty.ts';
import { actionsOf, BULK_ACTIONS, selectedOf } from '../actions.ts';
import { useConsole, useDesk } from '../context.ts';
import { keyCaps } from '../format/keys.ts';
import { nameText } from '../format/people.ts';
import { SECTIONS } from '../settings/sections.ts';
import { type Choice, Picker } from './Picker.tsx';

/** Finds everything: what can be done now, conversations, settings; and searches for what was typed. */
export function Palette({ onClose }: { onClose: () => void }) {
  const console = useConsole();
  const desk = useDesk();
  const { texts, router } = console;
  const typed = useSignal('');
  const choices = useComputed((): Choice[] => {
    const keys = desk.keymap.keys.value;
    const text = typed.value.trim();
    const selected = selectedOf(desk);
    return [
      ...actionsOf(console, desk, selected)
        .filter(({ name }) => selected.ids.length > 0 && BULK_ACTIONS.has(name))
        .map(({ name, icon, run }) => ({
          key: `selected-${name}`,
          icon,
          label: `${texts.bulk.count(selected.ids.length)}: ${texts.actions[name]}`,
          run,
        })),
      ...actionsOf(console, desk)
        .filter((action) => action.possible)
        .map(({ name, icon, run }) => ({
          key: name,
          icon,
          label: texts.actions[name],
          hint: keyCaps(keys[name]).join(' '),
          run,
        })),
      ...DUTY_STATES.map((state) => ({
        key: `duty-${state}`,
        icon: 'user' as const,
        label: texts.duty.choose(texts.duty.states[state]),
        ...(desk.duty.state.value === state ? { hint: '✓' } : {}),
        run: () => void desk.duty.choose(state),
      })),
      ...SECTIONS.filter((section) => !section.admin || desk.agent.role === 'admin').map((section) => ({
        key: `settings-${section.name}`,
        icon: section.icon,
        label: `${texts.settings.title}: ${section.title(texts)}`,
        run: () => router.go({ page: 'settings', section: section.name }),
      })),
      ...(desk.rooms.all.value ?? []).map(({ state }) => ({
        key: state.id,
        icon: 'hash' as const,
        label: `${texts.rooms.title}: ${state.name}`,
        run: () => router.go({ page: 'rooms', id: state.id }),
      })),
      ...[...desk.inbox.cards.value.values()].map(({ state, lastMessage }) => ({
        key: state.id,
        icon: 'speech' as const,
        label: [nameText(state.visitor.name, texts), lastMessage?.body ?? ''].join(' – ').slice(0, 120),
        hint: texts.thread.status[state.status],
        run: () => router.go({ page: 'conversation', id: state.id, queue: desk.inbox.queue.peek() }),
      })),
      ...(text === ''
        ? []
        : [
            {
              key: 'search-for',
              icon: 'search' as const,
              label: texts.palette.searchFor(typed.value),
              run: () => router.go({ page: 'find', find: { kind: 'search', text } }),
            },
          ]),
    ];
  }).value;
  return (
    <Picker
      title={texts.palette.title}
      placeholder={texts.palette.placeholder}
      empty={texts.triage.nothing}
      choices={choices}
      onType={(text) => {
        typed.value = text;
      }}
      onClose={onClose}
    />
  );
}
