import { useConsole, useWorkspace } from '../context.ts';
import { Empty } from '../elements/Empty.tsx';
import { Icon } from '../elements/Icon.tsx';
import { LazyPage } from '../elements/LazyPage.tsx';

/** Fetches what the column shows; once it is there, the browser has it. */
export const loadVisitorFacts = async () => (await import('./VisitorFacts.tsx')).VisitorFacts;

/** The right column: who the visitor is. */
export function VisitorPane() {
  const { texts, layout } = useConsole();
  const { visitor } = useWorkspace();
  const t = texts.visitor;
  const phase = visitor.phase.value;
  return (
    <aside class="details" aria-label={t.label}>
      <header class="details__head">
        <h2 class="details__title">{texts.thread.details}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={t.close}
          title={t.close}
          onClick={layout.toggle}
        >
          <Icon name="close" />
        </button>
      </header>
      {(phase === 'failed' || phase === 'gone') && (
        <Empty icon="alert" title={t.failed}>
          <button type="button" class="button" onClick={visitor.refresh}>
            {t.retry}
          </button>
        </Empty>
      )}
      {phase === 'loading' && <div class="skeleton skeleton--block" aria-busy="true" />}
      {visitor.details.value !== null && <LazyPage load={loadVisitorFacts} details={visitor.details.value} />}
    </aside>
  );
}
