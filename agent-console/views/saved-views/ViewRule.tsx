import type { FilterRule } from '../../../server/contract/schemas/find-api.ts';
import { useConsole, useWorkspace } from '../context.ts';
import { daysBack, daysIn, MOST_DAYS_BACK } from '../format/days-back.ts';
import { RuleValues } from './RuleValues.tsx';
import { choicesOf, FIELDS, type Field, isTime, opsOf } from './rule-choices.ts';
import { viewTexts } from './view-texts.ts';

const USUAL_DAYS = 7;

/** One condition of a view: what is looked at, how it is compared, and with what. */
export function ViewRule({ rule, change }: { rule: FilterRule; change: (rule: FilterRule) => void }) {
  const { texts } = useConsole();
  const workspace = useWorkspace();
  const t = texts.views;
  const more = viewTexts(texts);
  const ops = opsOf(rule.field);
  const choices = choicesOf(rule.field, texts, workspace);
  // Words that are looked for may read like a day.
  const days = isTime(rule.field) ? daysIn(rule.values[0]) : null;
  return (
    <>
      <select
        class="field__input"
        aria-label={t.field}
        value={rule.field}
        onChange={({ currentTarget }) => {
          const field = currentTarget.value as Field;
          change({ field, op: opsOf(field)[0] ?? 'is', values: [] });
        }}
      >
        {FIELDS.map((field) => (
          <option value={field} key={field}>
            {t.fields[field]}
          </option>
        ))}
      </select>
      <select
        class="field__input"
        aria-label={t.op}
        value={days === null ? rule.op : `${rule.op}-days`}
        onChange={({ currentTarget }) => {
          const [op, counted] = currentTarget.value.split('-') as [FilterRule['op'], string?];
          if ((counted === undefined) === (days === null)) change({ ...rule, op });
          else change({ ...rule, op, values: counted === undefined ? [] : [daysBack(USUAL_DAYS)] });
        }}
      >
        {ops.map((op) => (
          <option value={op} key={op}>
            {t.ops[op]}
          </option>
        ))}
        {isTime(rule.field) && (
          <>
            <option value="after-days">{more.inLastDays}</option>
            <option value="before-days">{more.beforeLastDays}</option>
          </>
        )}
      </select>
      {choices !== null ? (
        <RuleValues choices={choices} chosen={rule.values} choose={(values) => change({ ...rule, values })} />
      ) : days !== null ? (
        <input
          class="field__input rule__value"
          type="number"
          min={1}
          max={MOST_DAYS_BACK}
          required
          aria-label={more.days}
          title={more.days}
          value={days}
          onInput={({ currentTarget: { value } }) => {
            const count = Number(value);
            if (Number.isInteger(count) && count >= 1 && count <= MOST_DAYS_BACK)
              change({ ...rule, values: [daysBack(count)] });
          }}
        />
      ) : (
        <input
          class="field__input rule__value"
          type={(isTime(rule.field) ? 'date' : 'text') as 'text'}
          aria-label={t.value}
          value={isTime(rule.field) ? dayOf(rule.values[0]) : (rule.values[0] ?? '')}
          onInput={({ currentTarget: { value } }) => {
            // As it is typed: a space at the end comes before the next word.
            const kept = isTime(rule.field) ? String(new Date(`${value}T00:00`).getTime()) : value;
            change({ ...rule, values: value.trim() === '' || kept === 'NaN' ? [] : [kept] });
          }}
        />
      )}
    </>
  );
}

/** The day of a time, as a date field wants it: in the agent's own time zone. */
function dayOf(value: string | undefined): string {
  if (value === undefined) return '';
  const day = new Date(Number(value));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
