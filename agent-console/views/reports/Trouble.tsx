import type { Failure } from '../../../server/contract/client/ports.ts';
import { useConsole } from '../context.ts';
import { reportTexts } from './report-texts.ts';

/** Why something could not be read, and a way to try again. */
export function Trouble({
  failure,
  stale = false,
  again,
}: {
  failure: Failure;
  /** What is shown is from before. */
  stale?: boolean;
  again: () => Promise<void>;
}) {
  const t = reportTexts(useConsole().texts);
  return (
    <div class="reports__trouble" role="alert">
      <p>
        {failure.status === 0 ? t.away : failure.message} {stale && t.stale}
      </p>
      <button type="button" class="button" onClick={() => void again()}>
        {t.retry}
      </button>
    </div>
  );
}
