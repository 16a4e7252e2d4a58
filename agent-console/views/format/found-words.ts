/** A place in a text: from this character up to, and without, that one. */
export type Place = { from: number; to: number };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that put no spaces between words. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** About one line of a card, in columns; a Chinese character takes two. */
const MOST_BEFORE_HIT = 24;

/** Where the words of a search stand in a text: words that begin so, and in dense scripts the characters themselves. */
export function foundWords(text: string, search: string): Place[] {
  const wanted = [...plainOf(search).matchAll(WORD)].map(([word]) => word);
  const found: Place[] = [];
  if (wanted.length === 0) return found;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const plain = plainOf(word);
    if (wanted.some((one) => plain.startsWith(one) && !DENSE.test(one)))
      found.push({ from: index, to: index + word.length });
    for (const one of wanted.filter((some) => DENSE.test(some))) {
      for (let at = plain.indexOf(one); at !== -1; at = plain.indexOf(one, at + one.length))
        found.push({ from: index + at, to: index + at + one.length });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** A snippet whose first hit stands on its first line: what is before it is cut at the front. */
export function shownSnippet<P extends { text: string; hit: boolean }>(snippet: readonly P[]): P[] {
  const first = snippet.findIndex((part) => part.hit);
  if (first <= 0) return [...snippet];
  const before = snippet.slice(0, first);
  const whole = before.map((part) => part.text).join('');
  const [sample] = before;
  if (sample === undefined || columnsOf(whole) <= MOST_BEFORE_HIT) return [...snippet];
  return [{ ...sample, text: `… ${endOf(whole)}` }, ...snippet.slice(first)];
}

/** The end of a text, from the beginning of a word where there is one. */
function endOf(text: string): string {
  const characters = [...text];
  let columns = 0;
  let from = characters.length;
  while (from > 0 && columns + columnsOf(characters[from - 1] ?? '') <= MOST_BEFORE_HIT) {
    from -= 1;
    columns += columnsOf(characters[from] ?? '');
  }
  const end = characters.slice(from).join('');
  const space = end.indexOf(' ');
  return space === -1 || space === end.length - 1 ? end : end.slice(space + 1);
}

function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (DENSE.test(character) ? 2 : 1), 0);
}

function plainOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}
