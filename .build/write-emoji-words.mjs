import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes server/contract/emoji/words from the annotations of the Unicode CLDR:
 *
 *     npm pack cldr-annotations-modern && tar xzf cldr-annotations-modern-*.tgz
 *     node .build/write-emoji-words.mjs package
 *
 * The package has 40 MB, most of it languages that nobody here asks for, so what is made of it is kept instead.
 */
const LANGUAGES = 'ar de en es fa fr he hi id it ja ko nl pl pt ru tr uk vi zh zh-hant'.split(' ');
const FOLDER = 'server/contract/emoji/words';
/** How many emoji stand on a line: files have at most 300 lines. */
const PER_LINE = 6;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the folder of the unpacked package cldr-annotations-modern.');
const annotationsOf = (language) =>
  JSON.parse(
    readFileSync(join(source, 'annotations', language.replace('hant', 'Hant'), 'annotations.json'), 'utf8'),
  ).annotations.annotations;

/** One character, which stands for itself: no skin tones, flags, digits and families. */
const isOne = (one) =>
  [...one].length === 1 &&
  /^\p{Emoji}$/u.test(one) &&
  !/^[\p{Emoji_Component}\p{Emoji_Modifier}©®™]$/u.test(one);
/** In the order of the code points, which every language shares. */
const emoji = Object.keys(annotationsOf('en'))
  .filter(isOne)
  .sort((one, other) => one.codePointAt(0) - other.codePointAt(0));

for (const language of LANGUAGES) {
  const annotations = annotationsOf(language);
  const words = emoji
    .filter((one) => annotations[one] !== undefined)
    .map(
      (one) =>
        `${one}${wordsOf(annotations[one])
          .join('|')
          .replace(/[`;\\]/g, '')}`,
    );
  const lines = Array.from({ length: Math.ceil(words.length / PER_LINE) }, (_, row) =>
    words.slice(row * PER_LINE, (row + 1) * PER_LINE).join(';'),
  );
  writeFileSync(
    join(FOLDER, `emoji-${language}.ts`),
    `/** Written by .build/write-emoji-words.mjs from the Unicode CLDR; see LICENSE. */\nexport const words = \`${lines.join('\n')}\`;\n`,
  );
}
copyFileSync(join(source, 'LICENSE'), join(FOLDER, 'LICENSE'));

/** The name first, then keywords that are not among the words before them. */
function wordsOf({ tts, default: keywords = [] }) {
  const kept = [tts[0]];
  for (const keyword of keywords)
    if (!kept.some((one) => one.toLowerCase().includes(keyword.toLowerCase()))) kept.push(keyword);
  return kept;
}
