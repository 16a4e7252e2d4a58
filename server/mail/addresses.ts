import { randomBytes } from 'node:crypto';
import type { Mailbox } from './mail-config.ts';

/** As long as an address may be on its way (RFC 5321, 4.5.3.1.3). */
const MAX_ADDRESS = 254;
/**
 * One address as people have them: no quotes, no comments, no address literal, and nothing that could end a header or a
 * command. Letters of other scripts are left to servers of their own (SMTPUTF8), which few have.
 */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const LABEL = /^[A-Za-z0-9-]{1,63}$/;
const TOP_LEVEL = /^[A-Za-z][A-Za-z0-9-]+$/;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** 128 bits: as many as nobody guesses, in letters that survive being written in capitals. */
const ID_BYTES = 16;
const BOUNCE = 'bounce-';

/** 26 letters and digits of base32 (RFC 4648, small, without padding): 128 random bits. */
export const MAIL_ID_PATTERN = /^[a-z2-7]{26}$/;

/** A new {@link MAIL_ID_PATTERN}. */
export function newMailId(): string {
  let bits = 0n;
  for (const byte of randomBytes(ID_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  // 26 letters hold 130 bits; the two that are over are 0.
  for (let place = 0; place < 26; place += 1) {
    text = BASE32[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/** Whether mail can be sent to it. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 0 || text.length > MAX_ADDRESS) return false;
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    LOCAL_PART.test(local) &&
    local.split('.').every((atom) => atom !== '') &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-')) &&
    TOP_LEVEL.test(labels.at(-1) ?? '')
  );
}

/** Of two that differ only in how they are written, one: `Ada@Example.COM` and `ada@example.com`. */
export function normalizeMailAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** `Name <address>`, or the address alone; null where it is neither. */
export function parseMailbox(text: string): Mailbox | null {
  const [, name, address] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const mailbox = { name: name ?? '', address: address ?? text.trim() };
  return isMailAddress(mailbox.address) ? mailbox : null;
}

/** What stands behind the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/**
 * Where replies to a conversation go: `support+<token>@example.com`.
 * @param replyTo the mailbox that is read; null: replies are not read
 */
export function replyAddressOf({ replyTo }: { replyTo: string | null }, token: string): string | null {
  return replyTo === null ? null : plus(replyTo, token);
}

/**
 * Where refusals of one mail go, its envelope sender (VERP): `support+bounce-<id>@example.com`. The same mailbox: an
 * address of another name would need one more to be set up.
 */
export function bounceAddressOf({ replyTo }: { replyTo: string | null }, mailId: string): string | null {
  return replyTo === null ? null : plus(replyTo, `${BOUNCE}${mailId}`);
}

/**
 * What one of our plus-addresses stands for, however its letters were written on the way.
 * @returns null for every other address
 */
export function readPlusAddress(
  { replyTo }: { replyTo: string | null },
  address: string,
): { kind: 'thread'; token: string } | { kind: 'bounce'; mailId: string } | null {
  if (replyTo === null) return null;
  const [name = '', domain = ''] = normalizeMailAddress(replyTo).split('@');
  const given = normalizeMailAddress(address);
  if (!given.startsWith(`${name}+`) || !given.endsWith(`@${domain}`)) return null;
  const tag = given.slice(name.length + 1, given.length - domain.length - 1);
  if (MAIL_ID_PATTERN.test(tag)) return { kind: 'thread', token: tag };
  const mailId = tag.startsWith(BOUNCE) ? tag.slice(BOUNCE.length) : '';
  return MAIL_ID_PATTERN.test(mailId) ? { kind: 'bounce', mailId } : null;
}

function plus(replyTo: string, tag: string): string {
  const at = replyTo.lastIndexOf('@');
  return `${replyTo.slice(0, at)}+${tag}${replyTo.slice(at)}`;
}
