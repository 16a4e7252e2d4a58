import type { BoardGroup } from '../../../../server/contract/schemas/developers/board.ts';
import { useConsole } from '../../context.ts';
import { countText, waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';

/** What each site or team has. */
export function BoardGroups({
  title,
  groups,
  now,
}: {
  title: string;
  groups: readonly BoardGroup[];
  now: number;
}) {
  const all = reportTexts(useConsole().texts);
  const t = all.board;
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
                <td>{countText(load.waiting, all)}</td>
                <td>{waitText(load.waitingSince === null ? null : now - load.waitingSince, all)}</td>
                <td>{countText(load.needsReply, all)}</td>
                <td>{countText(load.unattended, all)}</td>
                <td>{countText(load.open, all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
