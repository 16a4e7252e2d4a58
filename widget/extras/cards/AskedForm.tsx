import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { MessageField, MessageForm } from '../../../server/contract/cards/card-schema.ts';
import {
  answersInWords,
  answersOf,
  type FormValues,
  type ValueTrouble,
  valueTroubles,
} from '../../../server/contract/cards/form-values.ts';
import { WORDS_LENGTH } from '../../../server/contract/cards/limits.ts';
import { firstFocus } from '../../views/first-focus.ts';
import { Icon } from '../../views/Icon.tsx';
import { useExtras } from '../context.ts';
import { Labelled, Needed, Trouble } from '../Labelled.tsx';

/** Preact's types want one kind of input at a time. */
type Input = { type?: 'text'; autocomplete?: string; inputMode?: 'decimal' };
const INPUTS: Record<Exclude<MessageField['kind'], 'choice' | 'consent'>, Input> = {
  text: {},
  email: { type: 'email' as 'text', autocomplete: 'email' },
  number: { inputMode: 'decimal' },
  date: { type: 'date' as 'text' },
};

/** A form in the chat. What is wrong is said once the visitor has tried to send it; sent, its answer is a message. */
export function AskedForm({ id, form, answered }: { id: string; form: MessageForm; answered: boolean }) {
  const { chat, extra, language, mayWrite, formDrafts } = useExtras();
  const values = useSignal<FormValues>(formDrafts.read(id));
  const tried = useSignal(false);
  const place = useRef<HTMLFormElement>(null);
  const troubles = tried.value ? valueTroubles(form, values.value) : {};
  const head = (
    <>
      <strong class="card-title" dir="auto">
        {form.title}
      </strong>
      {form.text !== undefined && (
        <p class="text" dir="auto">
          {form.text}
        </p>
      )}
    </>
  );
  if (answered)
    return (
      <>
        {head}
        <span class="card-done">
          <Icon name="sent" />
          {extra.answered}
        </span>
      </>
    );

  const submit = (event: Event) => {
    event.preventDefault();
    tried.value = true;
    const found = valueTroubles(form, values.value);
    const [wrong] = form.fields.filter((field) => Object.hasOwn(found, field.id));
    if (wrong !== undefined) {
      place.current?.querySelector<HTMLElement>(`[data-field="${wrong.id}"]`)?.focus();
      return;
    }
    const panel = place.current?.closest<HTMLElement>('.panel');
    const answers = answersOf(form, values.value);
    chat.send(answersInWords(answers), [], { chosenOf: id, answers });
    formDrafts.write(id, null);
    // The form goes; whoever came by keyboard goes on from the field.
    if (panel) firstFocus(panel).focus({ preventScroll: true });
  };

  return (
    <form ref={place} class="ask" noValidate onSubmit={submit} aria-label={form.title}>
      {head}
      {/* While nothing can be sent, it is there to be read. */}
      <fieldset disabled={!mayWrite}>
        {form.fields.map((field) => (
          <Field
            key={field.id}
            field={field}
            place={`${id}-${field.id}`}
            value={values.value[field.id]}
            trouble={sentence(troubles[field.id])}
            write={(value) => {
              values.value = { ...values.value, [field.id]: value };
              formDrafts.write(id, values.value);
            }}
          />
        ))}
        <button type="submit" class="action main">
          {language.texts.send}
        </button>
      </fieldset>
    </form>
  );

  function sentence(trouble: ValueTrouble | undefined): string | undefined {
    if (trouble === undefined) return undefined;
    const { missing, wrongEmail, wrongNumber, wrongDate, wrongAnswer } = extra;
    const known = { email: wrongEmail, number: wrongNumber, date: wrongDate, too_long: wrongAnswer };
    return trouble === 'missing' || trouble === 'choice' ? missing : known[trouble];
  }
}

function Field({
  field: { id, kind, label, required = false, choices = [] },
  place,
  value,
  trouble,
  write,
}: {
  field: MessageField;
  /** Unlike any other field's on the page. */
  place: string;
  value: string | boolean | undefined;
  /** What is wrong with it, in words. */
  trouble: string | undefined;
  write(value: string | boolean): void;
}) {
  const { extra } = useExtras();
  const common = {
    id: `fd-${place}`,
    'data-field': id,
    'aria-required': required,
    'aria-invalid': trouble !== undefined,
    'aria-describedby': `fd-${place}-trouble`,
  };
  if (kind === 'consent')
    return (
      <div class="ask-row">
        <label class="tick">
          <input
            {...common}
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => write(currentTarget.checked)}
          />
          <span dir="auto">
            {label}
            {required && <Needed />}
          </span>
        </label>
        <Trouble id={place} text={trouble} />
      </div>
    );
  const text = typeof value === 'string' ? value : '';
  return (
    <Labelled id={place} label={label} required={required} trouble={trouble}>
      {kind === 'choice' ? (
        <select {...common} value={text} onChange={({ currentTarget }) => write(currentTarget.value)}>
          <option value="">{extra.choose}</option>
          {choices.map((choice) => (
            <option value={choice} key={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          autocomplete="off"
          {...common}
          {...INPUTS[kind]}
          maxLength={WORDS_LENGTH}
          dir="auto"
          value={text}
          onInput={({ currentTarget }) => write(currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
