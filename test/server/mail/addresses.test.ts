import { describe, expect, it } from 'vitest';
import {
  bounceAddressOf,
  isMailAddress,
  MAIL_ID_PATTERN,
  newMailId,
  parseMailbox,
  readPlusAddress,
  replyAddressOf,
} from '../../../server/mail/addresses.ts';

const MAILBOX = { replyTo: 'Support@Shop.example' };

describe('an address of mail', () => {
  it.each([
    'ada@example.com',
    'ada.lovelace+shop@mail.example.co.uk',
    "o'neil@example.com",
    'a@xn--bcher-kva.example',
  ])('is taken: %s', (address) => expect(isMailAddress(address)).toBe(true));

  it.each([
    '',
    'ada',
    'ada@localhost',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\n',
    'ada@example.com,eve@example.com',
    '<ada@example.com>',
    'ada <ada@example.com>',
    '"a b"@example.com',
    'ada@[127.0.0.1]',
    '.ada@example.com',
    'ada@example..com',
    'ada@-example.com',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a.'.repeat(130)}com`,
  ])('is refused: %j', (address) => expect(isMailAddress(address)).toBe(false));

  it('may stand behind a name', () => {
    expect(parseMailbox('Shop support <support@shop.example>')).toEqual({
      name: 'Shop support',
      address: 'support@shop.example',
    });
    expect(parseMailbox('"Shop, support" <support@shop.example>')?.name).toBe('Shop, support');
    expect(parseMailbox(' support@shop.example ')).toEqual({ name: '', address: 'support@shop.example' });
    expect(parseMailbox('Shop\r\nBcc: x <support@shop.example>')).toBeNull();
  });
});

describe('a plus-address', () => {
  it('is read back, also when its letters were changed on the way', () => {
    const token = newMailId();
    expect(token).toMatch(MAIL_ID_PATTERN);
    expect(replyAddressOf(MAILBOX, token)).toBe(`Support+${token}@Shop.example`);
    expect(readPlusAddress(MAILBOX, `SUPPORT+${token.toUpperCase()}@shop.EXAMPLE`)).toEqual({
      kind: 'thread',
      token,
    });
    const bounce = bounceAddressOf(MAILBOX, token) ?? '';
    expect(readPlusAddress(MAILBOX, bounce.toUpperCase())).toEqual({ kind: 'bounce', mailId: token });
  });

  it.each([
    'support@shop.example',
    'support+@shop.example',
    'support+short@shop.example',
    `sales+${'a'.repeat(26)}@shop.example`,
    `support+${'a'.repeat(26)}@other.example`,
    `support+${'a'.repeat(26)}@shop.example.evil.example`,
    `support+${'1'.repeat(26)}@shop.example`,
  ])('of others is none: %s', (address) => expect(readPlusAddress(MAILBOX, address)).toBeNull());

  it('needs a mailbox that is read', () => {
    expect(replyAddressOf({ replyTo: null }, 'x')).toBeNull();
    expect(bounceAddressOf({ replyTo: null }, 'x')).toBeNull();
    expect(readPlusAddress({ replyTo: null }, 'support+x@shop.example')).toBeNull();
  });

  it('is another one each time', () => {
    const ids = Array.from({ length: 1_000 }, newMailId);
    expect(new Set(ids).size).toBe(1_000);
    // Every letter of the alphabet is met at every place but the first, which holds three bits.
    for (let place = 1; place < 26; place += 1)
      expect(new Set(ids.map((id) => id[place])).size, `place ${place}`).toBe(32);
  });
});
