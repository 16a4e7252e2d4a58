import { expect, test } from 'vitest';
import { answerTroubles, fieldsAsked, withAddress } from '../../server/contract/form-answers.ts';
import type { FormField } from '../../server/contract/schemas/site-setting-parts.ts';
import { wordsIn } from '../../server/contract/words.ts';

const field = (id: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  id,
  kind,
  label: { '*': id },
  required: true,
  ...more,
});
const FORM = [
  field('name', 'text'),
  field('email', 'email'),
  field('phone', 'phone', { required: false }),
  field('order', 'text', { required: false, pattern: '[A-Z]\\d{4}' }),
  field('size', 'choice', { choices: [{ id: 's', label: {} }] }),
  field('news', 'tick'),
];

test('what is right passes, also without what is not required', () => {
  expect(answerTroubles(FORM, { name: 'Ann', email: 'ann@shop.example', size: 's', news: true })).toEqual({});
});

test('each thing that is wrong is named', () => {
  expect(answerTroubles(FORM, {})).toEqual({
    name: 'missing',
    email: 'missing',
    size: 'missing',
    news: 'missing',
  });
  expect(
    answerTroubles(FORM, {
      name: 'x'.repeat(501),
      email: 'ann',
      phone: 'abc',
      order: 'A123',
      size: 'xl',
      news: false,
    }),
  ).toEqual({
    name: 'too_long',
    email: 'email',
    phone: 'phone',
    order: 'pattern',
    size: 'choice',
    news: 'missing',
  });
});

test('an answer of the wrong kind is none', () => {
  expect(answerTroubles([field('name', 'text'), field('news', 'tick')], { name: true, news: 'yes' })).toEqual(
    {
      name: 'missing',
      news: 'missing',
    },
  );
});

test('where a message can only be left, an address is asked for once', () => {
  expect(withAddress([])).toMatchObject([{ id: 'email', kind: 'email', required: true }]);
  const optional = field('mail', 'email', { required: false });
  expect(withAddress([optional])).toEqual([{ ...optional, required: true }]);
  expect(withAddress([optional], false)).toEqual([optional]);
});

test('the nearest words win, and empty ones are none', () => {
  const words = { '*': 'any', de: 'deutsch', 'de-AT': '', 'zh-Hant': '繁' };
  expect(['de-AT', 'de-CH', 'fr', 'zh-hant-TW'].map((tag) => wordsIn(words, tag))).toEqual([
    'deutsch',
    'deutsch',
    'any',
    '繁',
  ]);
  expect(wordsIn({}, 'en')).toBe(null);
});

test('a question is asked only after the answer that it depends on, and none after one that was not asked', () => {
  const form = [
    field('kind', 'choice', {
      choices: [{ id: 'order', label: {} }],
      onlyIf: { field: 'topic', is: 'shop' },
    }),
    field('number', 'text', { onlyIf: { field: 'kind', is: 'order' } }),
    field('news', 'tick', { required: false }),
    field('address', 'text', { onlyIf: { field: 'news', is: true } }),
  ];
  const ids = (answers: Record<string, string | boolean>, topic?: string) =>
    fieldsAsked(form, answers, topic).map(({ id }) => id);
  expect(ids({})).toEqual(['news']);
  expect(ids({ kind: 'order' }, 'shop')).toEqual(['kind', 'number', 'news']);
  expect(ids({ kind: 'order' }, 'other')).toEqual(['news']);
  expect(ids({ news: true })).toEqual(['news', 'address']);
  expect(ids({ news: 'true' })).toEqual(['news']);
});

test('the address that a message is answered to is asked whatever was answered before', () => {
  const email = field('email', 'email', { required: false, onlyIf: { field: 'news', is: true } });
  expect(withAddress([email])[0]).not.toHaveProperty('onlyIf');
  expect(withAddress([email], false)[0], 'it is taken, too').not.toHaveProperty('onlyIf');
  const asked = field('email', 'email', { onlyIf: { field: 'news', is: true } });
  expect(withAddress([asked], false)[0]?.required, 'and not demanded of who was not asked').toBe(false);
  expect(withAddress([field('email', 'email')], false)[0]?.required).toBe(true);
});
