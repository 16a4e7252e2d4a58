import type { AttributeRule } from '../../../server/contract/schemas/developers/contact-segments.ts';
import { useTexts } from '../context.ts';
import { contactTexts } from './contact-texts.ts';

const OPS: readonly AttributeRule['op'][] = ['is', 'not', 'contains', 'over', 'under', 'exists', 'missing'];
const MAX_ATTRIBUTE = 40;
const MAX_VALUE = 200;

/** One condition: which attribute, how it is compared, and with what. */
export function FilterRule({ rule, change }: { rule: AttributeRule; change: (rule: AttributeRule) => void }) {
  const t = contactTexts(useTexts()).segments;
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
        value={rule.op}
        onChange={({ currentTarget }) => change({ ...rule, op: currentTarget.value as AttributeRule['op'] })}
      >
        {OPS.map((op) => (
          <option value={op} key={op}>
            {t.ops[op]}
          </option>
        ))}
      </select>
      {rule.op !== 'exists' && rule.op !== 'missing' && (
        <input
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
      )}
    </>
  );
}
