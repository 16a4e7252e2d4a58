import { expect, test } from 'vitest';
import { lookOf } from '../../../widget/app/look.ts';
import { checkLook } from '../../../widget/extras/check-look.ts';

const warned = (given: object) => {
  const lines: string[] = [];
  checkLook(given, (line) => lines.push(line));
  return lines;
};

test('a look that cannot be is passed over, and said', () => {
  const given = { color: 'red', position: 'top', theme: 'pink' };
  expect(lookOf({ site: 'demo', language: 'en', ...given })).toMatchObject({
    color: null,
    position: 'right',
    theme: 'auto',
  });
  expect(warned(given)).toEqual([
    'color "red" is passed over. It takes six digits, such as #0e7c66.',
    'position "top" is passed over. It takes left or right.',
    'theme "pink" is passed over. It takes auto, light or dark.',
  ]);
  expect(warned({ color: '#zzzzzz' })).toHaveLength(1);
});

test('what page or site have said well is taken in silence', () => {
  const given = { color: '#f5c518#000', position: 'left', theme: 'dark' };
  expect(lookOf({ site: 'demo', language: 'en', ...given })).toEqual({
    color: '#f5c518',
    position: 'left',
    theme: 'dark',
  });
  expect([...warned(given), ...warned({})]).toEqual([]);
});
