import type { ComponentChildren } from 'preact';
import { LANGUAGES } from '../../locales/languages.ts';
import { useConsole, useTexts } from '../context.ts';
import { Brand } from '../elements/Brand.tsx';

/** The page around everything that comes before the workspace. */
export function Welcome({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: string;
  children?: ComponentChildren;
}) {
  const { product } = useTexts();
  return (
    <main class="welcome">
      <div class="welcome__card">
        <p class="welcome__brand">
          <Brand size={32} />
          {product}
        </p>
        <h1 class="welcome__title">{title}</h1>
        {lead !== undefined && <p class="welcome__lead">{lead}</p>}
        {children}
        <LanguageField />
      </div>
    </main>
  );
}

/** The language of these pages, and of the console of whoever signs in. */
function LanguageField() {
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
