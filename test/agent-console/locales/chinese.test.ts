import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../agent-console/locales/languages.ts';
import { sentencesOf } from './sentences.ts';

const PAGES = new URL('../../../agent-console/locales/pages/zh/', import.meta.url);

it('Chinese sentences have full-width punctuation, and an ellipsis of six dots', async () => {
  const table = await LANGUAGES.find(({ tag }) => tag === 'zh')?.load();
  const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.ts'),
  );
  const pages: object[] = await Promise.all(files.map((one) => import(new URL(one, PAGES).href)));
  const sentences = [...sentencesOf({ ...table, pages })].map(([place, { text }]) => `${place}: ${text}`);
  expect(sentences.length).toBeGreaterThan(1_000);
  const halfWidth = /\p{Script=Han}[,;:?!(]|[,;?!)]\p{Script=Han}|\p{Script=Han}\.(?:\s|$)/u;
  expect(sentences.filter((one) => halfWidth.test(one))).toEqual([]);
  expect(sentences.filter((one) => /\p{Script=Han}…(?!…)/u.test(one))).toEqual([]);
});
