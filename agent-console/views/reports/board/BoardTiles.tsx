import type { BoardLoad } from '../../../../server/contract/schemas/developers/board.ts';
import type { Route } from '../../../stores/shell/router.ts';
import { useConsole } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { countText, waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';

const queue = (name: Extract<Route, { page: 'queue' }>['queue']): Route => ({ page: 'queue', queue: name });

const found = (text: string): Route => ({ page: 'find', find: { kind: 'search', text } });

/** The large figures: who waits, how long, and what the team has. Each leads to its conversations. */
export function BoardTiles({ load, now }: { load: BoardLoad; now: number }) {
  const all = reportTexts(useConsole().texts);
  const t = all.board;
  const since = (time: number | null) => (time === null ? t.nobody : t.longest(waitText(now - time, all)));
  return (
    <ul class="tiles">
      <Tile
        name={t.waiting}
        count={load.waiting}
        more={since(load.waitingSince)}
        hint={t.hints.waiting}
        to={queue('waiting')}
        urgent={load.waiting > 0}
      />
      <Tile
        name={t.needsReply}
        count={load.needsReply}
        more={since(load.needsReplySince)}
        hint={t.hints.needsReply}
        to={found('is:unanswered')}
      />
      <Tile
        name={t.unattended}
        count={load.unattended}
        hint={t.hints.unattended}
        to={found('is:unattended')}
        urgent={load.unattended > 0}
      />
      <Tile name={t.open} count={load.open} to={queue('open')} />
      <Tile name={t.snoozed} count={load.snoozed} to={queue('snoozed')} />
      {load.withBot > 0 && <Tile name={t.withBot} count={load.withBot} to={queue('with_bot')} />}
    </ul>
  );
}

function Tile({
  name,
  count,
  more,
  hint,
  to,
  urgent = false,
}: {
  name: string;
  count: number;
  more?: string;
  hint?: string;
  to: Route;
  urgent?: boolean;
}) {
  const t = reportTexts(useConsole().texts);
  return (
    <li class="tile" data-urgent={urgent}>
      <p class="tile__name">
        <Link to={to}>{name}</Link>
      </p>
      <p class="tile__count">{countText(count, t)}</p>
      {more !== undefined && <p class="tile__more">{more}</p>}
      {hint !== undefined && <p class="tile__hint">{hint}</p>}
    </li>
  );
}
