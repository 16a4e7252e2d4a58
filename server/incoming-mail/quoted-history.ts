import { HEADER_FIELDS, ORIGINAL_MESSAGE, SENT_FROM, WROTE } from './quote-words.ts';

/** Longer lines lead into nothing, and are not looked at. */
const MAX_LEAD = 300;
/** "On Monday, 3 March 2026 at 10:12, A Very Long Name <address> wrote:" is broken into so many lines. */
const MAX_LEAD_LINES = 4;
const HEADER_LINES = 8;

/**
 * What somebody wrote themselves, without the mail that they answer and without what their program puts under it. Quotes
 * between answers stay, because without them the answers mean nothing. Never empty where the text is not: then all of it is kept.
 * Takes time in proportion to the text.
 */
export function withoutHistory(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n');
  const own = trimmed(withoutSignature(withoutQuotes(untilOriginal(lines.map((line) => line.trimEnd())))));
  return own === '' ? trimmed(lines) : own;
}

/** Up to where another mail begins of which only its beginning is marked. */
function untilOriginal(lines: string[]): string[] {
  const at = lines.findIndex((line, index) => isDivider(line) || isHeaderBlock(lines, index));
  if (at === -1) return lines;
  const before = lines.slice(0, at);
  while (/^[\s_*=-]{3,}$/.test(before.at(-1) ?? '') && !isDelimiter(before.at(-1) ?? '')) before.pop();
  return trimmed(before) === '' ? lines : before;
}

function isDivider(line: string): boolean {
  return (
    line.length < 120 &&
    /^[\s>]*[-_=*]{2,}/.test(line) &&
    /[-_=*]{2,}\s*$/.test(line) &&
    ORIGINAL_MESSAGE.test(line)
  );
}

/** Three of From, Sent, To and Subject, close together, the first of them From or Sent. */
function isHeaderBlock(lines: string[], index: number): boolean {
  const first = kindOf(lines[index] ?? '');
  if (first !== 0 && first !== 1) return false;
  const kinds = new Set(lines.slice(index, index + HEADER_LINES).map(kindOf));
  kinds.delete(-1);
  return kinds.size >= 3;
}

function kindOf(line: string): number {
  return line.length > 500 ? -1 : HEADER_FIELDS.findIndex((field) => field.test(line));
}

type Block = { quoted: boolean; lines: string[] };

/** Drops what is quoted at the end, what is quoted at the beginning where the answer stands below, and what leads into it. */
function withoutQuotes(lines: string[]): string[] {
  const blocks = blocksOf(untilLead(lines));
  const leads = blocks.some((block) => block.quoted);
  while (blocks.length > 0 && isDroppable(blocks.at(-1))) blocks.pop();
  const answers = blocks.filter((block) => !block.quoted && trimmed(withoutLead(block.lines)) !== '');
  const quotes = blocks.filter((block) => block.quoted);
  const inline = quotes.length > 1 || (quotes.length === 1 && answers.length > 1);
  return blocks
    .filter((block) => inline || !block.quoted)
    .flatMap(({ quoted, lines }) => (leads && !quoted ? withoutLead(lines) : lines));
}

function isDroppable(block: Block | undefined): boolean {
  return block !== undefined && (block.quoted || trimmed(block.lines) === '');
}

/** Alternately what is quoted and what is not; blank lines within a quote belong to it. */
function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const quoted = line.startsWith('>');
    const last = blocks.at(-1);
    if (last !== undefined && (last.quoted === quoted || (last.quoted && line === ''))) last.lines.push(line);
    else blocks.push({ quoted, lines: [line] });
  }
  return blocks;
}

/** Cuts where a line leads into another mail whose lines have no mark. */
function untilLead(lines: string[]): string[] {
  for (const [index, line] of lines.entries()) {
    const begins = leadBegins(lines, index);
    if (begins === null || line.startsWith('>')) continue;
    const after = textAfter(lines, index);
    if (after?.startsWith('>')) continue;
    if (after !== undefined && !isUnmistakable(lines.slice(begins, index + 1).join(' '))) continue;
    const before = lines.slice(0, begins);
    if (trimmed(before) !== '') return before;
  }
  return lines;
}

function textAfter(lines: string[], index: number): string | undefined {
  let next = index + 1;
  while (lines[next] === '') next += 1;
  return lines[next];
}

/** With an address, or with a year: nobody writes that by hand in the middle of a mail. */
function isUnmistakable(lead: string): boolean {
  return /<[^<>\s@]{1,64}@[^<>\s]{1,255}>/.test(lead) || /\b(19|20)\d\d\b/.test(lead);
}

/** Without a last line that leads into a quote. */
function withoutLead(lines: string[]): string[] {
  const last = lines.findLastIndex((line) => line !== '');
  const begins = last === -1 ? null : leadBegins(lines, last);
  return begins === null ? lines : lines.slice(0, begins);
}

/** The line with which "On … wrote:" begins that ends in this one; null: it ends no such thing. */
function leadBegins(lines: string[], last: number): number | null {
  const end = seen(lines[last]);
  if (end.length > MAX_LEAD || !/[:：]\s?$/.test(end)) return null;
  let lead = '';
  for (let first = last; first > last - MAX_LEAD_LINES && first >= 0; first -= 1) {
    const line = seen(lines[first]);
    if (line === '' || line.length > MAX_LEAD) return null;
    lead = `${line} ${lead}`;
    // A date has digits; without one the line began further up.
    if (/\d/.test(lead) && (WROTE.test(lead) || /<[^<>\s@]{1,64}@[^<>\s]{1,255}>\s?[:：]\s*$/.test(lead))) {
      const above = lines[first - 1] ?? '';
      return /^\d|^[a-z<]/.test(line) && /^(on|am|le|el|il|em|op|den|w dniu|dnia)\s/iu.test(above)
        ? first - 1
        : first;
    }
  }
  return null;
}

/** Programs write the address within marks that turn the direction of text around. */
function seen(line = ''): string {
  return line.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

function withoutSignature(lines: string[]): string[] {
  const begins = lines.findIndex((line) => line !== '' && !isDelimiter(line));
  const at = lines.findIndex((line, index) => index > begins && isDelimiter(line));
  const rest = at === -1 ? [...lines] : lines.slice(0, at);
  for (;;) {
    const last = rest.at(-1);
    if (last === undefined || !(last.trim() === '' || isSentFrom(last))) return rest;
    rest.pop();
  }
}

/** RFC 3676, section 4.3; the blank behind it is gone by now. */
function isDelimiter(line: string): boolean {
  return line === '--';
}

function isSentFrom(line: string): boolean {
  return line.length < 120 && SENT_FROM.test(line.trim());
}

/** Without blank lines around it, and with at most two of them together. */
function trimmed(lines: string[]): string {
  return lines
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim();
}
