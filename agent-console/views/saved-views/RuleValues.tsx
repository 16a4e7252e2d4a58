import { useTexts } from '../context.ts';
import { Icon } from '../elements/Icon.tsx';

/** Any of these will do: each can be left out again, and another one added. */
export function RuleValues({
  choices,
  chosen,
  choose,
}: {
  choices: readonly [string, string][];
  chosen: readonly string[];
  choose: (values: string[]) => void;
}) {
  const t = useTexts().views;
  const nameOf = (value: string) => choices.find(([one]) => one === value)?.[1] ?? t.deleted;
  const left = choices.filter(([value]) => !chosen.includes(value));
  return (
    <div class="rule__value rule__values">
      {chosen.map((value) => (
        <button
          type="button"
          class="rule__chosen"
          key={value}
          aria-label={t.leaveOut(nameOf(value))}
          title={t.leaveOut(nameOf(value))}
          onClick={() => choose(chosen.filter((one) => one !== value))}
        >
          {nameOf(value)} <Icon name="close" size={13} />
        </button>
      ))}
      {left.length > 0 && (
        <select
          class="field__input"
          aria-label={t.value}
          value=""
          onChange={({ currentTarget }) => {
            if (currentTarget.value !== '') choose([...chosen, currentTarget.value]);
          }}
        >
          <option value="">{chosen.length === 0 ? t.choose : t.orAlso}</option>
          {left.map(([value, name]) => (
            <option value={value} key={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
