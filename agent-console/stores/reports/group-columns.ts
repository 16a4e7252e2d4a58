import type { CountName } from '../../../server/contract/reports/report-constants.ts';
import type {
  FigureName,
  Figures,
  GroupRow,
  ReportGroup,
} from '../../../server/contract/schemas/developers/reports.ts';
import { type ReportChoice, searchOf, withFilter } from './report-choice.ts';

/** A column of the tables by site, team and so on. */
export type Column = {
  name: ColumnName;
  is: 'count' | 'wait' | 'share';
  /** What its figures are made of. */
  figure: FigureName;
  value(figures: Figures): number | null;
};
export type ColumnName =
  | CountName
  | 'firstReply'
  | 'firstReplyP90'
  | 'firstReplyWithin'
  | 'nextReply'
  | 'resolution'
  | 'ratings'
  | 'good';

const count = (name: CountName): Column => ({
  name,
  is: 'count',
  figure: name,
  value: (figures) => figures[name],
});
const median = (name: 'firstReply' | 'nextReply' | 'resolution'): Column => ({
  name,
  is: 'wait',
  figure: name,
  value: (figures) => figures[name].medianMs,
});

const COLUMNS: readonly Column[] = [
  count('started'),
  count('resolved'),
  count('reopened'),
  count('abandoned'),
  count('leftWithoutReply'),
  count('missed'),
  count('messagesIn'),
  count('messagesOut'),
  count('messagesByBots'),
  median('firstReply'),
  { name: 'firstReplyP90', is: 'wait', figure: 'firstReply', value: ({ firstReply }) => firstReply.p90Ms },
  {
    name: 'firstReplyWithin',
    is: 'share',
    figure: 'firstReply',
    value: ({ firstReply }) => firstReply.within,
  },
  median('nextReply'),
  median('resolution'),
  { name: 'ratings', is: 'count', figure: 'ratings', value: ({ ratings }) => ratings.count },
  { name: 'good', is: 'share', figure: 'ratings', value: ({ ratings }) => ratings.good },
];

/** What visitors do stands under no agent. */
const NOT_OF_AGENTS: readonly ColumnName[] = ['started', 'missed', 'messagesIn'];

/** The columns of the table by site, team or whatever it is. */
export function columnsOf(by: ReportGroup): readonly Column[] {
  return by === 'agent' ? COLUMNS.filter(({ name }) => !NOT_OF_AGENTS.includes(name)) : COLUMNS;
}

/** By a column, what has no figure last; without one as the server has them, the busiest first. */
export function sortedRows(
  rows: readonly GroupRow[],
  by: ColumnName | null,
  rising: boolean,
): readonly GroupRow[] {
  const column = COLUMNS.find(({ name }) => name === by);
  if (column === undefined) return rows;
  return rows.toSorted((a, b) => {
    const [left, right] = [column.value(a.figures), column.value(b.figures)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return rising ? left - right : right - left;
  });
}

/**
 * The search of the address of what a figure of a row is made of; null where nothing can be asked for: there is no row of no site.
 */
export function searchOfRow(
  choice: ReportChoice,
  by: ReportGroup,
  id: string | null,
  { figure, is }: Column,
): string | null {
  const more = { figure, order: is === 'count' ? undefined : 'longest' };
  if (by === 'agent') return id === null ? null : searchOf({ ...choice, agent: id }, more);
  if (by === 'channel')
    return id === null
      ? null
      : searchOf(withFilter(choice, { channel: id as 'chat' | 'mail' | 'link' }), more);
  if (by === 'site') return id === null ? null : searchOf(withFilter(choice, { siteId: id }), more);
  const part = by === 'language' || by === 'topic' ? by : `${by}Id`;
  return searchOf(withFilter(choice, { [part]: id ?? 'none' }), more);
}
