/**
 * How words are found, the same on both databases: text is cut into terms here, and the databases only compare terms.
 * Scripts that put no spaces between words (Chinese, Japanese, Thai, …) are cut into overlapping pairs of characters, so
 * that any two characters that stand together are found; see https://www.unicode.org/reports/tr29/ for why words are not
 * to be had there without a dictionary.
 */

/** One thing somebody searches for: a word, of which the beginning is enough, or characters that stand together. */
export type SearchPart = { kind: 'prefix'; term: string } | { kind: 'together'; terms: string[] };

/** What was typed, and where it is in a text. */
export type SnippetPart = { text: string; hit: boolean };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
/** Longer ones are not words; only their beginning is kept. */
const MAX_TERM_LENGTH = 60;
const SNIPPET_BEFORE = 40;
const SNIPPET_LENGTH = 140;
const MAX_PARTS = 12;

/** The terms of a text, in order. */
export function termsOf(text: string): string[] {
  return piecesOf(text).flatMap(({ piece, dense }) => (dense ? pairsOf(piece, true) : [piece]));
}

/** What has to be found for a search; empty when nothing that could be found was typed. Signs have no meaning. */
export function searchParts(text: string): SearchPart[] {
  return piecesOf(text)
    .slice(0, MAX_PARTS)
    .map(({ piece, dense }): SearchPart => {
      const single = [...piece].length === 1;
      return dense && !single
        ? { kind: 'together', terms: pairsOf(piece, false) }
        : { kind: 'prefix', term: piece };
    });
}

/**
 * Whether the beginning of a word is enough, or it has to be the whole. Databases read the whole word's list from its
 * end and stop; for a beginning they put many lists together first.
 */
export type Reach = 'whole' | 'beginning';

/** The parts as a query of SQLite's FTS5: https://www.sqlite.org/fts5.html#full_text_query_syntax */
export function fts5Query(parts: readonly SearchPart[], reach: Reach = 'beginning'): string {
  const star = reach === 'whole' ? '' : ' *';
  return parts
    .map((part) => (part.kind === 'prefix' ? `"${part.term}"${star}` : `"${part.terms.join(' ')}"`))
    .join(' AND ');
}

/** The parts as a tsquery: https://www.postgresql.org/docs/current/datatype-textsearch.html */
export function tsQuery(parts: readonly SearchPart[], reach: Reach = 'beginning'): string {
  const star = reach === 'whole' ? '' : ':*';
  return parts
    .map((part) =>
      part.kind === 'prefix'
        ? `'${part.term}'${star}`
        : `(${part.terms.map((term) => `'${term}'`).join(' <-> ')})`,
    )
    .join(' & ');
}

/** The terms as a tsvector with their places. Terms are letters and digits alone, so nothing needs escaping. */
export function tsVector(terms: readonly string[]): string {
  const MAX_POSITION = 16_383;
  return terms.map((term, index) => `'${term}':${Math.min(index + 1, MAX_POSITION)}`).join(' ');
}

/** The place of a text where the first part is found, as plain text with what was found marked. */
export function snippetOf(text: string, parts: readonly SearchPart[]): SnippetPart[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const hits = hitsIn(flat, parts);
  const first = hits[0]?.from ?? 0;
  const from = first <= SNIPPET_BEFORE ? 0 : first - SNIPPET_BEFORE;
  const to = Math.min(flat.length, from + SNIPPET_LENGTH);
  const snippet: SnippetPart[] = [];
  let at = from;
  const push = (until: number, hit: boolean) => {
    if (until > at) snippet.push({ text: flat.slice(at, until), hit });
    at = Math.max(at, until);
  };
  if (from > 0) snippet.push({ text: '… ', hit: false });
  for (const hit of hits.filter((one) => one.from < to)) {
    push(hit.from, false);
    push(Math.min(to, hit.to), true);
  }
  push(to, false);
  if (to < flat.length) snippet.push({ text: ' …', hit: false });
  return snippet;
}

function hitsIn(text: string, parts: readonly SearchPart[]): { from: number; to: number }[] {
  const prefixes = parts.flatMap((part) => (part.kind === 'prefix' ? [part.term] : []));
  const runs = parts.flatMap((part) => (part.kind === 'together' ? [joined(part.terms)] : []));
  const hits: { from: number; to: number }[] = [];
  for (const match of text.matchAll(WORD)) {
    const plain = plainOf(match[0]);
    if (prefixes.some((prefix) => plain.startsWith(prefix)))
      hits.push({ from: match.index, to: match.index + match[0].length });
    for (const needle of [...runs, ...prefixes.filter((prefix) => isDense(prefix))]) {
      for (let at = plain.indexOf(needle); at !== -1; at = plain.indexOf(needle, at + needle.length))
        hits.push({ from: match.index + at, to: match.index + at + needle.length });
    }
  }
  return hits.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** The characters that a row of overlapping pairs was cut from. */
function joined(pairs: readonly string[]): string {
  return pairs.map((pair, index) => (index === 0 ? pair : [...pair].slice(1).join(''))).join('');
}

function piecesOf(text: string): { piece: string; dense: boolean }[] {
  const pieces: { piece: string; dense: boolean }[] = [];
  for (const [word] of plainOf(text).matchAll(WORD)) {
    let at = 0;
    for (const run of word.matchAll(DENSE)) {
      if (run.index > at) pieces.push({ piece: word.slice(at, run.index), dense: false });
      pieces.push({ piece: run[0], dense: true });
      at = run.index + run[0].length;
    }
    if (at < word.length) pieces.push({ piece: word.slice(at, at + MAX_TERM_LENGTH), dense: false });
  }
  return pieces;
}

/** Overlapping pairs; the last character stands alone too, so that a search for one character finds it everywhere. */
function pairsOf(run: string, withLast: boolean): string[] {
  const characters = [...run];
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  const last = characters.at(-1);
  return withLast && last !== undefined ? [...pairs, last] : pairs;
}

function isDense(term: string): boolean {
  return new RegExp(DENSE.source, 'u').test(term);
}

/** Compared without case, width and Latin accents. */
function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}
