import { LANGUAGES } from '../../locales/languages.ts';
import { useConsole } from '../context.ts';

/** The language of these pages, and of the console of whoever signs in. */
export function LanguageField() {
  const { speak, texts } = useConsole();
  return (
    <select
      class="field__input welcome__language"
      aria-label={texts.visitor.language}
      value={texts.language.split('-')[0]}
      onChange={({ currentTarget }) => speak(currentTarget.value)}
    >
      {LANGUAGES.map(({ tag, name }) => (
        <option value={tag} key={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
