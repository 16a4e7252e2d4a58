import { FIELD_KINDS, LABEL_LENGTH, MOST_FIELDS } from '../../../../server/contract/cards/limits.ts';
import type { FieldDraft } from '../../../stores/composer/card-draft.ts';
import { useTexts } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { cardTexts } from '../../format/card-texts.ts';

/** The questions of a small form, in the order in which they are asked. */
export function FormFields({
  fields,
  newId,
  write,
}: {
  fields: readonly FieldDraft[];
  newId(): string;
  write(fields: readonly FieldDraft[]): void;
}) {
  const t = cardTexts(useTexts());
  const change = (key: string, changed: Partial<FieldDraft>) =>
    write(fields.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  return (
    <fieldset class="card-rows" aria-label={t.questions}>
      {fields.map(({ key, kind, label, required, choices }, index) => (
        <div class="card-row" key={key}>
          <label class="field">
            <span class="field__label">{t.question(index + 1)}</span>
            <input
              class="field__input"
              required
              pattern=".*\S.*"
              maxLength={LABEL_LENGTH}
              dir="auto"
              autocomplete="off"
              value={label}
              onInput={({ currentTarget }) => change(key, { label: currentTarget.value })}
            />
          </label>
          <label class="field">
            <span class="field__label">{t.answer}</span>
            <select
              class="field__input"
              value={kind}
              onChange={({ currentTarget }) =>
                change(key, { kind: FIELD_KINDS.find((one) => one === currentTarget.value) ?? 'text' })
              }
            >
              {FIELD_KINDS.map((one) => (
                <option value={one} key={one}>
                  {t.kinds[one]}
                </option>
              ))}
            </select>
          </label>
          {fields.length > 1 && (
            <button
              type="button"
              class="icon-button"
              aria-label={t.removeQuestion(index + 1)}
              title={t.removeQuestion(index + 1)}
              onClick={() => write(fields.filter((one) => one.key !== key))}
            >
              <Icon name="close" size={16} />
            </button>
          )}
          {kind === 'choice' && (
            <label class="field card-row__whole">
              <span class="field__label">{t.answers}</span>
              <textarea
                class="field__input field__input--lines"
                rows={3}
                required
                dir="auto"
                value={choices}
                onInput={({ currentTarget }) => change(key, { choices: currentTarget.value })}
              />
            </label>
          )}
          <label class="settings__member card-row__whole">
            <input
              type="checkbox"
              checked={required}
              onChange={({ currentTarget }) => change(key, { required: currentTarget.checked })}
            />
            <span>{t.required}</span>
          </label>
        </div>
      ))}
      {fields.length < MOST_FIELDS && (
        <button
          type="button"
          class="button button--quiet"
          onClick={() =>
            write([...fields, { key: newId(), kind: 'text', label: '', required: false, choices: '' }])
          }
        >
          {t.addQuestion}
        </button>
      )}
    </fieldset>
  );
}
