import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type AnswerTrouble, TOPIC } from '../../server/contract/form-answers.ts';
import type { FormField, Words } from '../../server/contract/schemas/site-setting-parts.ts';
import { wordsIn } from '../../server/contract/words.ts';
import { useExtras } from './context.ts';
import { Labelled, Needed, Trouble } from './Labelled.tsx';

const INPUT_TYPES = { text: 'text', email: 'email', phone: 'tel' } as const;
const AUTOCOMPLETE: Record<string, string> = { name: 'name', email: 'email', phone: 'tel' };

/** What the site asks before the chat. What is wrong is said once the visitor has tried to go on. */
export function Form() {
  const { store, extra, language } = useExtras();
  const tried = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const { consent, topics = [] } = store.settings.value ?? {};
  const leaving = store.leaving.value;
  const title = leaving ? extra.leaveTitle : extra.formLead;
  const say = (words: Record<string, string>, otherwise: string) => wordsIn(words, language.tag) ?? otherwise;
  const troubleOf = (id: string, hint?: Words) =>
    tried.value ? sentence(store.troubles.value[id], hint) : undefined;

  const submit = (event: Event) => {
    event.preventDefault();
    tried.value = true;
    const wrong = Object.keys(store.troubles.value);
    if (store.handIn()) return;
    // In the order in which they stand.
    const fields = [...(form.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    fields.find((field) => wrong.includes(field.dataset['field'] ?? ''))?.focus();
  };

  return (
    <form ref={form} class="ask" noValidate onSubmit={submit} aria-label={title}>
      <strong>{title}</strong>
      {fieldsAfterTopic(false)}
      {topics.length > 0 && (
        <Labelled id="topic" label={extra.topic} required trouble={troubleOf('topic')}>
          <select
            id="fd-topic"
            data-field="topic"
            aria-required
            aria-invalid={troubleOf('topic') !== undefined}
            aria-describedby="fd-topic-trouble"
            value={store.draft.value.topic ?? ''}
            onChange={(event) => store.about(event.currentTarget.value)}
          >
            <option value="">{extra.choose}</option>
            {topics.map((topic) => (
              <option value={topic.id} key={topic.id}>
                {say(topic.label, topic.id)}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      {fieldsAfterTopic(true)}
      {consent && (
        <div class="ask-row">
          <label class="tick">
            <input
              type="checkbox"
              data-field="consent"
              aria-required
              checked={store.draft.value.consent === consent.version}
              aria-invalid={troubleOf('consent') !== undefined}
              aria-describedby="fd-consent-trouble"
              onChange={(event) => store.agree(event.currentTarget.checked ? consent.version : null)}
            />
            <span dir="auto">
              {say(consent.text, consent.version)}{' '}
              {consent.url !== null && (
                <a href={consent.url} target="_blank" rel="noopener noreferrer nofollow">
                  {consent.url.replace(/^https?:\/\//, '')}
                </a>
              )}
              <Needed />
            </span>
          </label>
          <Trouble id="consent" text={troubleOf('consent')} />
        </div>
      )}
      <button type="submit" class="action main">
        {leaving ? extra.goOn : extra.start}
      </button>
    </form>
  );

  /** Questions that depend on the topic, and on those, stand below it. */
  function fieldsAfterTopic(after: boolean) {
    const below = new Set([TOPIC]);
    return store.fields.value
      .filter(({ id, onlyIf }) => {
        const isBelow = onlyIf !== undefined && below.has(onlyIf.field);
        if (isBelow) below.add(id);
        return isBelow === after;
      })
      .map((field) => <Field field={field} trouble={troubleOf(field.id, field.hint)} key={field.id} />);
  }

  /** @param hint the site's own words for an answer that does not fit its pattern */
  function sentence(trouble: AnswerTrouble | undefined, hint: Words = {}): string | undefined {
    if (trouble === undefined) return undefined;
    if (trouble === 'missing') return extra.missing;
    if (trouble === 'email') return extra.wrongEmail;
    if (trouble === 'phone') return extra.wrongPhone;
    return trouble === 'pattern' ? say(hint, extra.wrongAnswer) : extra.wrongAnswer;
  }
}

function Field({ field, trouble }: { field: FormField; trouble: string | undefined }) {
  const { store, extra, language } = useExtras();
  const answer = store.draft.value.answers[field.id];
  const own = wordsIn(field.label, language.tag);
  const label = own ?? (field.kind === 'email' ? extra.email : field.id);
  const common = {
    id: `fd-${field.id}`,
    'data-field': field.id,
    'aria-invalid': trouble !== undefined,
    'aria-describedby': `fd-${field.id}-trouble`,
    'aria-required': field.required,
  };
  if (field.kind === 'tick')
    return (
      <div class="ask-row">
        <label class="tick">
          <input
            {...common}
            type="checkbox"
            checked={answer === true}
            onChange={(event) => store.answer(field.id, event.currentTarget.checked)}
          />
          <span dir="auto">
            {label}
            {field.required && <Needed />}
          </span>
        </label>
        <Trouble id={field.id} text={trouble} />
      </div>
    );
  const value = typeof answer === 'string' ? answer : '';
  return (
    <Labelled id={field.id} label={label} required={field.required} trouble={trouble}>
      {field.kind === 'choice' ? (
        <select
          {...common}
          value={value}
          onChange={(event) => store.answer(field.id, event.currentTarget.value)}
        >
          <option value="">{extra.choose}</option>
          {field.choices?.map((choice) => (
            <option value={choice.id} key={choice.id}>
              {wordsIn(choice.label, language.tag) ?? choice.id}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          // Preact's types want one kind of input at a time.
          type={INPUT_TYPES[field.kind] as 'text'}
          autocomplete={AUTOCOMPLETE[field.id] ?? AUTOCOMPLETE[field.kind] ?? 'off'}
          dir="auto"
          value={value}
          onInput={(event) => store.answer(field.id, event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
