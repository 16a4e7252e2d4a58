/** Whether every word that was typed is somewhere in the text, whatever case and accents. */
export function matches(text: string, typed: string): boolean {
  const plain = plainOf(text);
  return plainOf(typed)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function plainOf(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
