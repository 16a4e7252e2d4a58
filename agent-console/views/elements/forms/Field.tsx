import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useTexts } from '../../context.ts';
import { Icon } from '../Icon.tsx';

export type FieldProps = {
  label: string;
  name: string;
  type: 'text' | 'email' | 'password';
  autocomplete: string;
  input: RefObject<HTMLInputElement | null>;
  value?: string;
  hint?: string;
  trouble?: string | undefined;
  /** False: it may be left empty. */
  required?: boolean;
};

/** One labelled field, with what is wrong with it. A password can be shown. */
export function Field({
  label,
  name,
  type,
  autocomplete,
  input,
  value = '',
  hint,
  trouble,
  required = true,
}: FieldProps) {
  const { signIn } = useTexts();
  const shown = useSignal(false);
  const id = `field-${name}`;
  const described = trouble !== undefined ? `${id}-trouble` : hint !== undefined ? `${id}-hint` : undefined;
  const toggle = shown.value ? signIn.hidePassword : signIn.showPassword;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <div class="field__box">
        <input
          id={id}
          class="field__input"
          name={name}
          // Preact's types want one kind of input at a time.
          type={(type === 'password' && shown.value ? 'text' : type) as 'text'}
          autocomplete={autocomplete}
          defaultValue={value}
          ref={input}
          required={required}
          spellcheck={false}
          autocapitalize={autocomplete === 'name' ? 'words' : 'none'}
          aria-invalid={trouble !== undefined}
          aria-describedby={described}
        />
        {type === 'password' && (
          <button
            type="button"
            class="field__eye"
            aria-label={toggle}
            title={toggle}
            onClick={() => {
              shown.value = !shown.value;
            }}
          >
            <Icon name={shown.value ? 'eye-off' : 'eye'} />
          </button>
        )}
      </div>
      {hint !== undefined && trouble === undefined && (
        <p class="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {trouble !== undefined && (
        <p class="field__trouble" id={`${id}-trouble`}>
          {trouble}
        </p>
      )}
    </div>
  );
}
