// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../agent-console/locales/languages.ts';
import type { ReportsApi } from '../../../../agent-console/transport/reports-api.ts';
import type { ReportQuery } from '../../../../server/contract/schemas/developers/reports.ts';
import { ANA, card, ok, page, refused, SESSION, silence, state, uuid } from '../../support/fake-deps.ts';
import {
  FIRST_DAY,
  figures,
  MINUTE_MS,
  periodReport,
  reportMoment,
  wait,
} from '../../support/fake-reports.ts';
import { figureCard, stageReports, until } from '../../support/stage-reports.tsx';

const NOW_AND_BEFORE = periodReport({
  figures: figures({
    started: 120,
    resolved: 90,
    abandoned: 3,
    firstReply: wait(3),
    ratings: { count: 4, good: 0.75, perResolved: 0.05, byScore: [1, 0, 0, 1, 2] },
  }),
  figuresBefore: figures({ started: 100, resolved: 120, abandoned: 0, firstReply: wait(4) }),
});

const BOT = { kind: 'bot', id: uuid(70), name: 'Helper' };

describe('the report of a period', () => {
  it('shows each figure with the one before, and says what is better by its meaning', async () => {
    const on = await stageReports({ readPeriod: () => ok(NOW_AND_BEFORE) });
    expect(figureCard(on.root, 'New conversations')).toMatch(/120.*↑ 20% more before: 100/);
    expect(figureCard(on.root, 'Resolved')).toMatch(/90.*↓ 25% fewer before: 120/);
    expect(figureCard(on.root, 'Resolved unanswered')).toMatch(/3.*↑ 3 more · worse before: 0/);
    expect(figureCard(on.root, 'First reply time')).toMatch(
      /3\u00A0min.*↓ 1\u00A0min shorter · better before: 4\u00A0min/,
    );
    expect(figureCard(on.root, 'First reply time')).toContain(
      '90th percentile 9\u00A0min80% within 5\u00A0min',
    );
    expect(figureCard(on.root, 'Next reply time')).toContain('Nothing to compare with');
    expect(figureCard(on.root, 'Satisfaction')).toContain('75%');
    expect(on.text()).not.toContain('Messages by bots');
  });

  it('explains each figure beside it', async () => {
    const on = await stageReports({ readPeriod: () => ok(NOW_AND_BEFORE) });
    await on.step(() => on.button('Definition: First reply time').click());
    const panel = on.one('.figure__meaning');
    expect(panel.textContent).toContain('until the first reply by an agent');
    await on.step(() => panel.querySelector('a')?.click());
    expect(on.one('.definition[data-current="true"] dt').textContent).toBe('First reply time');
  });

  it('asks for what the address says, and puts every choice into the address', async () => {
    const queries: ReportQuery[] = [];
    const readPeriod = (query: ReportQuery) => {
      queries.push(query);
      return ok(NOW_AND_BEFORE);
    };
    const address = `/console/reports?from=2026-11-01&to=2026-11-30&zone=Europe%2FLisbon&team=${uuid(7)}`;
    const on = await stageReports({ readPeriod }, address, '.reports__span', {
      api: { readTeams: () => ok({ teams: [{ id: uuid(7), name: 'Billing', memberIds: [] }] }) },
    });
    expect(queries).toEqual([
      { from: '2026-11-01', to: '2026-11-30', timeZone: 'Europe/Lisbon', hours: 'all', teamId: uuid(7) },
    ]);
    const hours = [...on.root.querySelectorAll('select')].at(-1);
    if (hours === undefined) throw new Error('There is no choice of hours.');
    await on.step(() => {
      hours.value = 'business';
      hours.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(on.path()).toBe(
      `/console/reports?from=2026-11-01&to=2026-11-30&zone=Europe%2FLisbon&hours=business&team=${uuid(7)}`,
    );
    await until(on, () => expect(queries.at(-1)?.hours).toBe('business'));
  });

  it('says how far counting has come after an upgrade, and nothing once it is done', async () => {
    const on = await stageReports({ readPeriod: () => ok({ ...NOW_AND_BEFORE, counted: 0.4299 }) });
    expect(on.one('.reports__counting').textContent).toContain('42% done');
    const done = await stageReports({ readPeriod: () => ok(NOW_AND_BEFORE) });
    expect(done.root.querySelector('.reports__counting')).toBeNull();
  });

  it('is that of one agent, without what visitors do, when one is chosen', async () => {
    const own = figures({ resolved: 7, messagesOut: 12 });
    const member = { ...SESSION.agent, ...ANA, onDuty: true, here: true, state: 'on' as const, cap: null };
    const asked: ReportQuery[] = [];
    const readPeriod: ReportsApi['readPeriod'] = (query) => {
      asked.push(query);
      return ok({ ...NOW_AND_BEFORE, figures: own });
    };
    const on = await stageReports(
      { readPeriod },
      `/console/reports?days=7&zone=UTC&agent=${ANA.id}`,
      '.figure',
      { api: { readTeam: () => ok({ agents: [member] }) } },
    );
    expect(asked).toMatchObject([{ authorId: ANA.id }]);
    expect(on.one<HTMLSelectElement>('.filter__input[data-chosen="true"]').selectedOptions[0]?.text).toBe(
      'Ana',
    );
    expect(figureCard(on.root, 'Resolved')).toContain('7');
    expect(figureCard(on.root, 'Messages sent')).toContain('12');
    expect(figureCard(on.root, 'New conversations')).toBe('There is no card New conversations.');
    expect(on.one('a.figure__value').getAttribute('href')).toContain(`agent=${ANA.id}`);
  });

  it('names on paper, where no fields are, what it is filtered by', async () => {
    const groups = { ...NOW_AND_BEFORE.groups, agent: [{ ...BOT, figures: NOW_AND_BEFORE.figures }] };
    const on = await stageReports(
      { readPeriod: () => ok({ ...NOW_AND_BEFORE, groups }) },
      `/console/reports?days=7&zone=UTC&hours=business&channel=mail&agent=${BOT.id}`,
    );
    const paper = [...on.one('.reports__on-paper').children].map(({ textContent }) => textContent);
    expect(paper).toEqual(['Only E-mail · Only Helper', 'Business hours only']);
  });

  it('says that the server is away, keeps the figures from before, and asks again', async () => {
    const answers = [ok(NOW_AND_BEFORE), silence(), ok(NOW_AND_BEFORE)];
    const on = await stageReports({ readPeriod: () => answers.shift() ?? silence() });
    await on.step(() => on.one<HTMLAnchorElement>('.period__span[href*="days=30"]').click());
    await until(on, () => expect(on.text()).toContain('Showing earlier figures.'));
    expect(figureCard(on.root, 'New conversations')).toContain('120');
    await on.step(() => on.button('Try again').click());
    await until(on, () => expect(on.root.querySelector('.reports__trouble')).toBeNull());
  });

  it('refuses a period that ends before it begins without asking', async () => {
    const on = await stageReports(
      { readPeriod: () => Promise.reject(new Error('Nothing is asked.')) },
      '/console/reports?from=2026-11-30&to=2026-11-01&zone=UTC',
    );
    expect(on.text()).toContain('The end date is before the start date.');
  });

  it('says kindly that there is nothing yet, instead of showing zeros', async () => {
    const counts = { waiting: 0, with_bot: 0, mine: 0, open: 0, snoozed: 0, resolved: 0 };
    const on = await stageReports({}, undefined, undefined, {
      api: { readInbox: () => ok(page([], { counts })) },
    });
    await on.step(() => on.workspace.inbox.show('waiting'));
    expect(on.one('.reports .empty').textContent).toContain('Nothing to report yet');
    expect(on.root.querySelector('.figure')).toBeNull();
  });

  it('says that older conversations are still counted where a period is empty, too', async () => {
    const readPeriod = () => ok(periodReport({ counted: 0.1 }));
    const on = await stageReports({ readPeriod }, undefined, undefined, {
      api: { readInbox: () => ok(page([card(state(1))])) },
    });
    await on.step(() => on.workspace.inbox.show('waiting'));
    expect(on.one('.reports .empty').textContent).toContain('Nothing in this period');
    expect(on.one('.reports__counting').textContent).toContain('10% done');
  });

  it('is refused to agents, who are shown no way to it', async () => {
    const session = { ...SESSION, agent: { ...SESSION.agent, role: 'agent' as const } };
    const on = await stageReports({}, undefined, undefined, { as: session });
    expect(on.one('.reports .empty').textContent).toBe('Reports are for admins only.');
    expect(on.root.querySelector('.account a[href="/console/reports"]')).toBeNull();
  });

  it('is Chinese in a Chinese console', async () => {
    const on = await stageReports({ readPeriod: () => ok(NOW_AND_BEFORE) }, undefined, undefined, {
      texts: await textsIn('zh', ['zh-CN']),
    });
    expect(figureCard(on.root, '首次响应时间')).toMatch(
      /3\u00A0分钟.*↓ 缩短 1\u00A0分钟 · 改善 之前：4\u00A0分钟/,
    );
  });
});

describe('what a figure is made of', () => {
  const path = '/console/reports/moments?days=7&zone=UTC&figure=firstReply&order=longest';
  const message = (
    seq: number,
    body: string,
    author: { kind: 'visitor' | 'agent'; id: string; name: string },
  ) => ({
    id: uuid(100 + seq),
    conversationId: uuid(1),
    seq,
    kind: 'text' as const,
    author,
    body,
    attachments: [],
    at: FIRST_DAY,
  });

  it('is reached from the figure, and leads to the conversation at the message', async () => {
    const on = await stageReports({
      readPeriod: () => ok(NOW_AND_BEFORE),
      readMoments: ({ figure, order }) =>
        figure === 'firstReply' && order === 'longest'
          ? ok({ moments: [reportMoment(1, 12)], next: null })
          : refused(400, 'bad_request'),
    });
    await on.step(() => on.one<HTMLAnchorElement>('a.figure__value[href*="figure=firstReply"]').click());
    expect(on.path()).toBe(path);
    await until(on, () => expect(on.one('.moment__about').textContent).toContain('by Ana'));
    await on.step(() => on.one<HTMLAnchorElement>('a.moment__who').click());
    expect(on.path()).toBe(`/console/conversations/${uuid(1)}?queue=resolved&at=4`);
  });

  it('says why a wait is as long as it is: both messages, and the hours between that counted', async () => {
    const on = await stageReports(
      {
        readMoments: () => ok({ moments: [reportMoment(1, 12)], next: null }),
        explainWait: (id, kind, seq) =>
          id === uuid(1) && kind === 'first_reply' && seq === 4
            ? ok({
                from: FIRST_DAY - 12 * MINUTE_MS,
                to: FIRST_DAY,
                wallMs: 12 * MINUTE_MS,
                openMs: 2 * MINUTE_MS,
                timeZone: 'Europe/Lisbon',
                counted: [{ from: FIRST_DAY - 2 * MINUTE_MS, to: FIRST_DAY }],
                question: message(2, 'Where is my parcel?', { kind: 'visitor', id: uuid(9), name: 'Mara' }),
                answer: message(4, 'It is on its way.', { kind: 'agent', id: uuid(8), name: 'Ana' }),
              })
            : refused(404, 'not_found'),
      },
      path,
      '.moment',
    );
    await on.step(() => on.button('Visitor of 1: Why 12\u00A0min?').click());
    await until(on, () => expect(on.text()).toContain('Total: 12\u00A0min'));
    const why = on.one('.why').textContent ?? '';
    for (const words of [
      'Where is my parcel?',
      'It is on its way.',
      'Total: 12\u00A0min',
      '(Europe/Lisbon): 2\u00A0min',
    ])
      expect(why).toContain(words);
    expect(on.root.querySelectorAll('.why__spans li')).toHaveLength(1);
  });

  it('are ratings, with what visitors wrote to them', async () => {
    const { conversationId, seq, at, visitorName, author } = reportMoment(1, 12);
    const rating = { conversationId, seq, at, visitorName, author, score: 2, words: 'I waited for an hour.' };
    const on = await stageReports(
      { readRatings: () => ok({ ratings: [rating], next: null }) },
      '/console/reports/moments?days=7&zone=UTC&figure=ratings',
      '.moment',
    );
    expect(on.one('.moment').textContent).toContain('2 out of 5I waited for an hour.');
  });

  it.each([
    ['by the name that it has there', [reportMoment(1, 1, { author: BOT })], 'Only Helper'],
    [
      'by a word where none has a name',
      [reportMoment(1, 1, { author: { ...BOT, name: null } })],
      'Only the selected agent',
    ],
    ['by a word where there is none', [], 'Only the selected agent'],
  ])('says that it is of a bot only, %s', async (_how, moments, words) => {
    const on = await stageReports(
      { readMoments: () => ok({ moments, next: null }) },
      `/console/reports/moments?days=7&zone=UTC&figure=messagesByBots&agent=${BOT.id}`,
      '.moment, .empty',
    );
    expect(on.one('.moments__filters').textContent).toBe(words);
  });

  it('comes page by page, and names nobody who was erased', async () => {
    const on = await stageReports(
      {
        readMoments: ({ cursor }) =>
          cursor === undefined
            ? ok({ moments: [reportMoment(1, 12)], next: 'two' })
            : ok({ moments: [reportMoment(2, 3, { conversationId: null, visitorName: null })], next: null }),
      },
      path,
      '.moment',
    );
    await on.step(() => on.button('Load more').click());
    await until(on, () => expect(on.root.querySelectorAll('.moment')).toHaveLength(2));
    const rows = [...on.root.querySelectorAll('.moment')];
    expect(rows.map((row) => row.querySelector('.moment__who')?.textContent)).toEqual([
      'Visitor of 1',
      'Deleted visitor',
    ]);
    expect(rows[1]?.querySelector('a, button')).toBeNull();
    expect(on.text()).not.toContain('Load more');
  });
});
