import { Icon } from '../elements/Icon.tsx';
import type { Choice } from '../elements/overlays/Picker.tsx';

/** What can be put in at the cursor; the keys stay with the text box. */
export function Suggestions({
  id,
  label,
  choices,
  current,
  choose,
}: {
  id: string;
  label: string;
  choices: readonly Choice[];
  current: number;
  choose: (index: number) => void;
}) {
  return (
    <div class="suggestions" id={id} role="listbox" aria-label={label}>
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text box's, which keeps the focus
        <div
          key={choice.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          class="picker__choice"
          data-current={index === current}
          aria-selected={index === current}
          // The text box must keep the focus, or the place to put it in is lost.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          {choice.icon !== undefined && <Icon name={choice.icon} size={15} />}
          <span class="suggestions__name">{choice.label}</span>
          {choice.hint !== undefined && <span class="suggestions__text">{choice.hint}</span>}
        </div>
      ))}
    </div>
  );
}
