import type { FigureName } from '../../../../server/contract/schemas/developers/reports.ts';
import { isWait } from '../../../stores/reports/changes.ts';
import { type ReportChoice, searchOf } from '../../../stores/reports/report-choice.ts';
import type { Route } from '../../../stores/shell/router.ts';

/** Where what a figure is made of is listed. */
export function figureRoute(choice: ReportChoice, figure: FigureName): Route {
  const search = searchOf(choice, { figure, order: isWait(figure) ? 'longest' : undefined });
  return { page: 'reports', part: 'moments', search };
}
