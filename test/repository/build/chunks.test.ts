import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageChunk } from '../../../.build/chunks.mjs';

test('all texts of a language are one file of the widget, wherever they stand', () => {
  const [first, extra] = ['widget/locales/languages', 'widget/extras/locales'].map((folder) =>
    readdirSync(folder)
      .filter((name) => name !== 'en.ts')
      .map((name) => [name, languageChunk(`/frontdesk/${folder}/${name}`)]),
  );
  expect(first).toEqual(extra);
  expect(first).toContainEqual(['zh-hant.ts', 'zh-hant']);
  expect(first?.filter(([, chunk]) => chunk === null)).toEqual([]);
});
