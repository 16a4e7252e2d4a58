import { describe, expect, it } from 'vitest';
import { en } from '../../../agent-console/locales/en.ts';
import { LANGUAGES, type WholeLanguage } from '../../../agent-console/locales/languages.ts';
import { ROUTES } from '../../../server/contract/routes/all.ts';
import { errorsOf } from '../../../server/contract/routes/errors-of.ts';
import { englishPages, SAME_AS_ENGLISH, sentencesOf, wordsOf } from './sentences.ts';

// Read before any test has begun: on a busy machine the first reading takes seconds.
await Promise.all(LANGUAGES.map(({ load }) => load()));

const english = sentencesOf({ ...en, pages: englishPages });
const others = LANGUAGES.filter(({ tag }) => tag !== 'en' && tag !== 'zh');
/** What a console is refused, at the sign-in as well. */
const refusable = [...new Set(ROUTES.filter(({ path }) => path.startsWith('/api/agent/')).flatMap(errorsOf))];

describe.each(LANGUAGES.filter(({ tag }) => tag !== 'en'))('the console in $name', ({ load }) => {
  it('says every refusal that an agent may meet', async () => {
    const { refusals = {} } = await load();
    expect(refusable.length).toBeGreaterThan(30);
    expect(refusable.filter((code) => refusals[code]?.('…').trim() === undefined)).toEqual([]);
  });
});

describe.each(others)('the console in $name', ({ tag, load }) => {
  it('has every sentence, and the values that stand in it', async () => {
    const table = (await load()) as WholeLanguage;
    const given = sentencesOf(table);
    expect([...given.keys()].sort()).toEqual([...english.keys()].sort());
    const empty = [...given].filter(
      ([place, { text }]) => text.trim() === '' && english.get(place)?.text !== '',
    );
    expect(empty).toEqual([]);
    const lost = [...english].filter(([place, { values }]) =>
      [...values].some((value) => !given.get(place)?.values.has(value)),
    );
    expect(lost.map(([place, { text }]) => [place, text, given.get(place)?.text])).toEqual([]);
  });

  it('keeps tags, addresses, names of settings and variables', async () => {
    const given = sentencesOf((await load()) as WholeLanguage);
    const kept = (text: string) => text.match(KEPT)?.sort() ?? [];
    for (const [place, { text }] of english) {
      if (place === 'pages.canned.fallback') continue;
      expect(kept(given.get(place)?.text ?? ''), place).toEqual(kept(text));
    }
  });

  it('leaves nothing in English', async () => {
    const given = sentencesOf((await load()) as WholeLanguage);
    const loanwords = LOANWORDS[tag] ?? new Set();
    const same = [...english].filter(([place, { text }]) => {
      const words = wordsOf(text);
      return (
        /\p{L}{3}/u.test(words) &&
        given.get(place)?.text === text &&
        !SAME_AS_ENGLISH.has(words) &&
        !loanwords.has(words)
      );
    });
    expect(same.map(([place, { text }]) => [place, text])).toEqual([]);
  });
});

describe.each(LANGUAGES.filter(({ tag }) => tag === 'zh' || tag === 'ja'))('$name', ({ load }) => {
  it('has no half-width punctuation beside its own characters', async () => {
    const given = sentencesOf((await load()) as Record<string, unknown>);
    const wrong = [...given.values()].filter(({ text }) => HALF_WIDTH.test(text.replace(CODE, '')));
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});

/** What is the same in every language: tags, addresses, settings of the environment, variables, prefixes. */
const KEPT = /<\/?\w+>|https?:\/\/[\w.*]*|\b[A-Z]+_[A-Z_]+\b|\{\{[^}]*\}\}|\[\[|\\d\{\d\}|\/newbot|\/invite/g;
const CJK = '\\u3040-\\u30ff\\u4e00-\\u9fff';
const HALF_WIDTH = new RegExp(`[${CJK}][,;:!?()]|[,;!?()][${CJK}]`);
/** What pages write to change something: it is a program. */
const CODE = /\w+\('\w+'\)/g;
/** Words that a language has taken over from English, or shares with it. */
const LOANWORDS: Record<string, ReadonlySet<string>> = {
  de: new Set(
    'Code|Team|Labels|Bots|Teams|Bot|Label|Status|Name|Operator|Details|Smileys|Browser|Version|online|Admin|Live|System|Agent|Token|Chat|Test|Desktop|Push|Median|Definition:|Offline|Design|Logo|Position|Text|Text (optional)|Link'.split(
      '|',
    ),
  ),
  fr: new Set(
    'Code|Agents|Sites|E-mail|Bots|Notifications|Bot|Conversations|Site|Page|Note|Confirmation|Suggestions|Smileys|Nature|Message|Version|Mentions|Contacts|Agent|Services|Chat|Test|Invitation|Push|Messages|Satisfaction|points|Logo|Position|Date|Questions|Question'.split(
      '|',
    ),
  ),
  es: new Set('Bot|Bots|Chat|Color|Error|No|Push|Token'.split('|')),
  pt: new Set('Bot|Bots|Chat|E-mail|Envelope|Link|Offline|online|Push|Site|Sites|Status|Token'.split('|')),
};
