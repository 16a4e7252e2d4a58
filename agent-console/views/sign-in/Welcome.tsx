import type { ComponentChildren } from 'preact';
import { useTexts } from '../context.ts';
import { Brand } from '../elements/Brand.tsx';
import { LazyPart } from '../elements/LazyPage.tsx';

const loadLanguageField = async () => (await import('./LanguageField.tsx')).LanguageField;

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
        <LazyPart load={loadLanguageField} />
      </div>
    </main>
  );
}
