import { describe, expect, it } from 'vitest';
import { makeMask } from '../../../server/sites/mask.ts';

const cards = makeMask({ cards: true, patterns: [] });

describe('masking of card numbers', () => {
  // The test numbers of https://docs.adyen.com/development-resources/testing/test-card-numbers and of Luhn's own check digits.
  it.each([
    ['4111111111111111', '••••••••••••1111'],
    ['My card is 4111 1111 1111 1111.', 'My card is •••• •••• •••• 1111.'],
    ['5555-5555-5555-4444, 03/30', '••••-••••-••••-4444, 03/30'],
    ['Amex 3714 496353 98431!', 'Amex •••• •••••• •8431!'],
    ['２ ４１１１１１１１１１１１１１１１', '２ ••••••••••••１１１１'],
    ['٤١١١١١١١١١١١١١١١', '••••••••••••١١١١'],
    ['Order 17 4111 1111 1111 1111', 'Order 17 •••• •••• •••• 1111'],
    ['4111111111111111 5555555555554444', '••••••••••••1111 ••••••••••••4444'],
    ['6304000000000000000', '•••••••••••••••0000'],
    ['4222222222222', '•••••••••2222'],
    ['Diners 3056 930902 5904', 'Diners •••• •••••• 5904'],
    ['+4111111111111111', '+••••••••••••1111'],
  ])('%s becomes %s', (text, masked) => {
    expect(cards(text)).toBe(masked);
  });

  it.each([
    ['a wrong check digit', '4111 1111 1111 1112'],
    ['a phone number', '+49 170 1234567'],
    ['a parcel that begins with zeros', '0000000000000000'],
    ['one digit many times', '8888888888888888'],
    ['digits in a longer number', '94111111111111111234567'],
    ['a date and time', '2026-11-29 08:15:00'],
    // The check digits of these are those of cards.
    ['the name of a screenshot', 'Screenshot_2026-11-29-08-15-05.png'],
    ['milliseconds', '1764404100000.jpg'],
    ['a phone number of as many digits as a card', '+49 1511 1234568'],
    ['the number of a device', 'IMEI 490154203237518'],
    ['nothing', ''],
  ])('leaves %s', (_what, text) => {
    expect(cards(text)).toBe(text);
  });

  it('reads a text of digits alone in no time', () => {
    const text = '1 '.repeat(5_000);
    const before = process.cpuUsage();
    cards(text);
    expect(process.cpuUsage(before).user / 1_000, 'milliseconds of a core').toBeLessThan(2_000);
  });
});

describe('masking by patterns of the site', () => {
  it('hides everything that is described, wherever it stands, and as much of it as there is', () => {
    const mask = makeMask({ cards: false, patterns: ['K-\\d{4,6}', '[A-Z]{2}\\d{3}'] });
    expect(mask('K-1234 and K-123456, XK-99999: AB123')).toBe('•-•••• and •-••••••, X•-•••••: •••••');
    expect(mask('K-123')).toBe('K-123');
  });

  it('keeps pairs of surrogates whole', () => {
    expect(makeMask({ cards: false, patterns: ['😀x'] })('😀😀x😀')).toBe('😀••😀');
  });

  it('takes its time with no pattern: what is not looked at in time is hidden', () => {
    const mask = makeMask({ cards: false, patterns: ['(a*)*b', 'a.*b|a'] });
    const before = performance.now();
    expect(mask('a'.repeat(10_000))).toBe('•'.repeat(10_000));
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
