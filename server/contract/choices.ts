/** How many answers one message may offer, and how long each may be (UTF-16 units). */
export const MOST_CHOICES = 10;
export const CHOICE_LENGTH = 80;

const OPENS = '[[';
const CLOSES = ']]';

/**
 * The answers that a text offers as buttons, and the text without them. Whoever writes it puts them into double brackets
 * in its last lines: `[[Yes]] [[No]]`, or one a line. A text that is nothing else is an ordinary text; so is a line with
 * anything beside them.
 */
export function choicesIn(written: string): { text: string; choices: string[] } {
  const lines = written.trimEnd().split('\n');
  let choices: string[] = [];
  while (lines.length > 0) {
    const line = (lines.at(-1) ?? '').trim();
    const found = line === '' ? [] : choicesOf(line);
    if (found === null) break;
    const all = [...new Set([...found, ...choices])];
    if (all.length > MOST_CHOICES) break;
    choices = all;
    lines.pop();
  }
  const text = lines.join('\n').trimEnd();
  return choices.length === 0 || text === '' ? { text: written, choices: [] } : { text, choices };
}

/** The text as its author wrote it: what {@link choicesIn} takes apart. */
export const withChoices = (text: string, choices: readonly string[] = []): string =>
  [text, ...choices.map((choice) => OPENS + choice + CLOSES)].join('\n');

/** Which answer was taken, by the id of the message that offered it; the first one counts. */
export function chosenIn(
  messages: readonly { body: string; chosenOf?: string | undefined }[],
): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const { body, chosenOf } of messages)
    if (chosenOf !== undefined && !chosen.has(chosenOf)) chosen.set(chosenOf, body);
  return chosen;
}

/** Null where a line holds anything else. */
function choicesOf(line: string): string[] | null {
  const parts = line.split(CLOSES).map((part) => part.trim());
  if (parts.pop() !== '') return null;
  const choices = parts.map((part) => part.slice(OPENS.length).trim());
  const whole = parts.every((part, index) => {
    const words = choices[index] ?? '';
    return part.startsWith(OPENS) && words !== '' && words.length <= CHOICE_LENGTH && !words.includes(OPENS);
  });
  return whole ? choices : null;
}
