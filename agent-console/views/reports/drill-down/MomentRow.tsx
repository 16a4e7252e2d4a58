import { useSignal } from '@preact/signals';
import type { ReportMoment } from '../../../../server/contract/schemas/developers/reports.ts';
import type { ListedMoment } from '../../../stores/reports/moments.ts';
import type { ReportsApi } from '../../../transport/reports-api.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { nameText } from '../../format/people.ts';
import { timeText, waitText } from '../report-format.ts';
import { type ReportTexts, reportTexts } from '../report-texts.ts';
import { WaitExplained } from './WaitExplained.tsx';

/** One of what a figure counts, with the way to its conversation and, of a wait, how it was measured. */
export function MomentRow({
  api,
  moment,
  timeZone,
}: {
  api: ReportsApi;
  moment: ListedMoment;
  timeZone: string;
}) {
  const { texts } = useConsole();
  const t = reportTexts(texts);
  const open = useSignal(false);
  const { conversationId, seq, at, waitedMs, visitorName, author, words } = moment;
  const name = visitorName === null ? t.moments.erased : nameText(visitorName, texts);
  const by =
    author.kind === 'visitor' ? null : (author.name ?? t.moments.authors[author.kind] ?? author.kind);
  const value = valueText(moment, t);
  const wait = waitedMs === null ? null : waitText(waitedMs, t);
  return (
    <li class="moment">
      <div class="moment__line">
        {conversationId === null ? (
          <span class="moment__who">{name}</span>
        ) : (
          <Link
            class="moment__who"
            to={{ page: 'conversation', id: conversationId, queue: 'resolved', at: seq }}
          >
            {name}
          </Link>
        )}
        <span class="moment__about">
          {timeText(at, timeZone, t)}
          {by !== null && ` · ${t.moments.by(by)}`}
        </span>
        {value !== null && <strong class="moment__value">{value}</strong>}
        {wait !== null && conversationId !== null && (
          <button
            type="button"
            class="text-button moment__why"
            aria-expanded={open.value}
            aria-label={`${name}: ${t.moments.why(wait)}`}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {t.moments.why(wait)}
          </button>
        )}
      </div>
      {words && (
        <q class="why__words" dir="auto">
          {words}
        </q>
      )}
      {open.value && conversationId !== null && (
        <WaitExplained api={api} id={conversationId} moment={moment} timeZone={timeZone} />
      )}
    </li>
  );
}

/** What a moment says beside its time; of a wait the button says it. */
function valueText({ kind, amount, waitedMs, conversationId }: ReportMoment, t: ReportTexts): string | null {
  if (kind === 'messages') return t.moments.messages(amount);
  if (kind === 'rated') return t.moments.rating(amount);
  return waitedMs !== null && conversationId === null ? waitText(waitedMs, t) : null;
}
