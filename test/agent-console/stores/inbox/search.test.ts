import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../agent-console/stores/shell/router.ts';
import type { Filter, FindPage, View } from '../../../../server/contract/schemas/find-api.ts';
import { deferred, settled } from '../../../contract/client/fake-deps.ts';
import { messageFrame, ok, refused, silence, uuid } from '../../support/fake-deps.ts';
import { NAMES, openSearch, page, SCREENFUL } from './open-search.ts';

const LABEL_FILTER = JSON.stringify({
  match: 'all',
  rules: [{ field: 'label', op: 'is', values: [uuid(60)] }],
});

describe('the search', () => {
  it('asks for what is searched, and for more after the last', async () => {
    const { search, asked, ids } = openSearch(({ cursor }) =>
      ok(cursor === undefined ? page([1, 2], 'c1') : page([2, 3])),
    );
    search.show({ kind: 'search', text: 'tea' });
    expect(search.phase.value).toBe('loading');
    await settled();
    await search.loadMore();
    expect(ids()).toEqual([uuid(1), uuid(2), uuid(3)]);
    expect(search.more.value).toBe(false);
    expect(asked.mock.calls.map(([query]) => query)).toEqual([
      { text: 'tea', limit: 30 },
      { text: 'tea', cursor: 'c1' },
    ]);
  });

  it('says that what is shown is of before until the new search has an answer', async () => {
    const answers = [ok(page([1])), refused(400, 'bad_request'), silence(), ok(page([2]))];
    const { search, deps, ids } = openSearch(() => answers.shift() ?? silence());
    search.show({ kind: 'search', text: 'tea' });
    expect(search.outdated.value).toBe(true);
    await settled();
    expect([search.outdated.value, ids()]).toEqual([false, [uuid(1)]]);
    search.show({ kind: 'search', text: 'teapot' });
    await settled();
    expect([search.outdated.value, ids()], 'it was refused').toEqual([false, [uuid(1)]]);
    await deps.clock.pass(60_000);
    expect([search.outdated.value, ids()]).toEqual([false, [uuid(2)]]);
    search.show({ kind: 'search', text: 'cup' });
    search.show(null);
    expect(search.outdated.value, 'no search is shown').toBe(false);
  });

  it('asks for conditions as a filter, and for the words without them', async () => {
    const { search, asked } = openSearch(() => ok(page([])));
    search.show({ kind: 'search', text: 'late label:refund parcel' });
    await settled();
    expect(asked).toHaveBeenCalledExactlyOnceWith({
      text: 'late parcel',
      filter: LABEL_FILTER,
      limit: 30,
    });
  });

  it('waits for the names that it needs, and for no others', async () => {
    const labels = signal<typeof NAMES.labels | null>(null);
    const { search, asked } = openSearch(() => ok(page([])), labels);
    search.show({ kind: 'search', text: 'late is:open' });
    await settled();
    expect(asked).toHaveBeenCalledTimes(1);
    const names = deferred<void>();
    const waiting = openSearch(
      () => ok(page([1])),
      labels,
      () => names.promise,
    );
    waiting.search.show({ kind: 'search', text: 'label:refund' });
    await settled();
    expect(waiting.asked).not.toHaveBeenCalled();
    expect(waiting.search.phase.value).toBe('loading');
    labels.value = NAMES.labels;
    names.resolve();
    await settled();
    expect(waiting.asked.mock.calls.map(([{ filter }]) => filter)).toEqual([LABEL_FILTER]);
    expect(waiting.search.phase.value).toBe('ready');
    expect(asked, 'which means the same as before').toHaveBeenCalledTimes(1);
  });

  it('says that it failed where names could not be read, and reads them again after a while', async () => {
    const labels = signal<typeof NAMES.labels | null>(null);
    let away = true;
    const { search, asked, deps, ids } = openSearch(
      () => ok(page([1])),
      labels,
      async () => {
        if (!away) labels.value = NAMES.labels;
      },
    );
    search.show({ kind: 'search', text: 'label:refund' });
    await settled();
    expect(search.phase.value).toBe('failed');
    expect(asked).not.toHaveBeenCalled();
    away = false;
    await deps.clock.pass(60_000);
    expect(ids()).toEqual([uuid(1)]);
  });

  it('asks again once a label that it names is made, and not with other changes', async () => {
    const labels = signal<typeof NAMES.labels | null>([]);
    const { search, asked } = openSearch(() => ok(page([])), labels);
    search.show({ kind: 'search', text: 'label:refund after:7d' });
    await settled();
    labels.value = [{ id: uuid(61), name: 'Parcel' }];
    await settled();
    expect(asked).toHaveBeenCalledTimes(1);
    labels.value = NAMES.labels;
    await settled();
    expect(asked).toHaveBeenCalledTimes(2);
    expect(asked.mock.lastCall?.[0].filter).toContain(uuid(60));
  });

  it.each([
    ['counts days from today', 'today-6', true],
    ['counts none', '1700000000000', false],
  ])('says whose days they are where a view %s', async (_what, value, said) => {
    const { search, asked } = openSearch(() => ok(page(SCREENFUL, 'c1')), undefined, undefined, [
      {
        id: uuid(9),
        name: 'Lately',
        filter: { match: 'all', rules: [{ field: 'active', op: 'after', values: [value] }] },
        shared: false,
        folder: null,
        mine: true,
      },
    ]);
    // As long as it is not known, it may count some.
    search.show({ kind: 'view', id: uuid(9) });
    await settled();
    await search.readViews();
    search.refresh();
    await settled();
    await search.loadMore();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(asked.mock.calls.map(([query]) => query.timeZone)).toEqual(
      said ? [timeZone, timeZone, timeZone] : [timeZone, undefined, undefined],
    );
    expect(asked.mock.calls.map(([query]) => 'timeZone' in query)).toEqual([true, said, said]);
  });

  it('shows the answer to the last search, whichever comes last', async () => {
    const first = deferred<FindPage>();
    const { search, ids } = openSearch(async ({ text }) =>
      text === 'te' ? { ok: true, value: await first.promise } : { ok: true, value: page([2]) },
    );
    search.show({ kind: 'search', text: 'te' });
    search.show({ kind: 'search', text: 'tea' });
    await settled();
    first.resolve(page([1]));
    await settled();
    expect(ids()).toEqual([uuid(2)]);
  });

  it('follows events of its cards at once, and asks for the list again soon', async () => {
    const { search, asked, deps } = openSearch(() => ok(page([1])));
    search.show({ kind: 'view', id: uuid(9) });
    await settled();
    search.receive(messageFrame(1, 3));
    expect(search.found.value[0]?.card.lastMessage?.body).toBe('message 3');
    expect(asked).toHaveBeenCalledTimes(1);
    await deps.clock.pass(2_500);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('asks for it again soon when agents come and go, where it depends on them', async () => {
    const filter: Filter = {
      match: 'all',
      rules: [{ field: 'unattended', op: 'is', values: ['yes'] }],
    };
    const view: View = { id: uuid(9), name: 'Left', filter, shared: false, folder: null, mine: true };
    const { search, asked, deps } = openSearch(() => ok(page([1])), undefined, undefined, [view]);
    await search.readViews();
    const askedAfterwards = async (finding: Finding) => {
      search.show(finding);
      await settled();
      const before = asked.mock.calls.length;
      search.availabilityChanged();
      search.availabilityChanged();
      await deps.clock.pass(2_500);
      return asked.mock.calls.length - before;
    };
    expect(await askedAfterwards({ kind: 'search', text: 'is:open late' })).toBe(0);
    expect(await askedAfterwards({ kind: 'search', text: 'late is:unattended' })).toBe(1);
    expect(await askedAfterwards({ kind: 'view', id: view.id })).toBe(1);
    expect(await askedAfterwards({ kind: 'team', id: uuid(8) })).toBe(0);
  });

  it('tries again by itself, and keeps what was found', async () => {
    let away = false;
    const { search, deps, ids } = openSearch(() => (away ? silence() : ok(page([1]))));
    search.show({ kind: 'search', text: 'tea' });
    await settled();
    away = true;
    search.refresh();
    await settled();
    expect(ids()).toEqual([uuid(1)]);
    expect(search.phase.value).toBe('ready');
    away = false;
    await deps.clock.pass(60_000);
    expect(search.phase.value).toBe('ready');
  });

  it('says that a view is gone', async () => {
    const { search } = openSearch(() => refused(404, 'not_found'));
    search.show({ kind: 'view', id: uuid(9) });
    await settled();
    expect([search.phase.value, search.outdated.value]).toEqual(['gone', false]);
  });

  it('says while older messages are still being indexed, and no longer than that', async () => {
    let indexing = true;
    const { search } = openSearch(() => ok({ ...page([1]), ...(indexing ? { indexing } : {}) }));
    search.show({ kind: 'search', text: 'tea' });
    await settled();
    expect(search.indexing.value).toBe(true);
    indexing = false;
    search.refresh();
    await settled();
    expect(search.indexing.value).toBe(false);
  });
});
