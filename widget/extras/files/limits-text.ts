import type { Limits } from '../../../server/contract/schemas/engine.ts';
import type { Language } from '../../locales/choose.ts';
import { fill } from '../../locales/fill.ts';
import { sizeOf } from './size-of.ts';

/** What may be attached, said before anything is uploaded. */
export function limitsText(limits: Limits, language: Language): string {
  return fill(language.texts.fileLimits, {
    count: new Intl.NumberFormat(language.tag).format(limits.filesPerMessage),
    size: sizeOf(limits.fileBytes, language),
  });
}
