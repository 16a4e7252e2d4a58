/** A piece of a text: plain, or a link to `href`. */
export type TextPart = { text: string; href: string | null };

/** How every link to what somebody wrote or sent is opened: the other page learns neither where from nor who opened it. */
export const LINK_ATTRIBUTES = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const;

/** A longer address stays text: cut off, it would lead somewhere else. */
export const MAX_LINK_LENGTH = 2_048;

/**
 * What may be a link: a web address, or an e-mail address. A web address ends before white space, a quotation mark (an
 * apostrophe within a word is none), an angle bracket, punctuation of scripts that write no spaces, and before characters that
 * nobody sees or that turn the direction of text round: what is clicked must be what is read.
 */
const CANDIDATE =
  /\b(?:https?:\/\/|www\.|mailto:)(?:[^\s<>"'`“-‟«»‹›\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]|'(?=\w))+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/gi;
/** At its end, these belong to the sentence around it, in every script; but not what an address may well end with. */
const TRAILING = /^(?![/\\#%&@])[\p{Po}\p{Pi}\p{Pf}_~–—\u200c\u200d]$/u;
const CLOSING = ')]}';
const OPENING = '([{';

/** A text cut into plain parts and links, in time proportional to its length. Only web and mail addresses become links. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = withoutSentence(match[0]);
    const href = hrefOf(address);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

/**
 * A page's address if it may be linked to; null for anything a click should not open. An address with a name or password
 * before its host (`https://bank.example@other.example/`) is read as another one than it is, so it is none.
 */
export function safeHref(address: string): string | null {
  try {
    const { protocol, href, username, password } = new URL(address);
    const safe = ['http:', 'https:', 'mailto:'].includes(protocol) && username + password === '';
    return safe ? href : null;
  } catch {
    // Looks like an address and is none.
    return null;
  }
}

/** Without the sentence's punctuation at its end; a closing bracket stays where the address itself opens it. */
function withoutSentence(candidate: string): string {
  // How many brackets of each kind are closed without having been opened. Counted once: this text is a stranger's.
  const excess = [0, 0, 0];
  for (let at = 0; at < candidate.length; at += 1) {
    count(OPENING.indexOf(candidate.charAt(at)), -1);
    count(CLOSING.indexOf(candidate.charAt(at)), 1);
  }
  let end = candidate.length;
  for (; end > 0; end -= 1) {
    const last = candidate.charAt(end - 1);
    const kind = CLOSING.indexOf(last);
    if ((excess[kind] ?? 0) > 0) count(kind, -1);
    else if (!TRAILING.test(last)) break;
  }
  return candidate.slice(0, end);

  function count(kind: number, step: number): void {
    if (kind >= 0) excess[kind] = (excess[kind] ?? 0) + step;
  }
}

function hrefOf(address: string): string | null {
  if (address.length > MAX_LINK_LENGTH) return null;
  if (/^www\../i.test(address)) return safeHref(`https://${address}`);
  if (/^(?:https?|mailto):/i.test(address)) return safeHref(address);
  return address.includes('@') ? safeHref(`mailto:${address}`) : null;
}
