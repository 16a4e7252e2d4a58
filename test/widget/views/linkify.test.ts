import { expect, test } from 'vitest';
import { linkify } from '../../../widget/views/linkify.ts';

const links = (text: string) =>
  linkify(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href]]));

test.each([
  ['see https://example.com/a?b=c#d.', [['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d']]],
  [
    '(https://example.com/wiki/Tea_(drink))',
    [['https://example.com/wiki/Tea_(drink)', 'https://example.com/wiki/Tea_(drink)']],
  ],
  ['(see http://example.com/a)', [['http://example.com/a', 'http://example.com/a']]],
  ['请看https://example.com/茶。', [['https://example.com/茶', 'https://example.com/茶']]],
  ['write to ana@example.com, please', [['ana@example.com', 'mailto:ana@example.com']]],
  ['javascript:alert(1) data:text/html,x ftp://example.com', []],
  ['HTTPS://EXAMPLE.COM', [['HTTPS://EXAMPLE.COM', 'HTTPS://EXAMPLE.COM']]],
  ['no links here', []],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected);
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});
