import { AVAILABILITY_STATES } from '../../stores/people/availability.ts';
import { useTexts, useWorkspace } from '../context.ts';

/** Whether this agent is given conversations. */
export function AvailabilityChoices() {
  const { availability: t } = useTexts();
  const { availability } = useWorkspace();
  return (
    <>
      <fieldset class="choices">
        <legend class="hidden">{t.label}</legend>
        {AVAILABILITY_STATES.map((state) => (
          <label class="choices__one" key={state}>
            <input
              type="radio"
              name="availability"
              value={state}
              checked={availability.state.value === state}
              onChange={() => void availability.choose(state)}
            />
            <span>{t.states[state]}</span>
          </label>
        ))}
      </fieldset>
      <p class="choices__hint">{t.hints[availability.state.value]}</p>
    </>
  );
}
