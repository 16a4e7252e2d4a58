import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { actionsOf, BULK_ACTIONS, selectedOf } from '../actions/actions.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { type Choice, Picker } from '../elements/overlays/Picker.tsx';
import { keyCaps } from '../format/keys.ts';
import { conversationsOf, ownChoicesOf, placesOf } from './palette-choices.ts';

/** Finds everything: what can be done now, places, people and messages; and searches for what was typed. */
export function Palette({ onClose }: { onClose: () => void }) {
  const console = useConsole();
  const workspace = useWorkspace();
  const { texts, router } = console;
  const typed = useSignal('');
  // Nothing is found any more for what was typed the last time.
  useEffect(() => () => workspace.quickFind.type(''), [workspace]);
  const choices = useComputed((): Choice[] => {
    const keys = workspace.keymap.keys.value;
    const text = typed.value.trim();
    const selected = selectedOf(workspace);
    return [
      ...actionsOf(console, workspace, selected)
        .filter(({ name }) => selected.ids.length > 0 && BULK_ACTIONS.has(name))
        .map(({ name, icon, run }) => ({
          key: `selected-${name}`,
          icon,
          label: `${texts.bulk.count(selected.ids.length)}: ${texts.actions[name]}`,
          run,
        })),
      ...actionsOf(console, workspace)
        .filter((action) => action.possible)
        .map(({ name, icon, run }) => ({
          key: name,
          icon,
          label: texts.actions[name],
          hint: keyCaps(keys[name]).join(' '),
          run,
        })),
      ...ownChoicesOf(console, workspace),
      ...placesOf(console, workspace),
      ...conversationsOf(console, workspace, text),
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
        workspace.quickFind.type(text);
      }}
      onClose={onClose}
    />
  );
}
