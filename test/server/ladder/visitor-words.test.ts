import { expect, it } from 'vitest';
import { addressIn } from '../../../server/ladder/take-address.ts';
import { SPOKEN, visitorWords } from '../../../server/ladder/visitor-words.ts';
import { MAIL_TEXTS } from '../../../server/mail/mail-texts.ts';

it('speaks every language of the widget, with its own words and the address in them', () => {
  expect(new Set(SPOKEN)).toEqual(new Set(Object.keys(MAIL_TEXTS)));
  const asks = SPOKEN.map((tag) => visitorWords(tag).ask);
  expect(new Set(asks).size).toBe(SPOKEN.length);
  for (const tag of SPOKEN) {
    const { known, noted } = visitorWords(tag);
    for (const say of [known, noted]) expect(say('$&@x.example')).toContain('$&@x.example');
  }
});

it.each([
  ['ada@example.com', 'ada@example.com'],
  ['It is ada@example.com.', 'ada@example.com'],
  ['<ada@example.com>, thanks', 'ada@example.com'],
  ['邮箱：ada@example.com。谢谢', 'ada@example.com'],
  ['@ada', null],
  ['see you @ 5', null],
  ['ada@', null],
  [`${'x'.repeat(400)} ada@example.com`, null],
])('finds in "%s" the address %s', (body, address) => {
  expect(addressIn(body)).toBe(address);
});
