import type { FileKind } from '../../../server/contract/files/file-kinds.ts';
import type { Limits } from '../../../server/contract/schemas/engine.ts';
import type { Language } from '../../locales/choose.ts';
import { fill } from '../../locales/fill.ts';
import type { ExtraTexts } from '../texts.ts';
import { sizeOf } from './size-of.ts';

/**
 * What may be attached, said before anything is uploaded: how many files, how large, and of which kinds.
 * @param kinds null: any
 */
export function limitsText(
  limits: Limits,
  kinds: readonly FileKind[] | null,
  extra: ExtraTexts,
  language: Language,
): string {
  const numbers = fill(language.texts.fileLimits, {
    count: new Intl.NumberFormat(language.tag).format(limits.filesPerMessage),
    size: sizeOf(limits.fileBytes, language),
  });
  if (kinds === null) return numbers;
  return `${numbers}. ${fill(extra.fileKindsTaken, { kinds: kindsOf(kinds, extra, language) })}`;
}

/** “pictures, PDF, and documents”, in the language's own way. */
export function kindsOf(
  kinds: readonly FileKind[] | null,
  { fileKinds }: ExtraTexts,
  { tag }: Language,
): string {
  return new Intl.ListFormat(tag, { type: 'conjunction' }).format(
    (kinds ?? []).map((kind) => (kind === 'pdf' ? 'PDF' : fileKinds[kind])),
  );
}
