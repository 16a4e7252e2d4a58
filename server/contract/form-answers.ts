import { linearPattern } from './linear-pattern.ts';
import type { FormField } from './schemas/site-setting-parts.ts';

/** What a visitor answered, by the field's id: text, the id of a choice, or whether it is ticked. */
export type Answers = Readonly<Record<string, string | boolean>>;
export type AnswerTrouble = 'missing' | 'too_long' | 'email' | 'phone' | 'pattern' | 'choice';

export const ANSWER_LENGTH = 500;
const EMAIL = /^[^@\s]{1,64}@[^@\s]{1,190}$/;
const PHONE = /^\+?[\d\s().\-/]{5,30}$/;

/** The id under which a question may depend on the topic, which is asked beside the form. */
export const TOPIC = 'topic';

/** The questions that are asked, after what was answered so far: some are asked only after a certain answer to one before them. */
export function fieldsAsked(form: readonly FormField[], answers: Answers, topic?: string): FormField[] {
  const answered = new Map<string, string | boolean | undefined>([[TOPIC, topic]]);
  return form.filter((field) => {
    const asked = field.onlyIf === undefined || answered.get(field.onlyIf.field) === field.onlyIf.is;
    if (asked) answered.set(field.id, answers[field.id]);
    return asked;
  });
}

/** What is wrong with the answers, by field; empty when all is well. The widget and the server ask the same. */
export function answerTroubles(form: readonly FormField[], answers: Answers): Record<string, AnswerTrouble> {
  return Object.fromEntries(
    form.flatMap((field) => {
      const trouble = troubleOf(field, answers[field.id]);
      return trouble === null ? [] : [[field.id, trouble]];
    }),
  );
}

function troubleOf(field: FormField, answer: string | boolean | undefined): AnswerTrouble | null {
  if (field.kind === 'tick') return field.required && answer !== true ? 'missing' : null;
  const text = typeof answer === 'string' ? answer.trim() : '';
  if (text === '') return field.required ? 'missing' : null;
  if (text.length > ANSWER_LENGTH) return 'too_long';
  if (field.kind === 'choice')
    return field.choices?.some((choice) => choice.id === text) === true ? null : 'choice';
  if (field.kind === 'email' && !EMAIL.test(text)) return 'email';
  if (field.kind === 'phone' && !PHONE.test(text)) return 'phone';
  return field.pattern === undefined || field.pattern === '' || linearPattern(field.pattern)(text)
    ? null
    : 'pattern';
}

/**
 * Where nobody is there and a message can only be left: an address to answer to is asked for, if the form has none.
 * @param required false: it is taken where it is given, also by who was not asked for it if somebody had been there
 */
export function withAddress(form: readonly FormField[], required = true): FormField[] {
  const own = form.find((field) => field.kind === 'email');
  const address: FormField = own ?? { id: 'email', kind: 'email', label: {}, required };
  const others = form.filter((field) => field !== own);
  const { onlyIf, ...asked } = address;
  return [...others, { ...asked, required: required || (address.required && onlyIf === undefined) }];
}
