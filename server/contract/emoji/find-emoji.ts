/** What a language calls an emoji: its name, and how the name and then its keywords are looked for. */
export type EmojiEntry = { name: string; sought: readonly string[] };
/** By the character, without a variation selector. */
export type EmojiWords = ReadonlyMap<string, EmojiEntry>;

/**
 * Reads what `words/` holds: entries parted by `;` or a new line, each a character and its words, parted by `|`. Emoji that are newer
 * than this browser are left out: it would draw boxes.
 */
export function readEmojiWords(text: string): EmojiWords {
  return new Map(
    text.split(/[;\n]/).flatMap((entry): [string, EmojiEntry][] => {
      const emoji = String.fromCodePoint(entry.codePointAt(0) ?? 0);
      if (!/\p{Emoji}/u.test(emoji)) return [];
      const words = entry.slice(emoji.length).split('|');
      return [[emoji, { name: words[0] ?? '', sought: words.map(folded) }]];
    }),
  );
}

/** As it is drawn in colour: characters that are text by default get a variation selector. */
export const asEmoji = (one: string): string =>
  /^\p{Emoji_Presentation}/u.test(one) || one.endsWith('\ufe0f') ? one : `${one}\ufe0f`;

/** The name of an emoji in the first language that has one; null: none has. */
export function emojiName(languages: readonly EmojiWords[], emoji: string): string | null {
  const one = String.fromCodePoint(emoji.codePointAt(0) ?? 0);
  for (const words of languages) {
    const name = words.get(one)?.name;
    if (name !== undefined) return name;
  }
  return null;
}

/**
 * The emoji in whose words each word of the query begins a word; those that are called so before those that are only found
 * under it. Accents and capitals do not count. Languages that are written without spaces are looked through anywhere.
 * @param languages in the order in which they count
 * @param most how many are wanted
 */
export function findEmoji(languages: readonly EmojiWords[], query: string, most: number): string[] {
  const sought = folded(query).split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [];
  const ranks = new Map<string, number>();
  languages.forEach((words, language) => {
    for (const [emoji, entry] of words) {
      const rank = rankOf(entry.sought, sought);
      if (rank === null) continue;
      const before = ranks.get(emoji);
      const now = rank * languages.length + language;
      if (before === undefined || now < before) ranks.set(emoji, now);
    }
  });
  // A stable sort: alike ones keep the order of the characters.
  return [...ranks]
    .sort(([, one], [, other]) => one - other)
    .slice(0, most)
    .map(([emoji]) => asEmoji(emoji));
}

/** 0: it is called exactly that; 1: its name has the words; 2: a keyword is exactly that; 3: keywords have them; null: no. */
function rankOf([name = '', ...keywords]: readonly string[], sought: readonly string[]): number | null {
  const whole = sought.join(' ');
  if (name === whole) return 0;
  if (sought.every((word) => begins(name, word))) return 1;
  if (keywords.includes(whole)) return 2;
  return sought.every((word) => begins(name, word) || keywords.some((keyword) => begins(keyword, word)))
    ? 3
    : null;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function begins(text: string, word: string): boolean {
  if (UNSPACED.test(word)) return text.includes(word);
  return text.startsWith(word) || text.split(/[\s\-–’'()]+/).some((part) => part.startsWith(word));
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
