import { anonymousCode } from '../../../server/contract/anonymous-name.ts';
import type { PastConversation } from '../../../server/contract/schemas/people.ts';
import type { Texts } from '../../locales/en.ts';

const HUES = 8;

/** A person's name; of a visitor who gave none, in the agent's language. */
export function nameText(name: string, { thread }: Pick<Texts, 'thread'>): string {
  const code = anonymousCode(name);
  return code === null ? name : thread.anonymous(code);
}

/** The same colour for the same person, everywhere. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}

/** "Ana", "Ana and Ben", "Ana, Ben, and Cem". */
export function namesText(names: readonly string[], { language }: Texts): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** The last words of a conversation in which something was said: what has none is taken back, or files. */
export function lastWordsText(
  { lastWords, lastUnsent }: Pick<PastConversation, 'lastWords' | 'lastUnsent'>,
  { card, own }: Texts,
): string {
  if (lastUnsent === true) return own.unsent;
  return lastWords.trim() === '' ? card.files(1) : lastWords;
}
