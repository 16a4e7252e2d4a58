import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Message } from '../../../../server/contract/schemas/conversations.ts';
import type { ReportMoment } from '../../../../server/contract/schemas/developers/reports.ts';
import type { ExplainedWait } from '../../../../server/contract/schemas/developers/waits.ts';
import type { ReportsApi } from '../../../transport/reports-api.ts';
import { useConsole } from '../../context.ts';
import { nameText } from '../../format/people.ts';
import { timeText, waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';

/** More periods than anybody reads; the sum of all of them is said. */
const MOST_SPANS = 10;

/** Why a wait is as long as it is: what began it, what ended it, and the time between them that counted. */
export function WaitExplained({
  api,
  id,
  moment,
  timeZone,
}: {
  api: ReportsApi;
  /** Of the conversation. */
  id: string;
  moment: Pick<ReportMoment, 'kind' | 'seq'>;
  timeZone: string;
}) {
  const t = reportTexts(useConsole().texts);
  const wait = useSignal<ExplainedWait | null>(null);
  const failed = useSignal(false);
  const ask = async () => {
    failed.value = false;
    const answer = await api.explainWait(id, moment.kind, moment.seq);
    if (answer.ok) wait.value = answer.value;
    else failed.value = true;
  };
  useEffect(() => void ask(), []);
  return (
    <section class="why" aria-label={t.why.label} aria-live="polite">
      {failed.value && (
        <p role="alert">
          {t.why.failed}{' '}
          <button type="button" class="text-button" onClick={() => void ask()}>
            {t.retry}
          </button>
        </p>
      )}
      {wait.value === null && !failed.value && <p aria-busy="true">{t.moments.loading}</p>}
      {wait.value !== null && <Explained wait={wait.value} timeZone={timeZone} />}
    </section>
  );
}

function Explained({ wait, timeZone }: { wait: ExplainedWait; timeZone: string }) {
  const t = reportTexts(useConsole().texts);
  const at = (time: number, zone = timeZone) => timeText(time, zone, t, 'medium');
  const hoursZone = wait.timeZone;
  return (
    <>
      <dl class="why__ends">
        <dt>
          {t.why.began} <time>{at(wait.from)}</time>
        </dt>
        <dd>{wait.question === null ? t.why.noQuestion : <Said message={wait.question} />}</dd>
        <dt>
          {t.why.ended} <time>{at(wait.to)}</time>
        </dt>
        <dd>{wait.answer === null ? t.why.noMessage : <Said message={wait.answer} />}</dd>
      </dl>
      <p>
        <strong>{t.why.total(waitText(wait.wallMs, t))}</strong>
      </p>
      {hoursZone === null ? (
        <p>{t.why.always}</p>
      ) : (
        <>
          <p>
            <strong>{t.why.open(waitText(wait.openMs, t), hoursZone)}</strong>
          </p>
          {wait.counted.length === 0 ? (
            <p>{t.why.noneCounted}</p>
          ) : (
            <ul class="why__spans" aria-label={t.why.counted}>
              {wait.counted.slice(0, MOST_SPANS).map(({ from, to }) => (
                <li key={from}>
                  {t.why.span(at(from, hoursZone), at(to, hoursZone), waitText(to - from, t))}
                </li>
              ))}
              {wait.counted.length > MOST_SPANS && (
                <li>{t.why.moreSpans(wait.counted.length - MOST_SPANS)}</li>
              )}
            </ul>
          )}
        </>
      )}
    </>
  );
}

function Said({ message: { author, body } }: { message: Message }) {
  const { texts } = useConsole();
  const t = reportTexts(texts);
  const name = 'name' in author && author.name !== null ? nameText(author.name, texts) : null;
  return (
    <>
      {name !== null && <span class="why__who">{name}</span>}
      <q class="why__words" dir="auto">
        {body === '' ? t.why.files : body}
      </q>
    </>
  );
}
