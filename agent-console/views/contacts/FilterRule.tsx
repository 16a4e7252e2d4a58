import type { AttributeRule } from '../../../server/contract/schemas/developers/contact-segments.ts';
import { pageTexts } from '../../locales/page-texts.ts';
import { savedViews as en } from '../../locales/pages/en/views.ts';
import { savedViews as zh } from '../../locales/pages/zh/views.ts';
import { useTexts } from '../context.ts';
import { daysBack, daysIn, MOST_DAYS_BACK } from '../format/days-back.ts';
import { contactTexts } from './contact-texts.ts';

const OPS: readonly AttributeRule['op'][] = ['is', 'not', 'contains', 'over', 'under', 'exists', 'missing'];
/** What counts days from today. */
const DAY_OPS: readonly AttributeRule['op'][] = ['over', 'under'];
const MAX_ATTRIBUTE = 40;
const MAX_VALUE = 200;
const USUAL_DAYS = 7;

/** One condition: which attribute, how it is compared, and with what. */
export function FilterRule({ rule, change }: { rule: AttributeRule; change: (rule: AttributeRule) => void }) {
  const texts = useTexts();
  const t = contactTexts(texts).segments;
  const { inLastDays, beforeLastDays, days: daysLabel } = pageTexts(texts, 'savedViews', { en, zh });
  const days = DAY_OPS.includes(rule.op) ? daysIn(rule.value) : null;
  return (
    <>
      <input
        class="field__input"
        aria-label={t.attribute}
        placeholder={t.attribute}
        required
        pattern=".*\S.*"
        maxLength={MAX_ATTRIBUTE}
        autocomplete="off"
        value={rule.attribute}
        onInput={({ currentTarget }) => change({ ...rule, attribute: currentTarget.value })}
      />
      <select
        class="field__input"
        aria-label={t.op}
        value={days === null ? rule.op : `${rule.op}-days`}
        onChange={({ currentTarget }) => {
          const [op, counted] = currentTarget.value.split('-') as [AttributeRule['op'], string?];
          if ((counted === undefined) === (days === null)) change({ ...rule, op });
          else change({ ...rule, op, value: counted === undefined ? '' : daysBack(USUAL_DAYS) });
        }}
      >
        {OPS.map((op) => (
          <option value={op} key={op}>
            {t.ops[op]}
          </option>
        ))}
        <option value="over-days">{inLastDays}</option>
        <option value="under-days">{beforeLastDays}</option>
      </select>
      {days !== null ? (
        <input
          key="days"
          class="field__input"
          type="number"
          min={1}
          max={MOST_DAYS_BACK}
          required
          aria-label={daysLabel}
          title={daysLabel}
          value={days}
          onInput={({ currentTarget: { value } }) => {
            const count = Number(value);
            if (Number.isInteger(count) && count >= 1 && count <= MOST_DAYS_BACK)
              change({ ...rule, value: daysBack(count) });
          }}
        />
      ) : (
        rule.op !== 'exists' &&
        rule.op !== 'missing' && (
          <input
            key="value"
            class="field__input"
            aria-label={t.value}
            placeholder={t.value}
            required
            pattern=".*\S.*"
            maxLength={MAX_VALUE}
            autocomplete="off"
            value={rule.value ?? ''}
            onInput={({ currentTarget }) => change({ ...rule, value: currentTarget.value })}
          />
        )
      )}
    </>
  );
}
