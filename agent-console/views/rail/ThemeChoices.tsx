import { THEME_CHOICES } from '../../stores/shell/theme.ts';
import { useConsole } from '../context.ts';

/** Light, dark, or what the system says. */
export function ThemeChoices() {
  const { texts, theme } = useConsole();
  return (
    <fieldset class="choices">
      <legend class="hidden">{texts.account.theme}</legend>
      {THEME_CHOICES.map((choice) => (
        <label class="choices__one" key={choice}>
          <input
            type="radio"
            name="theme"
            value={choice}
            checked={theme.choice.value === choice}
            onChange={() => theme.choose(choice)}
          />
          <span>{texts.account.themes[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}
