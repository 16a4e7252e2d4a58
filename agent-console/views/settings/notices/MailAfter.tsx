import { MAIL_AFTER_MINUTES, type MailAfterMinutes } from '../../../../server/contract/notices/notices.ts';
import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { Choice } from '../sites/fields.tsx';
import { noticeTexts } from './notice-texts.ts';

/** How long what the agent has missed waits before it is mailed. */
export function MailAfter() {
  const t = noticeTexts(useTexts());
  const { session } = useConsole();
  const { preferences, noticeChoices } = useWorkspace();
  const options = Object.fromEntries(MAIL_AFTER_MINUTES.map((count) => [count, t.minutes(count)]));
  return (
    <Choice
      label={t.mailAfter}
      hint={session.current.value?.mail === 'none' ? t.noMail : t.mailAfterHint}
      value={String(noticeChoices.choices.value.mailAfterMinutes)}
      options={options}
      set={(value) => void preferences.choose({ mailAfterMinutes: Number(value) as MailAfterMinutes })}
    />
  );
}
