import { DUTY_STATES } from '../../stores/people/availability.ts';
import { useTexts, useWorkspace } from '../context.ts';

/** Whether this agent is given conversations. */
export function AvailabilityChoices() {
  const { duty: t } = useTexts();
  const { duty } = useWorkspace();
  return (
    <>
      <fieldset class="choices">
        <legend class="hidden">{t.label}</legend>
        {DUTY_STATES.map((state) => (
          <label class="choices__one" key={state}>
            <input
              type="radio"
              name="duty"
              value={state}
              checked={duty.state.value === state}
              onChange={() => void duty.choose(state)}
            />
            <span>{t.states[state]}</span>
          </label>
        ))}
      </fieldset>
      <p class="choices__hint">{t.hints[duty.state.value]}</p>
    </>
  );
}
