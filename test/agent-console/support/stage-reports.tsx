import type { ReportsApi } from '../../../agent-console/transport/reports-api.ts';
import { WorkspaceView } from '../../../agent-console/views/WorkspaceView.tsx';
import { eventually } from '../../support/eventually.ts';
import { fakeReportsApi } from './fake-reports.ts';
import { type Stage, stage } from './render.tsx';

/** The reports of a server, at an address, once `shows` stands there: selectors, one of which is enough. */
export function stageReports(
  api: Partial<ReportsApi>,
  path = '/console/reports?days=7&zone=UTC',
  shows = '.reports__span, .reports__trouble, .empty',
  options: Parameters<typeof stage>[1] = {},
) {
  return stage(<WorkspaceView />, {
    accountsApi: { reports: () => Promise.resolve(fakeReportsApi(api)) },
    path,
    shows: `.reports ${shows.replaceAll(', ', ', .reports ')}`,
    ...options,
  });
}

/** Effects of effects take their time: the views have followed when it holds. */
export function until(on: Stage, holds: () => void): Promise<void> {
  return eventually(async () => {
    await on.step(() => {});
    holds();
  });
}

/** The card of a figure, as it is read. */
export function figureCard(root: Element, name: string): string {
  const found = [...root.querySelectorAll('.figure')].find(
    (one) => one.querySelector('.figure__name')?.textContent === name,
  );
  return found?.textContent ?? `There is no card ${name}.`;
}
