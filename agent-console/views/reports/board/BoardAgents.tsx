import type { BoardAgent } from '../../../../server/contract/schemas/developers/board.ts';
import { useConsole } from '../../context.ts';
import { waitText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';
import { BoardFigure } from './BoardFigure.tsx';

/** Who is there, and what each of them has: those with a console open first. */
export function BoardAgents({ agents, now }: { agents: readonly BoardAgent[]; now: number }) {
  const { texts } = useConsole();
  const all = reportTexts(texts);
  const t = all.board;
  const ordered = agents.toSorted((a, b) => Number(b.here) - Number(a.here) || b.open - a.open);
  return (
    <section class="board__part board__part--agents" aria-label={t.agents}>
      <h2 class="figures__title">{t.agents}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="tables__scroll" tabIndex={0} aria-label={t.agents}>
        <table class="report-table">
          <thead>
            <tr>
              <th scope="col">{all.tables.by.agent}</th>
              <th scope="col">{t.status}</th>
              <th scope="col">{t.load}</th>
              <th scope="col">{t.needsReply}</th>
              <th scope="col">{t.longestWait}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ id, name, here, state, open, cap, needsReply, needsReplySince }) => (
              // On a wall, whoever is not there and has nothing takes the room of the others.
              <tr key={id} data-idle={!here && open === 0}>
                <th scope="row">{name}</th>
                <td>
                  <span class="board__duty" data-on={here && state === 'on'}>
                    {here ? texts.availability.states[state] : t.offline}
                  </span>
                </td>
                <td>
                  <BoardFigure
                    count={open}
                    {...(cap === null ? {} : { text: t.loadOf(open, cap) })}
                    of={{ by: 'agent', id }}
                    state="open"
                    name={`${name}, ${t.load}`}
                  />
                </td>
                <td>
                  <BoardFigure
                    count={needsReply}
                    of={{ by: 'agent', id }}
                    state="unanswered"
                    name={`${name}, ${t.needsReply}`}
                  />
                </td>
                <td>
                  <BoardFigure
                    count={needsReplySince === null ? 0 : needsReply}
                    text={waitText(needsReplySince === null ? null : now - needsReplySince, all)}
                    of={{ by: 'agent', id }}
                    state="unanswered"
                    name={`${name}, ${t.longestWait}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
