import { readdirSync } from 'node:fs';

/** A sentence, and which of its values are in it. */
export type Sentence = { text: string; values: ReadonlySet<number | string> };

type Says = (...values: unknown[]) => unknown;

const EN_PAGES = new URL('../../../agent-console/locales/pages/en/', import.meta.url);

/** The English texts of every page that is loaded later, by the names under which they are exported. */
export const englishPages: Record<string, unknown> = Object.assign(
  {},
  ...(await Promise.all(
    readdirSync(EN_PAGES, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('setting-labels'))
      .map(async (file) => ({ ...(await import(new URL(file, EN_PAGES).href)) })),
  )),
);

/** What is the same in all languages: names of products, formats and what is written as it is. */
export const SAME_AS_ENGLISH: ReadonlySet<string> = new Set([
  'Frontdesk',
  'Webhook',
  'Webhooks',
  'SPF',
  'URL',
  'DKIM',
  'DMARC',
  'Slack',
  'Telegram',
  'Discord',
  'Mattermost',
  'Microsoft Teams',
  'English',
  '简体中文',
  'xoxb-…',
  'xapp-…',
  '110201543:AAH…',
  'API',
  'z-index',
  'Enter',
  'Webhook URL',
  'Emoji',
  'HTTP',
  'min',
  'h min',
  'min s',
]);

/** Values that show where they went: numbers that occur nowhere else, words for names and lists. */
const NUMBERS = [71, 83, 97];
const WORDS = ['Ångström', 'Ørsted', 'Éluard'];

/**
 * Every sentence of a table by its place, `a.b.c`; functions are called with values that can be found again.
 * Refusals and the table's own name are left out.
 */
export function sentencesOf(table: object): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  const { refusals: _, language: __, ...texts } = table as Record<string, unknown>;
  walk(texts, '', found);
  return found;
}

/** What a sentence says besides its values. */
export function wordsOf(text: string): string {
  return WORDS.reduce((rest, word) => rest.replaceAll(word, ''), text)
    .replace(/\s+/g, ' ')
    .trim();
}

function walk(value: unknown, at: string, found: Map<string, Sentence>): void {
  if (typeof value === 'string') found.set(at, { text: value, values: new Set() });
  else if (typeof value === 'function') found.set(at, called(value as Says));
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) walk(inner, at === '' ? key : `${at}.${key}`, found);
}

/** A function's sentence with words for values, and with numbers: which of them it says. */
function called(sentence: Says): Sentence {
  if (String(sentence).startsWith('({')) return calledByName(sentence);
  const text = said(sentence, WORDS);
  const counted = said(sentence, NUMBERS);
  const values = new Set<number>();
  for (const [index, word] of WORDS.entries())
    if (text.includes(word) || says(counted, NUMBERS[index] ?? 0)) values.add(index);
  return { text: text === '' ? counted : text, values };
}

/** The same of a function that takes one object: each property is a number of its own. */
function calledByName(sentence: Says): Sentence {
  const asked = new Map<string, number>();
  const given = new Proxy(
    {},
    {
      get(_, property) {
        const name = String(property);
        const number = 11 + ([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 89);
        asked.set(name, number);
        return number;
      },
    },
  );
  const text = String(sentence(given));
  return {
    text,
    values: new Set([...asked].filter(([, number]) => says(text, number)).map(([name]) => name)),
  };
}

function says(text: string, number: number): boolean {
  return text.match(/\d+/g)?.includes(String(number)) ?? false;
}

/** Some want a list, and say so by failing on a word. */
function said(sentence: Says, values: readonly unknown[]): string {
  try {
    return String(sentence(...values));
  } catch {
    return String(sentence(values[0], [values[1]]));
  }
}
