import type { BoardGroup } from '../../../../server/contract/schemas/developers/board.ts';
import { useConsole } from '../../context.ts';
import { waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { BoardFigure } from './BoardFigure.tsx';

/** What each site or team has. */
export function BoardGroups({
  title,
  by,
  groups,
  now,
}: {
  title: string;
  by: 'team' | 'site';
  groups: readonly BoardGroup[];
  now: number;
}) {
  const all = reportTexts(useConsole().texts);
  const t = all.board;
  const columns = {
    waiting: t.waiting,
    unanswered: t.needsReply,
    unattended: t.unattended,
    open: t.open,
  } as const;
  const figure = (id: string | null, name: string | null, state: keyof typeof columns, count: number) => (
    <BoardFigure
      count={count}
      of={{ by, id }}
      state={state}
      name={`${name ?? t.noTeam}, ${columns[state]}`}
    />
  );
  return (
    <section class="board__part" aria-label={title}>
      <h2 class="figures__title">{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="tables__scroll" tabIndex={0} aria-label={title}>
        <table class="report-table">
          <thead>
            <tr>
              {[title, t.waiting, t.longestWait, t.needsReply, t.unattended, t.open].map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id, name, load }) => (
              <tr key={id}>
                <th scope="row">{name ?? t.noTeam}</th>
                <td>{figure(id, name, 'waiting', load.waiting)}</td>
                <td>
                  <BoardFigure
                    count={load.waitingSince === null ? 0 : load.waiting}
                    text={waitText(load.waitingSince === null ? null : now - load.waitingSince, all)}
                    of={{ by, id }}
                    state="waiting"
                    name={`${name ?? t.noTeam}, ${t.longestWait}`}
                  />
                </td>
                <td>{figure(id, name, 'unanswered', load.needsReply)}</td>
                <td>{figure(id, name, 'unattended', load.unattended)}</td>
                <td>{figure(id, name, 'open', load.open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
