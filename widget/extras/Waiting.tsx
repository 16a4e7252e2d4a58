import { useExtras } from './context.ts';

/** While a page has nothing to show: it is on its way, or did not come and can be asked for again. */
export function Waiting({ failed, again }: { failed: boolean; again(): void }) {
  const { extra, language } = useExtras();
  if (!failed) return <p role="status">{language.texts.loading}</p>;
  return (
    <div role="alert">
      <p>{extra.failed}</p>
      <button type="button" class="action" onClick={again}>
        {language.texts.retry}
      </button>
    </div>
  );
}
