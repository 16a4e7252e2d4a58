/** Keys that format, with Ctrl or ⌘, as in other programs; and what they put around the selected words. */
const MARKS: Readonly<Record<string, string>> = { b: '**', i: '*', e: '`', X: '~~' };

type Selected = { value: string; selectionStart: number; selectionEnd: number };
type Written = { text: string; start: number; end: number };

/** The marks of a key; undefined for any other key. */
export function marksOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>) {
  if (event.altKey || event.ctrlKey === event.metaKey) return undefined;
  const key = event.key.toLowerCase();
  return MARKS[event.shiftKey ? key.toUpperCase() : key];
}

/** Puts marks around what is selected, or takes them away where they are. White space at its ends stays outside. */
export function withMarks({ value, selectionStart, selectionEnd }: Selected, mark: string): Written {
  const chosen = value.slice(selectionStart, selectionEnd);
  const start = selectionStart + (chosen.length - chosen.trimStart().length);
  const end = Math.max(start, selectionEnd - (chosen.length - chosen.trimEnd().length));
  const [before, words, after] = [value.slice(0, start), value.slice(start, end), value.slice(end)];
  const { length } = mark;
  // The marks of bold are no marks of italic.
  const marked = before.endsWith(mark) && after.startsWith(mark) && runOf(before, mark) === length;
  return marked
    ? {
        text: before.slice(0, -length) + words + after.slice(length),
        start: start - length,
        end: end - length,
      }
    : { text: before + mark + words + mark + after, start: start + length, end: end + length };
}

/** A web address that is put in over selected words becomes their link; null for anything else. */
export function withLink({ value, selectionStart, selectionEnd }: Selected, pasted: string): Written | null {
  const words = value.slice(selectionStart, selectionEnd);
  const address = pasted.trim();
  if (words.trim() === '' || /[[\]\n]/.test(words) || !/^https?:\/\/[^\s()<>]+$/i.test(address)) return null;
  // An address that replaces an address.
  if (/^https?:\/\//i.test(words.trim())) return null;
  const link = `[${words}](${address})`;
  const end = selectionStart + link.length;
  return { text: value.slice(0, selectionStart) + link + value.slice(selectionEnd), start: end, end };
}

/** How often the character of a mark stands at the end. */
function runOf(text: string, mark: string): number {
  const character = mark.charAt(0);
  let run = 0;
  while (text.at(-1 - run) === character) run += 1;
  return run;
}
