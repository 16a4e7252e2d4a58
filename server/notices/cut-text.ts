import { withoutMarkup } from '../contract/text/markdown.ts';

/** So much of a text is looked at before its signs of Markdown are taken off: a preview is far shorter. */
const MOST_LOOKED_AT = 2_000;

/** The beginning of what somebody wrote, as a notice shows it: its words, without the signs of Markdown. @param most characters */
export function previewText(body: string, most: number): string {
  return cutText(withoutMarkup(body.slice(0, MOST_LOOKED_AT)), most);
}

/** The beginning of a text, without half a character at its end. @param most characters, with the ellipsis */
export function cutText(text: string, most: number): string {
  const characters = Array.from(text.slice(0, most * 2 + 2));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
