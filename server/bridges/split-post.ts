/**
 * A text in parts that a chat takes, each cut at the last end of a line or word that is not too far back.
 * @returns none for a text without words
 */
export function partsOf(text: string, longest: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const end = endOf(rest.slice(0, longest));
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

function endOf(window: string): number {
  const earliest = window.length / 2;
  const end = ['\n', ' '].map((mark) => window.lastIndexOf(mark)).find((at) => at > earliest);
  if (end !== undefined) return end;
  // No character is cut in half.
  return /[\ud800-\udbff]$/.test(window) ? window.length - 1 : window.length;
}
