import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../agent-console/locales/en.ts';
import { LANGUAGES, languageFor, textsIn } from '../../../agent-console/locales/languages.ts';
import { nameText } from '../../../agent-console/views/format/people.ts';
import { anonymousName } from '../../../server/contract/anonymous-name.ts';

// Read before any test has begun: on a busy machine the first reading takes seconds.
await Promise.all(LANGUAGES.map(({ load }) => load()));

/** Every place of a table, as `a.b.c`. */
function placesOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, at === '' ? key : `${at}.${key}`));
}

describe('a visitor who gave no name', () => {
  const id = 'f2890000-0000-4000-8000-000000000000';

  it.each([
    ['en', 'Visitor F289'],
    ['zh', '访客 F289'],
    ['de', 'Besucher F289'],
    ['ja', '訪問者 F289'],
    ['fr', 'Visiteur F289'],
    ['es', 'Visitante F289'],
    ['pt', 'Visitante F289'],
  ])('has one in the language of who reads: %s, %s', async (language, name) => {
    const texts = await textsIn(language, [language]);
    expect(nameText(anonymousName(id), texts)).toBe(name);
    expect(nameText('Visitor Attraction Ltd', texts), 'a given name stays').toBe('Visitor Attraction Ltd');
  });
});

it('Chinese has one word for a site', () => {
  const folder = 'agent-console/locales/';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^(pages\/zh\/.*|zh.*)\.ts$/.test(file),
  );
  expect(files).toEqual(expect.arrayContaining(['zh-thread.ts', 'pages/zh/webhooks.ts']));
  expect(files.filter((file) => readFileSync(folder + file, 'utf8').includes('站点'))).toEqual([]);
});

describe('the language of the console', () => {
  it.each([
    [null, ['zh-TW', 'en'], 'zh'],
    [null, ['de-AT', 'en'], 'de'],
    [null, ['tlh', 'en-GB'], 'en'],
    [null, ['tlh'], 'en'],
    ['de', ['en'], 'de'],
    ['zh', ['en'], 'zh'],
    ['tlh', ['zh-CN'], 'zh'],
  ])('chosen %s, the browser has %j: %s', (chosen, browser, expected) => {
    expect(languageFor(chosen, browser)).toBe(expected);
  });

  it('writes dates as the browser does, where it speaks the same language', async () => {
    expect((await textsIn('en', ['de', 'en-GB'])).language).toBe('en-GB');
    expect((await textsIn('zh', ['en-GB'])).language).toBe('zh-CN');
    expect((await textsIn('en', ['en-US@posix', 'en-GB'])).language, 'what Intl would throw on').toBe(
      'en-GB',
    );
    expect((await textsIn('en', ['en-US@posix'])).language).toBe('en');
  });

  it.each(LANGUAGES.map(({ tag, load }) => [tag, load] as const))(
    '%s: a group of sentences that is there is whole, and says something',
    async (_tag, load) => {
      const table = (await load()) as Record<string, unknown>;
      const places = new Set(placesOf(table));
      const groups = new Set([
        ...Object.keys(table),
        ...['settings', 'accounts'].flatMap((divided) =>
          Object.keys(table[divided] as object).map((group) => `${divided}.${group}`),
        ),
      ]);
      const wanted = placesOf(en).filter((place) => {
        const [first = '', second = ''] = place.split('.');
        const divided = first === 'settings' || first === 'accounts';
        return groups.has(divided ? `${first}.${second}` : first);
      });
      expect(wanted.filter((place) => !places.has(place))).toEqual([]);
      expect(wanted.length).toBeGreaterThan(300);
    },
  );
});
