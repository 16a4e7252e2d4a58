import type { Found } from '../contract/linear-pattern.ts';

/** Digits, with a space or a hyphen between two of them at most. In the digits that keyboards of the widget's languages have. */
const RUN = /[0-9０-９٠-٩۰-۹](?:[0-9０-９٠-٩۰-۹]|[ -][0-9０-９٠-٩۰-۹])+/gu;
const ZEROS = ['0', '０', '٠', '۰'].map((zero) => zero.charCodeAt(0));
/** https://www.iso.org/standard/70484.html: a primary account number has at most 19 digits; no scheme in use has fewer than 13. */
const FEWEST = 13;
const MOST = 19;
const SHOWN = 4;
/**
 * How cards of these lengths begin: Visa; Diners Club; American Express and JCB; Maestro, UnionPay, Visa and others. Phone numbers,
 * devices, orders and dates with a time often have as many digits, and one in ten of them has the check digit of a card. With
 * the usual 16 digits, any beginning counts.
 */
const BEGINNINGS: Readonly<Record<number, RegExp>> = {
  13: /^4/,
  14: /^3(?:0[0-5]|095|[689])/,
  15: /^(?:3[47]|1800|2131)/,
  17: /^(?:[3-6]|81)/,
  18: /^(?:[3-6]|81)/,
  19: /^(?:[3-6]|81)/,
};
/** The most digits of a phone number behind its plus: https://www.itu.int/rec/T-REC-E.164 */
const LONGEST_PHONE = 15;

/**
 * The numbers of payment cards in a text: 13 to 19 digits, whole or in groups, that begin as one and whose check digit is right. What is shown of
 * them is the last four digits, which PCI DSS 3.4 allows (https://www.pcisecuritystandards.org); a range is what is not.
 */
export function cardNumbersIn(text: string): Found[] {
  return [...text.matchAll(RUN)].flatMap((run) => cardsInRun(run[0], run.index, text[run.index - 1] === '+'));
}

type Digit = { value: number; at: number; begins: boolean; ends: boolean };

/** A card may stand beside other numbers: it begins and ends where a group of digits does. */
function cardsInRun(run: string, start: number, afterPlus: boolean): Found[] {
  const digits = digitsOf(run);
  const found: Found[] = [];
  for (let first = 0; first + FEWEST <= digits.length; first += 1) {
    if (digits[first]?.begins !== true) continue;
    const length = longestCard(digits, first, afterPlus && first === 0 ? LONGEST_PHONE + 1 : FEWEST);
    if (length === 0) continue;
    const from = digits[first]?.at ?? 0;
    const shown = digits[first + length - SHOWN]?.at ?? 0;
    found.push({ from: start + from, to: start + shown });
    first += length - 1;
  }
  return found;
}

function longestCard(digits: readonly Digit[], first: number, fewest: number): number {
  for (let length = Math.min(MOST, digits.length - first); length >= fewest; length -= 1) {
    const some = digits.slice(first, first + length);
    if (some.at(-1)?.ends === true && isCard(some.map(({ value }) => value))) return length;
  }
  return 0;
}

/** No card begins with 0, and none is one digit many times. The check is https://www.iso.org/standard/70484.html, annex B (Luhn). */
function isCard(values: readonly number[]): boolean {
  if (values[0] === 0 || new Set(values).size === 1) return false;
  if (BEGINNINGS[values.length]?.test(values.join('')) === false) return false;
  const sum = values.toReversed().reduce((total, value, place) => {
    const counted = place % 2 === 0 ? value : value * 2;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}

function digitsOf(run: string): Digit[] {
  const characters = [...run];
  return characters.flatMap((character, at) => {
    const value = digitValue(character);
    if (value === null) return [];
    const isDigit = (other: string | undefined) => other !== undefined && digitValue(other) !== null;
    return [{ value, at, begins: !isDigit(characters[at - 1]), ends: !isDigit(characters[at + 1]) }];
  });
}

function digitValue(character: string): number | null {
  const code = character.charCodeAt(0);
  const zero = ZEROS.find((one) => code >= one && code <= one + 9);
  return zero === undefined ? null : code - zero;
}
