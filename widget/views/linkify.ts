export type TextPart = { text: string; href: string | null };

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b/gi;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?\]}'"»”’。，！？、）]+$/;

/** Cuts text into plain parts and links. Only http, https and mailto ever become links. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const found = trimmed(match[0]);
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: found, href: hrefOf(found) });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

/** Without the sentence's punctuation; a closing bracket stays where the address opened it. */
function trimmed(found: string): string {
  const link = found.replace(TRAILING, '');
  const unopened = link.endsWith(')') && link.split('(').length < link.split(')').length;
  return unopened ? trimmed(link.slice(0, -1)) : link;
}

function hrefOf(found: string): string | null {
  const address = /^(https?:|mailto:)/i.test(found) ? found : `mailto:${found}`;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol) ? address : null;
  } catch {
    // Looks like a link and is none: stays text.
    return null;
  }
}
