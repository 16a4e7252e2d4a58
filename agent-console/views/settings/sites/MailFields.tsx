import type { VisitorMail } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { pageTexts } from '../../../locales/page-texts.ts';
import { siteMail as en } from '../../../locales/pages/en/mail/mail.ts';
import { siteMail as zh } from '../../../locales/pages/zh/mail/mail.ts';
import { useConsole, useTexts } from '../../context.ts';
import { NumberField, Tick } from './fields.tsx';
import type { FieldProps } from './tabs.ts';

const MAX_MINUTES = 1_440;
const MAX_DAYS = 365;

/** What visitors of this site are sent by mail; says so where the server sends none. */
export function MailFields({ draft }: FieldProps) {
  const t = pageTexts(useTexts(), 'siteMail', { en, zh });
  const { session } = useConsole();
  const { mail } = draft.value.value.settings;
  const set = (change: Partial<VisitorMail>) => draft.setting({ mail: { ...mail, ...change } });
  return (
    <>
      {session.current.value?.mail === 'none' && (
        <p class="form__trouble" role="note">
          {t.none}
        </p>
      )}
      <div class="field">
        <Tick label={t.missed} value={mail.missedReplies} set={(missedReplies) => set({ missedReplies })} />
        <p class="field__hint">{t.missedHint}</p>
      </div>
      {mail.missedReplies && (
        <NumberField
          label={t.minutes}
          hint={t.minutesHint}
          value={mail.afterMinutes}
          min={1}
          max={MAX_MINUTES}
          set={(minutes) => set({ afterMinutes: minutes ?? 1 })}
        />
      )}
      <div class="field">
        <Tick label={t.received} value={mail.received} set={(received) => set({ received })} />
        <p class="field__hint">{t.receivedHint}</p>
      </div>
      <NumberField
        label={t.days}
        hint={t.daysHint}
        value={mail.linkDays}
        min={0}
        max={MAX_DAYS}
        set={(days) => set({ linkDays: days ?? 0 })}
      />
    </>
  );
}
