/** The beginning of a text, without half a character at its end. @param most characters, with the ellipsis */
export function cutText(text: string, most: number): string {
  const characters = Array.from(text.slice(0, most * 2 + 2));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
