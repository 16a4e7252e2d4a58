import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { matches } from '../../format/matching.ts';
import { Dot } from '../Dot.tsx';
import { Icon, type IconName } from '../Icon.tsx';
import { Dialog } from './Dialog.tsx';

export type Choice = {
  key: string;
  label: string;
  /** Said after the label: a time, a shortcut. */
  hint?: string;
  icon?: IconName;
  /** A dot of this colour before the label. */
  color?: string;
  checked?: boolean;
  /** It was found for what is typed, elsewhere than in its label. */
  found?: boolean;
  run(): void;
};

export type PickerProps = {
  title: string;
  placeholder: string;
  empty: string;
  choices: readonly Choice[];
  /** More of them, or others, as something is typed. */
  onType?: (text: string) => void;
  /** Several may be chosen one after the other; else the first choice closes it. */
  several?: boolean;
  onClose: () => void;
  children?: ComponentChildren;
};

const MAX_SHOWN = 60;

/** A list to choose from by typing, with the arrows, or with the mouse. */
export function Picker({
  title,
  placeholder,
  empty,
  choices,
  onType,
  several = false,
  onClose,
  children,
}: PickerProps) {
  const id = useId();
  const typed = useSignal('');
  const at = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const shown = choices
    .filter((choice) => choice.found === true || matches(choice.label, typed.value))
    .slice(0, MAX_SHOWN);
  const current = Math.min(at.value, Math.max(0, shown.length - 1));
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    if (!several) onClose();
    choice.run();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      at.value = (current + step + shown.length) % Math.max(1, shown.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[current]);
    }
  };
  return (
    <Dialog label={title} class="dialog--picker" onClose={onClose}>
      <div class="picker__head">
        <Icon name="search" />
        <input
          type="text"
          class="picker__input"
          ref={input}
          role="combobox"
          aria-label={title}
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${id}${current}` : undefined}
          placeholder={placeholder}
          autocomplete="off"
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
            at.value = 0;
            onType?.(currentTarget.value);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div
        class="picker__list"
        id={`${id}list`}
        role="listbox"
        aria-label={title}
        aria-multiselectable={several}
        ref={list}
      >
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={choice.key}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            class="picker__choice"
            data-current={index === current}
            aria-selected={several ? choice.checked === true : index === current}
            onPointerMove={() => {
              at.value = index;
            }}
            onClick={() => choose(choice)}
          >
            {choice.color !== undefined && <Dot color={choice.color} />}
            {choice.icon !== undefined && <Icon name={choice.icon} size={17} />}
            <span class="picker__label">{choice.label}</span>
            {choice.checked === true && <Icon name="check" size={16} />}
            {choice.hint !== undefined && <span class="picker__hint">{choice.hint}</span>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p class="picker__empty">{empty}</p>}
      {children}
    </Dialog>
  );
}
