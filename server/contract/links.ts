/** A piece of a text: plain, or a link to `href`. */
export type TextPart = { text: string; href: string | null };

/** Node and every browser have it; this folder is compiled with the library of neither. */
declare const URL: new (address: string) => { readonly protocol: string; readonly href: string };

/** A longer address stays text: cut off, it would lead somewhere else. */
export const MAX_LINK_LENGTH = 2_048;

/**
 * What may be a link: a web address up to white space, a quotation mark, an angle bracket or full-width punctuation; or
 * an e-mail address.
 */
const CANDIDATE =
  /\b(?:https?:\/\/|www\.|mailto:)[^\s<>"'`“”„«»\u3001-\u3003\u3008-\u3011\u3014-\u301b！（），．：；？]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/gi;
/** At its end, these belong to the sentence around it. */
const TRAILING = '.,;:!?…’*_~';
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

/** A page's address if it may be linked to; null for anything a click should not open. */
export function safeHref(address: string): string | null {
  try {
    const { protocol, href } = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : null;
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
    else if (!TRAILING.includes(last)) break;
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
