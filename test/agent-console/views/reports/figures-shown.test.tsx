// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { ReportsApi } from '../../../../agent-console/transport/reports-api.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { PeriodReport } from '../../../../server/contract/schemas/developers/reports.ts';
import { ok, silence, uuid } from '../../support/fake-deps.ts';
import { figures, periodReport, wait } from '../../support/fake-reports.ts';
import { figureCard, stageReports, until } from '../../support/stage-reports.tsx';

const ANA_LINE = { id: uuid(8), name: 'Ana', figures: figures({ resolved: 7 }) };
const ANA_ALONE = 'The figures above are this agent’s.';

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
    const server = heldServer(periodReport({ groups, figures: figures({ resolved: 90 }) }));
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
    expect(on.text()).toContain(ANA_ALONE);
    expect([dates(), link()]).toEqual([before, expect.stringContaining(`agent=${ANA_LINE.id}`)]);
    expect(on.one('.tables__figure').getAttribute('href')).toContain('days=7');
    expect(on.one('.tables__by a').getAttribute('href'), 'another table of what is chosen').toContain(
      'days=30',
    );

    await on.step(async () => server.held[1]?.(await silence()));
    await until(on, () => expect(on.text()).toContain('Can’t reach the server.'));
    expect(on.text()).toContain(ANA_ALONE);
    await on.step(() => on.button('Try again').click());
    await until(on, () => expect(server.held).toHaveLength(3));
    await on.step(async () =>
      server.held[2]?.(await ok(periodReport({ figures: figures({ resolved: 90 }) }))),
    );
    await until(on, () => expect(figureCard(on.root, 'Resolved')).toContain('90'));
    expect(on.text()).not.toContain(ANA_ALONE);
    expect(link()).toContain('days=30');
  });
});

describe('an agent who is not among the busiest', () => {
  const lines = Array.from({ length: 200 }, (_, index) => ({ ...ANA_LINE, id: uuid(100 + index) }));
  const report = (agent: PeriodReport['groups']['agent']) =>
    periodReport({ groups: { ...periodReport().groups, agent }, figures: figures({ resolved: 900 }) });

  it('has no figures, which is said instead of zeros', async () => {
    const on = await stageReports(
      { readPeriod: () => ok(report(lines)) },
      `/console/reports?days=7&zone=UTC&agent=${uuid(8)}&by=site`,
    );
    expect(on.text()).toContain('isn’t among the 200 busiest of this period');
    expect(on.root.querySelectorAll('.figure')).toHaveLength(0);
  });

  it('of the period before is compared with nothing', async () => {
    const own = figures({ resolved: 1_500, firstReply: wait(3), messagesByBots: 2 });
    const answers = [report([{ ...ANA_LINE, figures: own }]), report(lines)];
    const on = await stageReports(
      { readPeriod: () => ok(answers.shift() ?? report(lines)) },
      `/console/reports?days=7&zone=UTC&agent=${ANA_LINE.id}`,
      '.figure',
    );
    for (const name of ['Resolved', 'First reply time', 'Satisfaction', 'Messages by bots'])
      expect(figureCard(on.root, name)).toContain('Nothing to compare with');
    expect(figureCard(on.root, 'Resolved')).toContain('1,500');
  });
});
