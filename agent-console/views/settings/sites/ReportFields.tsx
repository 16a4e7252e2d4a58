import type { ReplyTargets } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { siteReports as en } from '../../../locales/pages/en/sites/site-reports.ts';
import { siteReports as zh } from '../../../locales/pages/zh/sites/site-reports.ts';
import { useTexts } from '../../context.ts';
import { Choice, NumberField } from './fields.tsx';
import type { FieldProps } from './tabs.ts';

const MAX_MINUTES = 100_000;
const NONE = 'none';
const SCORES = [1, 2, 3, 4];

/** Within how many minutes this site's visitors are to be answered, by which reports say what was in time. */
export function ReplyTargetFields({ draft }: FieldProps) {
  const t = pageTexts(useTexts(), 'siteReports', { en, zh });
  const { replyTargets } = draft.value.value.settings;
  const minutes = (name: keyof ReplyTargets, label: string, hint: string) => (
    <NumberField
      label={label}
      hint={hint}
      value={replyTargets[name]}
      min={1}
      max={MAX_MINUTES}
      set={(value) => draft.setting({ replyTargets: { ...replyTargets, [name]: value ?? 1 } })}
    />
  );
  return (
    <>
      <p class="settings__lead">{t.lead}</p>
      {minutes('firstReplyMinutes', t.firstReply, t.firstReplyHint)}
      {minutes('nextReplyMinutes', t.nextReply, t.nextReplyHint)}
      {minutes('resolutionMinutes', t.resolution, t.resolutionHint)}
    </>
  );
}

/** Up to which score a rating is one of which admins and the agent who replied are notified. */
export function BadRatingField({ draft }: FieldProps) {
  const t = pageTexts(useTexts(), 'siteReports', { en, zh });
  const { badRating } = draft.value.value.settings;
  const options: Record<string, string> = {
    ...Object.fromEntries(SCORES.map((score) => [`${score}`, t.badRatingUpTo(score)])),
    [NONE]: t.badRatingNone,
  };
  return (
    <Choice
      label={t.badRating}
      hint={t.badRatingHint}
      value={badRating === null ? NONE : String(badRating)}
      options={options}
      set={(value) => draft.setting({ badRating: value === NONE ? null : Number(value) })}
    />
  );
}
