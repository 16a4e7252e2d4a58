/** As many marks on one letter as any text is ever given: Unicode's stream-safe format (UAX #15, 12). */
const MOST_MARKS = 30;
/** Enough for every emoji and flag, and for scripts that steer how letters join. */
const MOST_UNSEEN = 16;
/** How deep directions may be nested; a quotation within a quotation takes two. */
const MOST_NESTED = 8;

/** Most titles of pages are decided by it: a browser's first use of Unicode's tables takes longer than to draw the chat. */
const MORE_THAN_ASCII = /[\0\u0080-\uffff]/;
const MARKS = new RegExp(`\\p{M}{${MOST_MARKS + 1},}`, 'u');
const UNSEEN = new RegExp(`\\p{Default_Ignorable_Code_Point}{${MOST_UNSEEN + 1},}`, 'u');
/** https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings */
const CLOSES = /[\u202c\u2069]/;

/**
 * What is written to bury a page under marks, or to hide or turn around what stands beside it.
 * @returns the sort and the most that is taken of it; null when there is nothing of it. `fit-text.ts` has the sentences, which
 * browsers do without.
 */
export function floodIn(text: string): [sort: 'marks' | 'unseen' | 'nested', most: number] | null {
  if (!MORE_THAN_ASCII.test(text)) return null;
  if (MARKS.test(text)) return ['marks', MOST_MARKS];
  if (UNSEEN.test(text)) return ['unseen', MOST_UNSEEN];
  return nesting(text) > MOST_NESTED ? ['nested', MOST_NESTED] : null;
}

/** Whether nobody would see anything of it: blanks, and characters that take no room. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/**
 * Words that nobody typed, such as a page's title, made fit for the server: what it would refuse is left out.
 * @param longest in UTF-16 units; no character is cut in half
 */
export function fitWords(text: string, longest: number): string {
  const start = text.slice(0, longest);
  if (!MORE_THAN_ASCII.test(start)) return start;
  const cut = start.replace(/\0|\p{Surrogate}/gu, '');
  return floodIn(cut) === null ? cut : cut.replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '');
}

/** How deep directions are nested at most; a paragraph's end closes all. */
function nesting(text: string): number {
  let [open, most] = [0, 0];
  for (const [turn] of text.matchAll(/[\u202a-\u202e\u2066-\u2069\n]/g)) {
    if (turn === '\n') open = 0;
    else open = CLOSES.test(turn) ? Math.max(0, open - 1) : open + 1;
    most = Math.max(most, open);
  }
  return most;
}
