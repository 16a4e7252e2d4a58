import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../agent-console/locales/languages.ts';
import { sentencesOf } from './sentences.ts';

const zhPages = import.meta.glob('../../../agent-console/locales/pages/zh/**/*.ts', { eager: true });

it('Chinese sentences have full-width punctuation, and an ellipsis of six dots', async () => {
  const table = await LANGUAGES.find(({ tag }) => tag === 'zh')?.load();
  const sentences = [...sentencesOf({ ...table, pages: zhPages })].map(
    ([place, { text }]) => `${place}: ${text}`,
  );
  expect(sentences.length).toBeGreaterThan(1_000);
  const halfWidth = /\p{Script=Han}[,;:?!(]|[,;?!)]\p{Script=Han}|\p{Script=Han}\.(?:\s|$)/u;
  expect(sentences.filter((one) => halfWidth.test(one))).toEqual([]);
  expect(sentences.filter((one) => /\p{Script=Han}…(?!…)/u.test(one))).toEqual([]);
});
