import type { QuietHours as Hours } from '../../../../server/contract/notices/notices.ts';
import { useTexts, useWorkspace } from '../../context.ts';
import { Tick } from '../sites/fields.tsx';
import { noticeTexts } from './notice-texts.ts';
import { TimeZoneChoice } from './TimeZoneChoice.tsx';

const USUAL = { from: '22:00', to: '07:00' } as const;

/** When nothing may ring or be pushed: every day, by the clock of the agent's time zone. */
export function QuietHours() {
  const t = noticeTexts(useTexts());
  const { preferences, noticeChoices } = useWorkspace();
  const hours = noticeChoices.choices.value.quietHours;
  const choose = (quietHours: Hours | null) => void preferences.choose({ quietHours });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <div>
      <Tick label={t.quiet} value={hours !== null} set={(on) => choose(on ? { ...USUAL, timeZone } : null)} />
      {hours !== null && <Times hours={hours} choose={choose} />}
    </div>
  );
}

function Times({ hours, choose }: { hours: Hours; choose: (hours: Hours) => void }) {
  const t = noticeTexts(useTexts());
  return (
    <div class="quiet-hours">
      {(['from', 'to'] as const).map((name) => (
        <label class="quiet-hours__time" key={name}>
          <span class="field__label">{t[name]}</span>
          <input
            class="field__input"
            type="time"
            required
            value={hours[name]}
            onChange={({ currentTarget: { value } }) => {
              // Empty while it is being typed.
              if (value !== '') choose({ ...hours, [name]: value.slice(0, 5) });
            }}
          />
        </label>
      ))}
      <TimeZoneChoice value={hours.timeZone} set={(timeZone) => choose({ ...hours, timeZone })} />
    </div>
  );
}
