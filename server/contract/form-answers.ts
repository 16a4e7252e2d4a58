import { linearPattern } from './linear-pattern.ts';
import type { FormField } from './schemas/site-setting-parts.ts';

/** What a visitor answered, by the field's id: text, the id of a choice, or whether it is ticked. */
export type Answers = Readonly<Record<string, string | boolean>>;
export type AnswerTrouble = 'missing' | 'too_long' | 'email' | 'phone' | 'pattern' | 'choice';

export const ANSWER_LENGTH = 500;
const EMAIL = /^[^@\s]{1,64}@[^@\s]{1,190}$/;
const PHONE = /^\+?[\d\s().\-/]{5,30}$/;

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
 * @param required false: it is taken where it is given
 */
export function withAddress(form: readonly FormField[], required = true): FormField[] {
  const own = form.find((field) => field.kind === 'email');
  const address: FormField = own ?? { id: 'email', kind: 'email', label: {}, required };
  const others = form.filter((field) => field !== own);
  return [...others, { ...address, required: required || address.required }];
}
