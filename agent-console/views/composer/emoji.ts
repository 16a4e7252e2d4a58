/**
 * The emoji of this browser, by the blocks of Unicode that hold them: what the system can draw is what can be chosen, and
 * there is no table to ship or to keep up. See https://www.unicode.org/reports/tr51/#Emoji_Properties.
 */
export type EmojiGroup = {
  name: 'smileys' | 'people' | 'nature' | 'food' | 'places' | 'things' | 'signs';
  emoji: string[];
};

const BLOCKS: Record<EmojiGroup['name'], readonly (readonly [from: number, to: number])[]> = {
  smileys: [
    [0x1f600, 0x1f637],
    [0x1f641, 0x1f644],
    [0x1f910, 0x1f917],
    [0x1f920, 0x1f92f],
    [0x1f970, 0x1f97a],
    [0x1f9d0, 0x1f9d0],
    [0x1fae0, 0x1fae8],
  ],
  people: [
    [0x1f440, 0x1f487],
    [0x1f44a, 0x1f450],
    [0x1f485, 0x1f4aa],
    [0x1f590, 0x1f596],
    [0x1f645, 0x1f64f],
    [0x1f918, 0x1f91f],
    [0x1f930, 0x1f93e],
    [0x1faf0, 0x1faf8],
  ],
  nature: [
    [0x1f300, 0x1f321],
    [0x1f331, 0x1f344],
    [0x1f400, 0x1f43e],
    [0x1f980, 0x1f9ae],
  ],
  food: [
    [0x1f345, 0x1f37f],
    [0x1f950, 0x1f96f],
  ],
  places: [
    [0x1f3d5, 0x1f3f0],
    [0x1f680, 0x1f6d2],
    [0x1f6f0, 0x1f6fc],
  ],
  things: [
    [0x1f380, 0x1f3d3],
    [0x1f4a1, 0x1f4ff],
    [0x1f50b, 0x1f53d],
  ],
  signs: [
    [0x1f493, 0x1f4a0],
    [0x1f5a4, 0x1f5a4],
    [0x231a, 0x23f3],
    [0x2600, 0x27bf],
    [0x2b50, 0x2b55],
    [0x1f7e0, 0x1f7eb],
  ],
};

/** All emoji that stand for themselves, each once, in groups. */
export function emojiGroups(): EmojiGroup[] {
  const seen = new Set<string>();
  return Object.entries(BLOCKS).map(([name, blocks]) => {
    const emoji: string[] = [];
    for (const [from, to] of blocks) {
      for (let code = from; code <= to; code += 1) {
        const one = String.fromCodePoint(code);
        if (seen.has(one) || !/^\p{Emoji_Presentation}$/u.test(one) || /^\p{Emoji_Modifier}$/u.test(one))
          continue;
        seen.add(one);
        emoji.push(one);
      }
    }
    return { name: name as EmojiGroup['name'], emoji };
  });
}
