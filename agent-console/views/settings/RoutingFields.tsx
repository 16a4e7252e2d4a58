import type { RoutingRule } from '../../../server/contract/schemas/site-setting-parts.ts';
import { useTexts } from '../context.ts';
import { Choice, NumberField, Tick } from './sites/fields.tsx';
import { siteTexts } from './sites/site-texts.ts';

/** With how many minutes a time of one's own begins. */
const USUAL_MINUTES = 15;
/** With how many seconds an accept timer begins. */
const USUAL_SECONDS = 30;

/** A rule of who gets which conversation; of a site, or of a team. */
export function RoutingFields({ value, set }: { value: RoutingRule; set: (value: RoutingRule) => void }) {
  const { routing: t } = siteTexts(useTexts());
  const change = (part: Partial<RoutingRule>) => set({ ...value, ...part });
  return (
    <>
      <Choice
        label={t.mode}
        hint={t.modeHints[value.mode]}
        value={value.mode}
        options={t.modes}
        set={(mode) => change({ mode })}
      />
      {(value.mode === 'round_robin' || value.sticky) && (
        <>
          <NumberField
            label={t.cap}
            hint={t.capHint}
            value={value.cap}
            min={1}
            max={100}
            set={(cap) => cap !== null && change({ cap })}
          />
          <Tick
            label={t.accept}
            value={value.acceptSeconds !== null}
            set={(on) => change({ acceptSeconds: on ? USUAL_SECONDS : null })}
          />
          {value.acceptSeconds !== null && (
            <NumberField
              label={t.acceptSeconds}
              hint={t.acceptHint}
              value={value.acceptSeconds}
              min={5}
              max={600}
              set={(acceptSeconds) => acceptSeconds !== null && change({ acceptSeconds })}
            />
          )}
        </>
      )}
      <Choice
        label={t.absence}
        hint={t.absenceHint}
        value={absenceOf(value)}
        options={t.absences}
        set={(absence) => set(withAbsence(value, absence))}
      />
      {typeof value.absentMinutes === 'number' && (
        <NumberField
          label={t.absentMinutes}
          value={value.absentMinutes}
          min={1}
          max={1_440}
          set={(minutes) => minutes !== null && change({ absentMinutes: minutes })}
        />
      )}
      <Tick label={t.sticky} value={value.sticky} set={(sticky) => change({ sticky })} />
      <p class="field__hint">{t.stickyHint}</p>
    </>
  );
}

type Absence = 'usual' | 'after' | 'closing' | 'never';

function absenceOf({ absentMinutes, absentAtClosing }: RoutingRule): Absence {
  if (absentAtClosing === true) return 'closing';
  if (absentMinutes === undefined) return 'usual';
  return absentMinutes === null ? 'never' : 'after';
}

function withAbsence(
  { absentMinutes: _minutes, absentAtClosing: _closing, ...rest }: RoutingRule,
  absence: Absence,
): RoutingRule {
  if (absence === 'usual') return rest;
  if (absence === 'closing') return { ...rest, absentMinutes: null, absentAtClosing: true };
  return { ...rest, absentMinutes: absence === 'never' ? null : USUAL_MINUTES };
}
