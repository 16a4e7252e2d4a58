import type { ContactImport, RefusedLine } from '../../stores/people/contact-import.ts';
import { useTexts } from '../context.ts';
import type { ImportTexts } from './ImportPanel.tsx';

/** How far an import has come, which lines were not taken in and why. */
export function ImportProgress({
  store,
  t,
  close,
}: {
  store: ContactImport;
  t: ImportTexts;
  close: () => void;
}) {
  const { notice } = useTexts();
  const phase = store.phase.value;
  const { made, changed, refused } = store.counts.value;
  const trouble = store.trouble.value;
  const fault = store.fault.value;
  const listed = store.refused.value;
  return (
    <div class="settings__form import">
      <p role="status" aria-busy={phase === 'running'}>
        <strong>{phase === 'running' ? t.running : phase === 'done' ? t.done : t.paused}</strong>{' '}
        {t.counts(made, changed, refused)}
      </p>
      <p class="settings__trouble" role="alert">
        {trouble !== null && (trouble.status === 0 ? notice.away : trouble.message)}
        {fault !== null && t.faults[fault]}
      </p>
      {listed.length > 0 && (
        <section aria-labelledby="import-refused">
          <h3 id="import-refused">{t.refused}</h3>
          <ul class="import__refused">
            {listed.map((one) => (
              <li key={one.line}>
                <strong>{t.line(one.line)}</strong> {whyText(one, t)}
              </li>
            ))}
          </ul>
          {refused > listed.length && <p>{t.further(refused - listed.length)}</p>}
        </section>
      )}
      <div class="settings__acts">
        {phase === 'paused' && (
          <button type="button" class="button button--primary" onClick={() => void store.again()}>
            {t.again}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {phase === 'running' ? t.stop : t.close}
        </button>
      </div>
    </div>
  );
}

const MOST_OF_A_CELL = 80;

function whyText({ why }: RefusedLine, t: ImportTexts): string {
  if (typeof why === 'string') return why;
  // A newer server may find faults that this console has no words for.
  if ('fault' in why) return t.lineFaults[why.fault] ?? why.message;
  return t.misfit[why.kind](why.column, why.cell.slice(0, MOST_OF_A_CELL));
}
