export type TextPart = { text: string; href: string | null };

const CANDIDATE =
  /(?:https?:\/\/|www\.)[^\s<>"'`]+|mailto:[^\s<>"'`]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/gi;
const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** A text cut into plain parts and links. Only web and mail addresses become links, whatever else is written. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const address = trimmed(match[0]);
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
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ALLOWED.has(url.protocol) ? url.href : null;
}

/** The full stop of the sentence is not part of the address, nor is a bracket that was opened before it. */
function trimmed(candidate: string): string {
  let address = candidate.replace(/[.,;:!?…'"*_~]+$/, '');
  while (/[)\]}]$/.test(address) && !balanced(address)) address = address.slice(0, -1);
  return address;
}

function balanced(address: string): boolean {
  const count = (characters: RegExp) => address.match(characters)?.length ?? 0;
  return count(/[([{]/g) >= count(/[)\]}]/g);
}

function hrefOf(address: string): string | null {
  if (/^www\./i.test(address)) return safeHref(`https://${address}`);
  if (/^(https?:|mailto:)/i.test(address)) return safeHref(address);
  return safeHref(`mailto:${address}`);
}
