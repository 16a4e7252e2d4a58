import libmime from 'libmime';
import addressparser from 'nodemailer/lib/addressparser';
import { MAIL_LIMITS, MAX_ADDRESS, MAX_NAME, MAX_SUBJECT } from './mail-limits.ts';
import type { MailPart } from './split-mail.ts';

/** Somebody in a header. The address is in small letters. */
export type MailAddress = { address: string; name: string };

/** So much of one header is looked at: the rest of a longer one is what nobody sent in good faith. */
const MAX_VALUE = 16 * 1024;

/** A header as people read it (RFC 2047), on one line, without what is not seen. */
export function headerText(mail: MailPart, name: string, maxLength = MAX_SUBJECT): string {
  return shown(decodeWords(first(mail, name)), maxLength);
}

/** The value of a header that programs read, in small letters and without its comment; empty where there is none. */
export function headerToken(mail: MailPart, name: string): string {
  return (first(mail, name).split(/[;(]/)[0] ?? '').trim().toLowerCase();
}

/** All addresses of headers, in their order. What is no address is left out. */
export function addressesOf(mail: MailPart, ...names: string[]): MailAddress[] {
  const found: MailAddress[] = [];
  for (const name of names)
    for (const value of mail.header(name).slice(0, MAIL_LIMITS.addresses))
      for (const one of addressparser(value.slice(0, MAX_VALUE), { flatten: true })) {
        if (found.length >= MAIL_LIMITS.addresses) return found;
        const address = plainAddress(one.address);
        if (address !== null) found.push({ address, name: shown(decodeWords(one.name), MAX_NAME) });
      }
  return found;
}

/** An address in small letters, or null for what is none. Blanks, brackets and line breaks are in no address we take. */
export function plainAddress(given: string | undefined): string | null {
  const address = (given ?? '').trim().replace(/^<|>$/g, '').toLowerCase();
  return address.length <= MAX_ADDRESS && /^[^\s<>()",:;\\@]{1,64}@[^\s<>()",:;\\@]{1,255}$/.test(address)
    ? address
    : null;
}

/** Ids of messages (RFC 5322, section 3.6.4), without their brackets: of the answered mail first. */
export function messageIdsOf(mail: MailPart, ...names: string[]): string[] {
  const ids: string[] = [];
  for (const name of names) {
    const value = first(mail, name);
    // The last ones of many are the nearest.
    const found = [...value.slice(-MAX_VALUE).matchAll(/<([^<>\s]{1,250})>/g)].map(([, id = '']) => id);
    ids.push(...found.reverse());
  }
  return ids.slice(0, MAIL_LIMITS.references);
}

function first(mail: MailPart, name: string): string {
  return (mail.header(name)[0] ?? '').slice(0, MAX_VALUE);
}

/** Eight-bit headers are read as UTF-8 where they are that (RFC 6532). */
function decodeWords(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  const utf8 = bytes.toString('utf8');
  const text = /[\x80-\xff]/.test(value) && !utf8.includes('\ufffd') ? utf8 : value;
  return libmime.decodeWords(text);
}

/** One line, without control characters and what turns the direction of text around. */
function shown(text: string, maxLength: number): string {
  const line = text
    .slice(0, MAX_VALUE)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...line].slice(0, maxLength).join('');
}
