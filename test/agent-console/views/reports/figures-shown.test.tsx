// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { ReportsApi } from '../../../../agent-console/transport/reports-api.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { PeriodReport } from '../../../../server/contract/schemas/developers/reports.ts';
import { ok, silence, uuid } from '../../support/fake-deps.ts';
import { figures, periodReport } from '../../support/fake-reports.ts';
import { figureCard, stageReports, until } from '../../support/stage-reports.tsx';

const ANA_LINE = { id: uuid(8), name: 'Ana', figures: figures({ resolved: 7 }) };

/** Answers at once, until the test holds what comes after; then as the test lets it. */
function heldServer(answer: PeriodReport) {
  const held: ((answer: Answer<PeriodReport>) => void)[] = [];
  let holding = false;
  const readPeriod: ReportsApi['readPeriod'] = () =>
    holding ? new Promise((resolve) => held.push(resolve)) : ok(answer);
  const hold = () => {
    holding = true;
  };
  return { readPeriod, hold, held };
}

describe('while another report is computed', () => {
  it('the figures are those of the choice that they were computed for, in all that is said of them', async () => {
    const groups = { ...periodReport().groups, agent: [ANA_LINE] };
    const server = heldServer(periodReport({ groups, figures: ANA_LINE.figures }));
    const address = `/console/reports?days=7&zone=Asia%2FTokyo&agent=${ANA_LINE.id}`;
    const on = await stageReports(server, address, '.figure');
    const dates = () => on.one('.reports__shown .reports__span').textContent;
    const [before, link] = [dates(), () => on.one('a.figure__value').getAttribute('href')];
    expect(link()).toContain(`days=7&zone=Asia%2FTokyo&agent=${ANA_LINE.id}`);
    server.hold();
    const clear = on.one<HTMLAnchorElement>('.filters a.button--quiet');
    await on.step(() => clear.click());
    await on.step(() => on.one<HTMLAnchorElement>('.period__span[href*="days=30"]').click());
    await until(on, () => expect(server.held).toHaveLength(2));
    expect(on.path()).toBe('/console/reports?days=30&zone=Asia%2FTokyo');
    expect(on.one('.reports__status [role="status"]').textContent).toBe('Updating …');
    expect(figureCard(on.root, 'Resolved')).toContain('7');
    expect([dates(), link()]).toEqual([before, expect.stringContaining(`agent=${ANA_LINE.id}`)]);
    expect(on.one('.tables__figure').getAttribute('href')).toContain('days=7');
    expect(on.one('.tables__by a').getAttribute('href'), 'another table of what is chosen').toContain(
      'days=30',
    );

    await on.step(async () => server.held[1]?.(await silence()));
    await until(on, () => expect(on.text()).toContain('Can’t reach the server.'));
    await on.step(() => on.button('Try again').click());
    await until(on, () => expect(server.held).toHaveLength(3));
    await on.step(async () =>
      server.held[2]?.(await ok(periodReport({ figures: figures({ resolved: 90 }) }))),
    );
    await until(on, () => expect(figureCard(on.root, 'Resolved')).toContain('90'));
    expect(link()).toContain('days=30');
  });
});
