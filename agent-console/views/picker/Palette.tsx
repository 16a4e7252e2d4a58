import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { actionsOf, BULK_ACTIONS, selectedOf } from '../actions.ts';
import { useConsole, useDesk } from '../context.ts';
import { keyCaps } from '../format/keys.ts';
import { type Choice, Picker } from './Picker.tsx';
import { conversationsOf, ownChoicesOf, placesOf } from './palette-choices.ts';

/** Finds everything: what can be done now, places, people and messages; and searches for what was typed. */
export function Palette({ onClose }: { onClose: () => void }) {
  const console = useConsole();
  const desk = useDesk();
  const { texts, router } = console;
  const typed = useSignal('');
  // Nothing is found any more for what was typed the last time.
  useEffect(() => () => desk.quickFind.type(''), [desk]);
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
      ...ownChoicesOf(console, desk),
      ...placesOf(console, desk),
      ...conversationsOf(console, desk, text),
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
        desk.quickFind.type(text);
      }}
      onClose={onClose}
    />
  );
}
