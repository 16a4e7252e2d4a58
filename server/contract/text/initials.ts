/**
 * One or two letters that stand for somebody where there is no picture; `?` where there is no name. They are the same for
 * visitors and agents, whatever the language of their browser.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}
