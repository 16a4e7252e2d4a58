import { type BoardRow, type BoardState, searchOfBoard } from '../../../stores/inbox/board-search.ts';
import { useConsole, useWorkspace } from '../../context.ts';
import { Link } from '../../elements/Link.tsx';
import { countText } from '../report-format.ts';
import { reportTexts } from '../report-texts.ts';

/** How many conversations there are in a row of the board, or how long the first of them waits; it leads to them. */
export function BoardFigure({
  count,
  text,
  of,
  state,
  name,
}: {
  count: number;
  /** What is shown instead of the number. */
  text?: string;
  of: BoardRow;
  state: BoardState;
  /** Of the row and the column. */
  name: string;
}) {
  const t = reportTexts(useConsole().texts);
  const { searchNames } = useWorkspace();
  const shown = text ?? countText(count, t);
  if (count === 0) return <>{shown}</>;
  return (
    <Link
      class="tables__figure"
      to={{ page: 'find', find: { kind: 'search', text: searchOfBoard(of, state, searchNames()) } }}
      aria-label={t.openFigure(name, shown)}
    >
      {shown}
    </Link>
  );
}
