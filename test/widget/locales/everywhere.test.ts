import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SPOKEN as settable } from '../../../agent-console/views/settings/sites/Languages.tsx';
import { SPOKEN as ladderWords } from '../../../server/ladder/visitor-words.ts';
import { MAIL_TEXTS, mailLanguage } from '../../../server/mail/mail-texts.ts';
import { wordingFor } from '../../../server/privacy/transcript-words.ts';
import { launcherLabels } from '../../../server/sites/launcher-labels.ts';
import { EXTRA_LANGUAGES } from '../../../widget/extras/choose-texts.ts';
import { chooseLanguage, LANGUAGES } from '../../../widget/locales/choose.ts';
import { DISMISS } from '../../../widget/proactive/dismiss.ts';

/** English is no file of its own for browsers. */
const SPOKEN = [...Object.keys(LANGUAGES), 'en'].sort();
const GUIDE = readFileSync(new URL('../../../widget/site-guide.md', import.meta.url), 'utf8');

test.each([
  ['the parts of the chat that load later', [...EXTRA_LANGUAGES, 'en']],
  ['mails', Object.keys(MAIL_TEXTS)],
  ['what is said to somebody whom nobody answers', ladderWords],
  ['the settings of a site', settable],
])('%s have the languages of the widget', (_where, languages) => {
  expect(languages.toSorted()).toEqual(SPOKEN);
});

test('transcripts say in each language of the widget that a message was deleted', () => {
  const sentences = SPOKEN.map((tag) => wordingFor(tag).unsent);
  expect(new Set(sentences).size).toBe(SPOKEN.length);
});

test.each(SPOKEN)(
  '%s runs in mails and transcripts in the direction in which it runs in the widget',
  async (tag) => {
    const { direction } = await chooseLanguage(tag);
    expect([mailLanguage(tag).direction, wordingFor(tag).direction]).toEqual([direction, direction]);
  },
);

test('the launcher has a word where Latin letters are not read, and an invitation can be dismissed in words', () => {
  const others = SPOKEN.filter((tag) => new Intl.Locale(tag).maximize().script !== 'Latn');
  expect(others.filter((tag) => launcherLabels(tag) === null)).toEqual([]);
  expect(SPOKEN.filter((tag) => tag !== 'en' && !(tag.slice(0, 2) in DISMISS))).toEqual([]);
});

test('the guide for site owners lists every language of the widget', () => {
  const [, list = ''] = /\n## Languages\n\n([^:]+):/.exec(GUIDE) ?? [];
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const languages = SPOKEN.filter((tag) => tag !== 'zh-Hant').map((tag) => names.of(tag));
  expect(list).toContain('simplified and traditional');
  expect(list.match(/\p{Lu}\p{L}+/gu)).toEqual(languages.sort());
});
