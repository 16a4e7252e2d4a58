import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { ChangeSite } from '../../../../server/contract/schemas/agent-api.ts';
import type { Retention } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { type PageLanguage, pageTexts } from '../../../locales/page-texts.ts';
import {
  siteDeletion as deletionEn,
  retention as en,
  masking as maskingEn,
} from '../../../locales/pages/en/sites/retention.ts';
import {
  siteDeletion as deletionZh,
  masking as maskingZh,
  retention as zh,
} from '../../../locales/pages/zh/sites/retention.ts';
import type { AccountsApi } from '../../../transport/accounts-api.ts';

export const retentionTexts = (texts: PageLanguage) => pageTexts(texts, 'retention', { en, zh });

/** What the page says of masking. */
export const maskingTexts = (texts: PageLanguage) =>
  pageTexts(texts, 'masking', { en: maskingEn, zh: maskingZh });

/** What is said before a site is deleted. */
export const siteDeletionTexts = (texts: PageLanguage) =>
  pageTexts(texts, 'siteDeletion', { en: deletionEn, zh: deletionZh });

/** Whether something is kept for fewer days than before. */
export function isShorter(before: Retention, next: Retention): boolean {
  return (Object.keys(next) as (keyof Retention)[]).some(
    (name) => (next[name] ?? Number.POSITIVE_INFINITY) < (before[name] ?? Number.POSITIVE_INFINITY),
  );
}

/**
 * What is asked before a change is saved that deletes something: how much, and whether that is meant.
 * @returns null when nothing would go
 */
export async function retentionQuestion(
  api: Pick<AccountsApi, 'previewRetention'>,
  siteId: string,
  before: Retention,
  { settings }: ChangeSite,
  texts: PageLanguage,
): Promise<Answer<string | null>> {
  const next = settings?.retention;
  if (next === undefined || !isShorter(before, next)) return { ok: true, value: null };
  const answer = await api.previewRetention(siteId, next);
  if (!answer.ok) return answer;
  const { conversations, visitors, files, complete } = answer.value;
  if (conversations + visitors + files === 0 && complete) return { ok: true, value: null };
  const t = retentionTexts(texts);
  return { ok: true, value: t.sure(t.counted(conversations, files, visitors, complete)) };
}
