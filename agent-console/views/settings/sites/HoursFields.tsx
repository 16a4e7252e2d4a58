import type { Hours, Period } from '../../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts } from '../../context.ts';
import { Icon } from '../../elements/Icon.tsx';
import { Choice, TextField, Tick } from './fields.tsx';
import { siteTexts } from './site-texts.ts';
import type { FieldProps } from './tabs.ts';

const WORKDAY: Period = { from: '09:00', to: '17:00' };
const WORKDAYS = 5;

/** When somebody answers. */
export function HoursFields({ draft }: FieldProps) {
  const t = siteTexts(useTexts());
  const { hours } = draft.value.value.settings;
  const set = (next: Hours | null) => draft.setting({ hours: next });
  return (
    <>
      <Tick label={t.hoursOn} value={hours !== null} set={(on) => set(on ? usualHours() : null)} />
      {hours !== null && <Week hours={hours} set={set} />}
    </>
  );
}

function Week({ hours, set }: { hours: Hours; set: (hours: Hours) => void }) {
  const t = siteTexts(useTexts());
  const zones = [...new Set([hours.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  const replaced = <T,>(list: readonly T[], index: number, one: T) =>
    list.map((before, at) => (at === index ? one : before));
  return (
    <>
      <Choice
        label={t.timeZone}
        value={hours.timeZone}
        options={Object.fromEntries(zones.map((zone) => [zone, zone.replaceAll('_', ' ')]))}
        set={(timeZone) => set({ ...hours, timeZone })}
      />
      <ul class="settings__list">
        {t.days.map((day, index) => (
          <li class="settings__row site-day" key={day}>
            <span class="site-day__name">{day}</span>
            <Periods
              day={day}
              periods={hours.week[index] ?? []}
              set={(periods) => set({ ...hours, week: replaced(hours.week, index, periods) })}
            />
          </li>
        ))}
      </ul>
      <h4 class="settings__title">{t.holidays}</h4>
      <ul class="settings__list">
        {hours.holidays.map((holiday, index) => {
          const put = (part: Partial<Hours['holidays'][number]>) =>
            set({ ...hours, holidays: replaced(hours.holidays, index, { ...holiday, ...part }) });
          return (
            <li class="settings__row site-day" key={index}>
              <TextField label={t.date} type="date" value={holiday.date} set={(date) => put({ date })} />
              <TextField
                label={t.holidayName}
                value={holiday.name}
                maxLength={80}
                set={(name) => put({ name })}
              />
              <Periods
                day={holiday.name || holiday.date}
                periods={holiday.periods}
                set={(periods) => put({ periods })}
              />
              <button
                type="button"
                class="button button--quiet"
                aria-label={`${t.remove}: ${holiday.name || holiday.date}`}
                onClick={() => set({ ...hours, holidays: hours.holidays.filter((_one, at) => at !== index) })}
              >
                {t.remove}
              </button>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        class="button"
        onClick={() =>
          set({ ...hours, holidays: [...hours.holidays, { date: today(), name: '', periods: [] }] })
        }
      >
        {t.addHoliday}
      </button>
    </>
  );
}

function Periods({
  day,
  periods,
  set,
}: {
  day: string;
  periods: readonly Period[];
  set: (periods: Period[]) => void;
}) {
  const t = siteTexts(useTexts());
  const put = (index: number, part: Partial<Period>) =>
    set(periods.map((period, at) => (at === index ? { ...period, ...part } : period)));
  return (
    <span class="site-day__periods">
      {periods.length === 0 && <span class="settings__aside">{t.closed}</span>}
      {periods.map((period, index) => (
        <span class="site-period" key={index}>
          <input
            class="field__input"
            type="time"
            aria-label={t.from(day)}
            value={period.from}
            onInput={({ currentTarget }) => put(index, { from: currentTarget.value })}
          />
          –
          <input
            class="field__input"
            // Browsers know no 24:00: the end of the day is written as 00:00.
            type="time"
            aria-label={t.to(day)}
            value={period.to === '24:00' ? '00:00' : period.to}
            onInput={({ currentTarget: { value } }) =>
              put(index, { to: value === '00:00' ? '24:00' : value })
            }
          />
          <button
            type="button"
            class="icon-button icon-button--small"
            aria-label={t.removePeriod(day)}
            onClick={() => set(periods.filter((_one, at) => at !== index))}
          >
            <Icon name="close" size={15} />
          </button>
        </span>
      ))}
      <button
        type="button"
        class="button button--quiet"
        aria-label={t.addPeriod(day)}
        onClick={() => set([...periods, nextPeriod(periods)])}
      >
        +
      </button>
    </span>
  );
}

function nextPeriod(periods: readonly Period[]): Period {
  const last = periods.at(-1);
  return last === undefined ? WORKDAY : { from: last.to === '24:00' ? '23:59' : last.to, to: '24:00' };
}

/** Working days in the admin's own time zone. */
function usualHours(): Hours {
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    week: Array.from({ length: 7 }, (_day, index) => (index < WORKDAYS ? [WORKDAY] : [])),
    holidays: [],
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
}
