import { expect, it } from 'vitest';
import { textsIn } from '../../../agent-console/locales/languages.ts';
import { pageTexts } from '../../../agent-console/locales/page-texts.ts';

const tables = { en: 'E-mail', zh: '邮件' };

it.each([
  ['zh', ['zh-CN', 'en'], '邮件'],
  ['zh', ['en-GB'], '邮件'],
  ['en', ['en-GB', 'zh-CN'], 'E-mail'],
])('a page brings its texts in the console’s language: %s in a browser of %j', async (tag, browser, text) => {
  expect(pageTexts(await textsIn(tag, browser), tables)).toBe(text);
});

it('a page that is not translated is English', () => {
  expect(pageTexts({ language: 'pt-BR' }, tables)).toBe('E-mail');
});
