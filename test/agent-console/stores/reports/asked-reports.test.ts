import { describe, expect, it } from 'vitest';
import { createAskedReport } from '../../../../agent-console/stores/reports/asked-report.ts';
import { BETTER, changeOf } from '../../../../agent-console/stores/reports/changes.ts';
import {
  type ColumnName,
  columnsOf,
  searchOfRow,
  sortedRows,
} from '../../../../agent-console/stores/reports/group-columns.ts';
import { createMoments, keyOfMoment } from '../../../../agent-console/stores/reports/moments.ts';
import { choiceFrom } from '../../../../agent-console/stores/reports/report-choice.ts';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type {
  GroupRow,
  MomentsQuery,
  ReportGroup,
  ReportMoment,
  ReportMoments,
} from '../../../../server/contract/schemas/developers/reports.ts';
import { settled } from '../../../contract/client/fake-deps.ts';
import { fakeDeps, ok, silence } from '../../support/fake-deps.ts';
import { figures, wait } from '../../support/fake-reports.ts';

/** A server that answers when the test lets it, in any order. */
function slowServer<T>() {
  const waiting: ((answer: Answer<T>) => void)[] = [];
  return {
    waiting,
    request: (_query: object) => new Promise<Answer<T>>((resolve) => waiting.push(resolve)),
  };
}

describe('a report that is asked for', () => {
  it('is the answer to the newest question, also where an older one comes later', async () => {
    const server = slowServer<string>();
    const asked = createAskedReport<{ days: number }, string>(server.request, fakeDeps());
    void asked.ask({ days: 7 });
    void asked.ask({ days: 30 });
    server.waiting[1]?.({ ok: true, value: 'thirty' });
    await settled();
    expect([asked.report.value, asked.busy.value]).toEqual(['thirty', false]);
    server.waiting[0]?.({ ok: true, value: 'seven' });
    await settled();
    expect([asked.report.value, asked.query.value]).toEqual(['thirty', { days: 30 }]);
  });

  it('stays while the server cannot be reached, and can be asked for again', async () => {
    const answers = [ok('figures'), silence(), ok('newer figures')];
    const asked = createAskedReport<object, string>(
      () => answers.shift() as Promise<Answer<string>>,
      fakeDeps(),
    );
    await asked.ask({});
    await asked.ask({});
    expect([asked.report.value, asked.failure.value?.status]).toEqual(['figures', 0]);
    await asked.again();
    expect([asked.report.value, asked.failure.value]).toEqual(['newer figures', null]);
  });

  it('is asked for again when the server says so, while it computes another one', async () => {
    const deps = fakeDeps();
    const busy = {
      ok: false,
      status: 429,
      code: 'too_many_requests',
      message: '',
      retryAfterMs: 1_000,
    } as const;
    const answers: Answer<string>[] = [busy, { ok: true, value: 'figures' }];
    const asked = createAskedReport<object, string>(() => Promise.resolve(answers.shift() ?? busy), deps);
    await asked.ask({});
    expect([asked.busy.value, asked.failure.value]).toEqual([true, null]);
    await deps.clock.pass(1_000);
    await settled();
    expect([asked.busy.value, asked.report.value]).toEqual([false, 'figures']);
  });

  it('is not asked for any more once nobody looks', async () => {
    const deps = fakeDeps();
    let questions = 0;
    const asked = createAskedReport<object, string>(() => {
      questions += 1;
      return Promise.resolve({ ok: false, status: 429, message: '', retryAfterMs: 1_000 });
    }, deps);
    await asked.ask({});
    asked.stop();
    await deps.clock.pass(60_000);
    expect(questions).toBe(1);
  });
});

describe('what a figure is made of', () => {
  const query: MomentsQuery = { from: '2026-11-01', to: '2026-11-30', timeZone: 'UTC', figure: 'started' };
  const moment = (seq: number): ReportMoment => ({
    conversationId: 'c',
    seq,
    kind: 'started',
    at: seq,
    fromAt: null,
    waitedMs: null,
    visitorName: 'Jo',
    author: { kind: 'visitor', id: null, name: null },
    amount: 1,
  });

  it('comes page by page, once each, and is over when the server says so', async () => {
    const cursors: (string | undefined)[] = [];
    const list = createMoments(query, ({ cursor }) => {
      cursors.push(cursor);
      return ok<ReportMoments>(
        cursor === undefined ? { moments: [moment(1)], next: 'two' } : { moments: [moment(2)], next: null },
      );
    });
    await Promise.all([list.load(), list.load()]);
    expect(list.more.value).toBe(true);
    await list.load();
    expect(list.items.value?.map(keyOfMoment)).toEqual(['c started 1', 'c started 2']);
    expect([cursors, list.more.value]).toEqual([[undefined, 'two'], false]);
  });

  it('keeps its pages when the next one cannot be read', async () => {
    const answers = [ok<ReportMoments>({ moments: [moment(1)], next: 'two' }), silence()];
    const list = createMoments(query, () => answers.shift() as Promise<Answer<ReportMoments>>);
    await list.load();
    await list.load();
    expect([list.items.value?.length, list.failure.value?.status, list.more.value]).toEqual([1, 0, true]);
  });

  it('can be asked for again where what asks could not be fetched', async () => {
    const attempts = [() => Promise.reject(new Error('no such file')), () => ok({ moments: [], next: null })];
    const list = createMoments(query, () => (attempts.shift() as () => Promise<Answer<ReportMoments>>)());
    await list.load();
    expect([list.items.value, list.failure.value?.status, list.busy.value]).toEqual([null, 0, false]);
    await list.load();
    expect([list.items.value, list.failure.value]).toEqual([[], null]);
  });
});

describe('a figure and the one before', () => {
  it.each([
    [10, 8, BETTER.within, { way: 'up', by: 2, share: 0.25, verdict: 'better' }],
    [8, 10, BETTER.abandoned, { way: 'down', by: 2, share: 0.2, verdict: 'better' }],
    [90_000, 60_000, BETTER.wait, { way: 'up', by: 30_000, share: 0.5, verdict: 'worse' }],
    [5, 0, BETTER.started, { way: 'up', by: 5, share: null, verdict: null }],
    [0, 0, BETTER.resolved, { way: 'same', by: 0, share: 0, verdict: null }],
  ] as const)('%d after %d, where %s is better', (now, before, better, change) => {
    expect(changeOf(now, before, better)).toEqual(change);
  });

  it('are not compared where one of them is not known', () => {
    expect([changeOf(null, 5, 'less'), changeOf(5, null, 'less')]).toEqual([null, null]);
  });
});

describe('the tables by site, team and so on', () => {
  const row = (id: string | null, started: number, medianMinutes: number | null): GroupRow => ({
    id,
    name: id,
    figures: figures({ started, firstReply: wait(medianMinutes) }),
  });
  const rows = [row('a', 5, 3), row('b', 9, null), row('c', 1, 12)];
  const order = (...sort: [ColumnName | null, boolean]) => sortedRows(rows, ...sort).map(({ id }) => id);

  it('are in the order of the server until a column is chosen, and have rows without a figure last', () => {
    expect(order(null, false)).toEqual(['a', 'b', 'c']);
    expect(order('started', false)).toEqual(['b', 'a', 'c']);
    expect(order('firstReply', false)).toEqual(['c', 'a', 'b']);
    expect(order('firstReply', true)).toEqual(['a', 'c', 'b']);
  });

  it('lead from each figure to what it is made of, with the row as a filter', () => {
    const choice = choiceFrom('?days=7&zone=UTC&channel=chat', 'UTC');
    const firstReply = columnsOf('site').find(({ name }) => name === 'firstReply');
    if (firstReply === undefined) throw new Error('There is a column of first replies.');
    const leadsTo = (by: ReportGroup, id: string | null) => searchOfRow(choice, by, id, firstReply);
    const common = '?days=7&zone=UTC';
    const figure = 'figure=firstReply&order=longest';
    expect(leadsTo('site', 's')).toBe(`${common}&site=s&channel=chat&${figure}`);
    expect(leadsTo('agent', 'x')).toBe(`${common}&channel=chat&agent=x&${figure}`);
    expect(leadsTo('team', null)).toBe(`${common}&team=none&channel=chat&${figure}`);
    expect(leadsTo('language', 'pt')).toBe(`${common}&language=pt&channel=chat&${figure}`);
    for (const by of ['label', 'topic', 'language'] as const)
      expect(leadsTo(by, null)).toContain(`&${by}=none&`);
    expect([leadsTo('site', null), leadsTo('agent', null), leadsTo('channel', null)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('have no column of what visitors do in the table of agents', () => {
    expect(columnsOf('agent').map(({ name }) => name)).not.toContain('messagesIn');
  });
});
