import { useConsole, useTexts, useWorkspace } from '../../context.ts';
import { Tick } from '../sites/fields.tsx';
import { noticeTexts } from './notice-texts.ts';
import { TimeZoneChoice } from './TimeZoneChoice.tsx';

/** Whether the report of the week is mailed to this admin, and by whose clock it is Monday. */
export function WeeklyReport() {
  const t = noticeTexts(useTexts());
  const { session } = useConsole();
  const { preferences, noticeChoices } = useWorkspace();
  const chosen = noticeChoices.choices.value.weeklyReport;
  const timeZone = chosen?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const choose = (wanted: boolean, zone: string) =>
    void preferences.choose({ weeklyReport: { wanted, timeZone: zone } });
  return (
    <div class="weekly-report">
      <Tick
        label={t.weekly}
        value={chosen?.wanted === true}
        // Where somebody switches it on is where they are now.
        set={(on) => choose(on, on ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone)}
      />
      <p class="field__hint">{session.current.value?.mail === 'none' ? t.noMail : t.weeklyHint}</p>
      {chosen?.wanted === true && <TimeZoneChoice value={timeZone} set={(zone) => choose(true, zone)} />}
    </div>
  );
}
