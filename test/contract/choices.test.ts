import { describe, expect, test } from 'vitest';
import { choicesIn, chosenIn, withChoices } from '../../server/contract/choices.ts';

describe('the answers that a text offers', () => {
  test.each<[string, string, string[]]>([
    ['Is it green?\n[[Yes]]\n[[No]]', 'Is it green?', ['Yes', 'No']],
    ['Is it green?\n\n[[Yes]] [[No]]\n', 'Is it green?', ['Yes', 'No']],
    ['Is it green?\n[[ Yes, it is ]]\n[[Yes, it is]]', 'Is it green?', ['Yes, it is']],
    ['See [[1]] for more', 'See [[1]] for more', []],
    ['[[Yes]]\nis what I said', '[[Yes]]\nis what I said', []],
    ['[[Yes]]\n[[No]]', '[[Yes]]\n[[No]]', []],
    ['Odd\n[[]]', 'Odd\n[[]]', []],
    ['Odd\n[[a [[b]]', 'Odd\n[[a [[b]]', []],
    [`Long\n[[${'x'.repeat(81)}]]`, `Long\n[[${'x'.repeat(81)}]]`, []],
    ['', '', []],
  ])('%j', (written, text, choices) => {
    expect(choicesIn(written)).toEqual({ text, choices });
  });

  test('are at most ten; the lines before are words', () => {
    const lines = Array.from({ length: 12 }, (_one, index) => `[[${index}]]`);
    const { text, choices } = choicesIn(`Which?\n${lines.join('\n')}`);
    expect(choices).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
    expect(text).toBe('Which?\n[[0]]\n[[1]]');
  });

  test('can be put back as they were written', () => {
    const { text, choices } = choicesIn('Which?\n[[A]]\n[[B]]');
    expect(withChoices(text, choices)).toBe('Which?\n[[A]]\n[[B]]');
    expect(withChoices('Plain')).toBe('Plain');
  });

  test('are taken once: the first counts', () => {
    const chosen = chosenIn([
      { body: 'Hi' },
      { body: 'Yes', chosenOf: 'question' },
      { body: 'No', chosenOf: 'question' },
    ]);
    expect([...chosen]).toEqual([['question', 'Yes']]);
  });
});
