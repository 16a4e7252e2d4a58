import type { ComposerMode } from './drafts.ts';

/** What is being begun at the cursor: `/` a canned reply, `@` (in notes) a colleague. */
export type Begun = { kind: 'canned' | 'mention'; from: number; query: string };

/** What is being begun in a text, up to where the cursor is; null where nothing is. */
export function begunAt(text: string, caret: number, mode: ComposerMode): Begun | null {
  const before = text.slice(0, caret);
  const canned = /(?:^|\s)\/([^\s/]{0,40})$/u.exec(before);
  if (canned !== null) return begun('canned', canned[1] ?? '', caret);
  if (mode !== 'note') return null;
  const mention = /(?:^|[\s(])@([\p{L}\p{M}\p{N}]{0,30}(?: [\p{L}\p{M}\p{N}]{1,30})?)$/u.exec(before);
  return mention === null ? null : begun('mention', mention[1] ?? '', caret);
}

function begun(kind: Begun['kind'], query: string, caret: number): Begun {
  return { kind, from: caret - query.length - 1, query };
}

/** The text with what was begun replaced, and where the cursor is then. */
export function completed(text: string, { from, query }: Begun, by: string): { text: string; caret: number } {
  return {
    text: text.slice(0, from) + by + text.slice(from + query.length + 1),
    caret: from + by.length,
  };
}
