import { describe, expect, it } from 'vitest';
import { AGENT_LANGUAGES, agentTexts } from '../../../server/mail/to-agents/agent-texts.ts';
import { en } from '../../../server/mail/to-agents/locales/en.ts';

/** What French and English share. */
const SHARED = ['Satisfaction'];

/** Every sentence by its place. */
function sentencesOf(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentencesOf(inner, `${at}.${key}`));
}
const valuesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const english = new Map(sentencesOf(en));

describe.each([...AGENT_LANGUAGES.keys()].filter((tag) => tag !== 'en'))('mails to agents in %s', (tag) => {
  const own = new Map(sentencesOf(AGENT_LANGUAGES.get(tag)));

  it('say everything that the English ones say, with the same values', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [place, text] of english)
      expect(valuesIn(own.get(place) ?? ''), place).toEqual(valuesIn(text));
  });

  it('leave nothing in English', () => {
    const same = [...english].filter(
      ([place, text]) =>
        /\p{L}{4}/u.test(text.replace(/\{\w+\}/g, '')) && own.get(place) === text && !SHARED.includes(text),
    );
    expect(same).toEqual([]);
  });
});

describe('the language of a mail to an agent', () => {
  it.each([
    ['de-AT', 'de'],
    ['zh-Hant', 'zh'],
    ['pt', 'pt-BR'],
    ['EN-gb', 'en'],
    ['tlh', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%s is %s', (locale, tag) => {
    expect(agentTexts(locale).tag).toBe(tag);
  });
});
