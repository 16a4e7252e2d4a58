import type { DayColumns, Hours } from '../../../../server/reports/days/columns.ts';
import { type DayRow, packDay, readDay } from '../../../../server/reports/days/packed-day.ts';

/** A day as a reader has it that was packed of these moments, in the order of time. */
export function dayOf(rows: readonly DayRow[], hours: Hours = 'all'): DayColumns {
  const { kinds, walls, opens } = packDay(rows);
  const columns = readDay(kinds, hours === 'business' ? opens : walls);
  if (columns === null) throw new Error('A day that was just packed can be read.');
  return columns;
}
