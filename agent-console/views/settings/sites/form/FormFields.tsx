import type { FormField, Topic } from '../../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts } from '../../../context.ts';
import { Choice, freshId, TextField, Tick, WordsField, withLines } from '../fields.tsx';
import { siteTexts } from '../site-texts.ts';
import type { FieldProps } from '../tabs.ts';
import { ConditionField } from './ConditionField.tsx';

/** What visitors answer before the chat. */
export function FormFields({ draft, language }: FieldProps) {
  const t = siteTexts(useTexts());
  const { form, topics } = draft.value.value.settings;
  const put = (index: number, field: FormField) =>
    draft.setting({ form: form.map((before, at) => (at === index ? field : before)) });
  return (
    <>
      <h4 class="settings__title">{t.questions}</h4>
      <ul class="settings__list">
        {form.map((field, index) => (
          <li class="settings__row settings__row--tall" key={field.id}>
            <Question
              field={field}
              before={form.slice(0, index)}
              topics={topics}
              language={language}
              put={(next) => put(index, next)}
              remove={() => draft.setting({ form: form.filter((_one, at) => at !== index) })}
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        onClick={() => {
          const id = form.some((field) => field.id === 'name') ? freshId('question', form) : 'name';
          draft.setting({ form: [...form, { id, kind: 'text', label: {}, required: true }] });
        }}
      >
        {t.addQuestion}
      </button>
    </>
  );
}

/** What visitors agree to. */
export function ConsentFields({ draft, language }: FieldProps) {
  const t = siteTexts(useTexts());
  const { consent } = draft.value.value.settings;
  return (
    <>
      <Tick
        label={t.consentOn}
        value={consent !== null}
        set={(on) => draft.setting({ consent: on ? { version: '1', text: {}, url: null } : null })}
      />
      {consent !== null && (
        <>
          <WordsField
            label={t.consentText}
            words={consent.text}
            language={language}
            lines={2}
            set={(text) => draft.setting({ consent: { ...consent, text } })}
          />
          <div class="site-grid">
            <TextField
              label={t.consentVersion}
              hint={t.consentVersionHint}
              value={consent.version}
              maxLength={40}
              set={(version) => draft.setting({ consent: { ...consent, version } })}
            />
            <TextField
              label={t.consentUrl}
              value={consent.url ?? ''}
              set={(url) => draft.setting({ consent: { ...consent, url: url === '' ? null : url } })}
            />
          </div>
        </>
      )}
    </>
  );
}

function Question({
  field,
  before,
  topics,
  language,
  put,
  remove,
}: {
  field: FormField;
  /** The questions before it. */
  before: readonly FormField[];
  topics: readonly Topic[];
  language: string;
  put: (field: FormField) => void;
  remove: () => void;
}) {
  const t = siteTexts(useTexts());
  const { pattern, hint = {}, choices = [], ...rest } = field;
  return (
    <fieldset class="site-question" aria-label={field.label['*'] ?? field.id}>
      <div class="site-grid">
        <WordsField
          label={t.question}
          words={field.label}
          language={language}
          set={(label) => put({ ...field, label })}
        />
        <Choice
          label={t.kind}
          value={field.kind}
          options={t.kinds}
          set={(kind) =>
            put({
              ...rest,
              kind,
              ...(kind === 'choice'
                ? { choices: choices.length > 0 ? choices : [{ id: 'option-1', label: {} }] }
                : {}),
              ...(kind === 'text' && pattern !== undefined ? { pattern, hint } : {}),
            })
          }
        />
        {field.kind === 'text' && (
          <TextField
            label={t.pattern}
            hint={t.patternHint}
            value={pattern ?? ''}
            maxLength={200}
            set={(text) => put({ ...rest, ...(text === '' ? {} : { pattern: text, hint }) })}
          />
        )}
        {field.kind === 'text' && pattern !== undefined && (
          <WordsField
            label={t.patternMessage}
            about={t.patternMessageHint}
            words={hint}
            language={language}
            maxLength={200}
            set={(next) => put({ ...field, hint: next })}
          />
        )}
        {field.kind === 'choice' && (
          <TextField
            label={t.choices}
            lines={3}
            value={choices.map((choice) => choice.label[language] ?? '').join('\n')}
            set={(text) =>
              put({ ...field, choices: withLines(choices, text, language, (id) => ({ id, label: {} })) })
            }
          />
        )}
      </div>
      <ConditionField field={field} before={before} topics={topics} language={language} put={put} />
      <Tick label={t.required} value={field.required} set={(required) => put({ ...field, required })} />
      <button type="button" class="button button--quiet" onClick={remove}>
        {t.remove}
      </button>
    </fieldset>
  );
}
