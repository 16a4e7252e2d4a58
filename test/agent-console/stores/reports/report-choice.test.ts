import { describe, expect, it } from 'vitest';
import {
  askedOf,
  choiceFrom,
  daysOf,
  hasSameClock,
  queryOf,
  type ReportChoice,
  searchOf,
  troubleOf,
  withFilter,
} from '../../../../agent-console/stores/reports/report-choice.ts';

const ZONE = 'Europe/Lisbon';
const SITE = '11111111-1111-4111-8111-111111111111';
/** In Auckland it is the 30th already, in Honolulu still the 28th. */
const NOW = Date.UTC(2026, 10, 29, 11, 30);

describe('what a report is about', () => {
  it('stands in the address, and comes back from it as it was', () => {
    const choices: ReportChoice[] = [
      { span: { days: 90 }, timeZone: ZONE, hours: 'all', filter: {}, agent: null, by: 'agent' },
      {
        span: { from: '2026-02-28', to: '2026-03-01' },
        timeZone: 'America/Argentina/Buenos_Aires',
        hours: 'business',
        filter: { siteId: SITE, teamId: 'none', labelId: SITE, language: 'pt-BR', channel: 'mail' },
        agent: SITE,
        by: 'label',
      },
    ];
    for (const choice of choices) expect(choiceFrom(searchOf(choice), 'UTC')).toEqual(choice);
  });

  it('is the last seven days in the zone of who looks, where the address says nothing', () => {
    expect(choiceFrom('', ZONE)).toEqual({
      span: { days: 7 },
      timeZone: ZONE,
      hours: 'all',
      filter: {},
      agent: null,
      by: 'agent',
    });
  });

  it.each([
    ['Asia/Kolkata', 'Asia/Calcutta', 90, true],
    ['Asia/Kolkata', 'UTC', 7, false],
    ['Asia/Kathmandu', 'Asia/Kolkata', 1, false],
    // In Arizona clocks are never changed: they have shown the same as in Denver since 1 November.
    ['America/Phoenix', 'America/Denver', 7, true],
    ['America/Phoenix', 'America/Denver', 90, false],
  ] as const)(
    'has the same days by two clocks where both show the same: %s, %s, %i days',
    (zone, other, days, same) => {
      expect(hasSameClock({ ...choiceFrom('', zone), span: { days } }, other, NOW)).toBe(same);
    },
  );

  it.each([
    '?days=8',
    '?from=2026-02-30&to=2026-03-01',
    '?from=2026-03-01',
    '?zone=Moon%2FBase&hours=never&site=',
  ])('is read as without what makes no sense: %s', (search) => {
    expect(choiceFrom(search, ZONE)).toEqual(choiceFrom('', ZONE));
  });

  it.each([
    ['Pacific/Auckland', { from: '2026-11-24', to: '2026-11-30' }],
    ['UTC', { from: '2026-11-23', to: '2026-11-29' }],
    ['Pacific/Midway', { from: '2026-11-23', to: '2026-11-29' }],
    ['Etc/GMT+12', { from: '2026-11-22', to: '2026-11-28' }],
  ])('ends today, as the clock of the zone has it: %s', (timeZone, days) => {
    expect(
      daysOf({ span: { days: 7 }, timeZone, hours: 'all', filter: {}, agent: null, by: 'agent' }, NOW),
    ).toEqual(days);
  });

  it('is asked for as the server wants it', () => {
    const choice = choiceFrom('?days=1&zone=UTC&team=none&hours=business', ZONE);
    expect(queryOf(choice, NOW)).toEqual({
      from: '2026-11-29',
      to: '2026-11-29',
      timeZone: 'UTC',
      hours: 'business',
      teamId: 'none',
    });
  });

  it('is asked for as what one agent sent, in files too', () => {
    const choice = choiceFrom(`?days=1&zone=UTC&agent=${SITE}&hours=business`, ZONE);
    expect(queryOf(choice, NOW)).toMatchObject({ authorId: SITE, hours: 'business' });
    expect(askedOf(choice, NOW)).toEqual({
      from: '2026-11-29',
      to: '2026-11-29',
      timeZone: 'UTC',
      authorId: SITE,
    });
  });

  it.each([
    ['2026-01-01', '2027-01-01', null],
    ['2026-01-01', '2027-01-02', 'too-long'],
    ['2026-01-02', '2026-01-01', 'backwards'],
  ])('from %s to %s is refused before the server is asked: %s', (from, to, trouble) => {
    expect(
      troubleOf({ span: { from, to }, timeZone: ZONE, hours: 'all', filter: {}, agent: null, by: 'agent' }),
    ).toBe(trouble);
  });

  it('loses a part of its filter without a trace in the address', () => {
    const choice = withFilter(choiceFrom(`?site=${SITE}&channel=chat`, ZONE), { siteId: undefined });
    expect(choice.filter).toEqual({ channel: 'chat' });
    expect(searchOf(choice)).not.toContain('site');
  });
});
