import type { FormAnswers, MessageField, MessageForm } from './card-schema.ts';
import { WORDS_LENGTH } from './limits.ts';

/** What is filled in, by the id of the field: what was typed or chosen, a day as `2026-11-30`, or whether a box is ticked. */
export type FormValues = Readonly<Record<string, string | boolean>>;
export type ValueTrouble = 'missing' | 'too_long' | 'email' | 'number' | 'date' | 'choice';
type Value = FormAnswers[number]['value'];
/** As {@link FormValues}; programs give numbers as such. */
type GivenValues = Readonly<Record<string, Value>>;

const EMAIL = /^[^@\s]{1,64}@[^@\s]{1,190}$/;
const NUMBER = /^[-+]?\d{1,12}(?:[.,]\d{1,6})?$/;
/** Thousands in groups, or what may be: `1,000` is one to some, and a thousand to others. */
const GROUPED = /^[-+]?[1-9]\d{0,2}(?:[.,'’ \u066c]\d{3}){1,3}(?:[.,]\d{1,6})?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is wrong with the values, by field; empty when all is well. The widget and the server ask the same. */
export function valueTroubles(form: MessageForm, values: GivenValues): Record<string, ValueTrouble> {
  const troubles = form.fields.flatMap((field): [string, ValueTrouble][] => {
    const read = readValue(field, given(values, field));
    return typeof read === 'object' && read !== null ? [[field.id, read.trouble]] : [];
  });
  // Nothing at all is no answer.
  const [first] = form.fields;
  if (first !== undefined && troubles.length === 0 && answersOf(form, values).length === 0)
    return { [first.id]: 'missing' };
  return Object.fromEntries(troubles);
}

/** The values as they are kept with the answer: only those of the form's own fields, without what was left empty. */
export function answersOf(form: MessageForm, values: GivenValues): FormAnswers {
  return form.fields.flatMap((field) => {
    const value = readValue(field, given(values, field));
    return value === null || typeof value === 'object' ? [] : [{ id: field.id, label: field.label, value }];
  });
}

/** What was filled in, as {@link valueTroubles} asks for it. */
export const valuesOf = (answers: FormAnswers): GivenValues =>
  Object.fromEntries(answers.map(({ id, value }) => [id, value]));

/** An answer in words, a line for each field: what everybody reads who does not know of forms. */
export function answersInWords(answers: FormAnswers): string {
  return answers
    .map(({ label, value }) =>
      typeof value === 'boolean'
        ? `${value ? '☑' : '☐'} ${label}`
        : `${label}${/\p{P}$/u.test(label) ? '' : ':'} ${value}`,
    )
    .join('\n');
}

function given(values: GivenValues, { id }: MessageField): Value | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

/** @returns null where the field was left empty and may be */
function readValue(
  { kind, required = false, choices = [] }: MessageField,
  value: Value | undefined,
): Value | null | { trouble: ValueTrouble } {
  if (kind === 'consent') return value === true || !required ? value === true : { trouble: 'missing' };
  const text = value === undefined || typeof value === 'boolean' ? '' : String(value).trim();
  if (text === '') return required ? { trouble: 'missing' } : null;
  if (text.length > WORDS_LENGTH) return { trouble: 'too_long' };
  if (kind === 'email' && !EMAIL.test(text)) return { trouble: 'email' };
  if (kind === 'choice' && !choices.includes(text)) return { trouble: 'choice' };
  if (kind === 'date' && !isDay(text)) return { trouble: 'date' };
  return kind === 'number' ? readNumber(value, text) : text;
}

/** A number, with a point or a comma, as the keyboard has it; where it is written in groups, the text as it was typed. */
function readNumber(value: Value | undefined, text: string): number | string | { trouble: 'number' } {
  const plain = withPlainDigits(text);
  if (typeof value === 'string' && GROUPED.test(plain)) return text;
  return NUMBER.test(plain) ? Number(plain.replace(',', '.')) : { trouble: 'number' };
}

const ZEROS = [0x660, 0x6f0, 0x966];

/** Digits as `0` to `9` (keyboards may have full-width, Arabic, Persian or Devanagari ones), and spaces that are plain ones. */
function withPlainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
    })
    .replace('\u066b', '.');
}

/** A day of the calendar: not the 31st of April. */
function isDay(text: string): boolean {
  const at = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
