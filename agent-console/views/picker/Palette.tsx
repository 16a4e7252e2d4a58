import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useConsole, useWorkspace } from '../context.ts';
import { type Choice, Picker } from '../elements/overlays/Picker.tsx';

type ChoicesOf = typeof import('./palette-choices.ts').paletteChoices;

/** Fetches what the palette offers; once it is there, the browser has it. */
export const loadPalette = async (): Promise<ChoicesOf> =>
  (await import('./palette-choices.ts')).paletteChoices;

/**
 * Finds everything. The field is there with the key, also where the choices are still on their way: what is typed
 * meanwhile stays typed.
 */
export function Palette({ onClose }: { onClose: () => void }) {
  const console = useConsole();
  const workspace = useWorkspace();
  const { texts } = console;
  const typed = useSignal('');
  const choicesOf = useSignal<ChoicesOf | null>(null);
  useEffect(() => {
    loadPalette().then(
      (loaded) => {
        choicesOf.value = loaded;
      },
      async () => {
        onClose();
        if (!(await workspace.connection.partMissing())) workspace.notices.say({ kind: 'away' });
      },
    );
    // Nothing is found any more for what was typed the last time.
    return () => workspace.quickFind.type('');
  }, [workspace]);
  const choices = useComputed(
    (): Choice[] | null => choicesOf.value?.(console, workspace, typed.value) ?? null,
  ).value;
  return (
    <Picker
      title={texts.palette.title}
      placeholder={texts.palette.placeholder}
      empty={choices === null ? '' : texts.triage.nothing}
      choices={choices ?? []}
      onType={(text) => {
        typed.value = text;
        workspace.quickFind.type(text);
      }}
      onClose={onClose}
    />
  );
}
