import { useSignal } from '@preact/signals';
import { useTexts } from '../../context.ts';
import { linesOf } from './draft.ts';
import { TextField, Tick } from './fields.tsx';
import { maskingTexts } from './retention-question.ts';
import type { FieldProps } from './tabs.ts';

/** What is hidden in messages and answers before they are stored. */
export function MaskingFields({ draft }: FieldProps) {
  const t = maskingTexts(useTexts());
  const { masking } = draft.value.value.settings;
  const stored = masking.patterns.join('\n');
  /** With the empty line at the end in which the next one is being written. */
  const typed = useSignal(stored);
  return (
    <>
      <div class="field">
        <Tick
          label={t.cards}
          value={masking.cards}
          set={(cards) => draft.setting({ masking: { ...masking, cards } })}
        />
        <p class="field__hint">{t.cardsHint}</p>
      </div>
      <TextField
        label={t.patterns}
        hint={t.patternsHint}
        lines={3}
        maxLength={2_100}
        value={linesOf(typed.value).join('\n') === stored ? typed.value : stored}
        set={(text) => {
          typed.value = text;
          draft.setting({ masking: { ...masking, patterns: linesOf(text) } });
        }}
      />
    </>
  );
}
