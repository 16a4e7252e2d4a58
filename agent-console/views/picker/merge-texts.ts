import { pageTexts } from '../../locales/page-texts.ts';
import { merge as en } from '../../locales/pages/en/people/merge.ts';
import { merge as zh } from '../../locales/pages/zh/people/merge.ts';
import { useTexts } from '../context.ts';

/** The texts of merging contacts. */
export function useMergeTexts() {
  return pageTexts(useTexts(), 'merge', { en, zh });
}
