import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../server/contract/client/ports.ts';
import type { FindPage } from '../../../../server/contract/schemas/find-api.ts';
import { deferred, settled } from '../../../contract/client/fake-deps.ts';
import { messageFrame, ok, silence, uuid } from '../../support/fake-deps.ts';
import { openSearch, page, SCREENFUL } from './open-search.ts';

const VIEW = { kind: 'view', id: uuid(9) } as const;

describe('a list that the server answers in steps', () => {
  it('goes on by itself where the server stopped before there was a screenful, and then lets events be', async () => {
    const pages: Record<string, FindPage> = { '': page([], 'c1'), c1: page([1], 'c2'), c2: page([2]) };
    const { search, asked, ids, deps } = openSearch(({ cursor }) => ok(pages[cursor ?? ''] ?? page([])));
    search.show({ kind: 'search', text: 'tea parcel' });
    await settled();
    expect(ids()).toEqual([uuid(1), uuid(2)]);
    expect(search.more.value).toBe(false);
    search.receive(messageFrame(1, 3));
    await deps.clock.pass(10_000);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('goes on from where it was, after a while, when the server did not answer', async () => {
    let away = true;
    const { search, asked, ids, deps } = openSearch(({ cursor }) =>
      cursor === undefined ? ok(page([], 'c1')) : away ? silence() : ok(page([1])),
    );
    search.show({ kind: 'search', text: 'tea parcel' });
    await settled();
    expect(ids()).toEqual([]);
    away = false;
    await deps.clock.pass(5_000);
    expect(ids()).toEqual([uuid(1)]);
    expect(asked.mock.calls.filter(([{ cursor }]) => cursor === undefined)).toHaveLength(1);
  });

  it('fills a view by itself until there is a screenful, and then waits for somebody to scroll', async () => {
    const pages: Record<string, FindPage> = {
      '': page([], 'c1'),
      c1: page([20], 'c2'),
      c2: page(SCREENFUL, 'c3'),
    };
    for (const finding of [VIEW, { kind: 'team', id: uuid(8) } as const]) {
      const { search, asked, ids } = openSearch(({ cursor }) => ok(pages[cursor ?? ''] ?? page([])));
      search.show(finding);
      await settled();
      expect(ids()).toEqual([20, ...SCREENFUL].map((number) => uuid(number)));
      expect([search.more.value, asked.mock.calls.length]).toEqual([true, 3]);
    }
  });

  it('asks for a view again after an event, later where it took several requests, and keeps it in view', async () => {
    const again = deferred<FindPage>();
    const further = [ok(page([1, 2])), answered(again)];
    const { search, asked, ids, deps } = openSearch(({ cursor }) =>
      cursor === undefined ? ok(page([], 'c1')) : (further.shift() ?? silence()),
    );
    search.show(VIEW);
    await settled();
    search.receive(messageFrame(1, 3));
    await deps.clock.pass(10_000);
    expect(asked).toHaveBeenCalledTimes(2);
    await deps.clock.pass(10_000);
    expect(asked).toHaveBeenCalledTimes(4);
    expect(ids(), 'while it is looked for again').toEqual([uuid(1), uuid(2)]);
    again.resolve(page([2]));
    await settled();
    expect(ids()).toEqual([uuid(2)]);
  });

  it('leaves nothing out where it is asked for anew while it goes on', async () => {
    const anew = deferred<FindPage>();
    const before = deferred<FindPage>();
    const meanwhile = deferred<FindPage>();
    const begins = [ok(page([], 'c1')), answered(anew)];
    const goesOn = [answered(before), answered(meanwhile)];
    const { search, ids } = openSearch(
      ({ cursor }) => (cursor === undefined ? begins : goesOn).shift() ?? silence(),
    );
    search.show({ kind: 'search', text: 'tea parcel' });
    await settled();
    search.refresh();
    before.resolve(page([20]));
    await settled();
    anew.resolve(page(SCREENFUL, 'c0'));
    await settled();
    meanwhile.resolve(page([20]));
    await settled();
    expect(ids()).toEqual(SCREENFUL.map((number) => uuid(number)));
    expect(search.more.value, 'it goes on after what is shown').toBe(true);
  });
});

async function answered(page: ReturnType<typeof deferred<FindPage>>): Promise<Answer<FindPage>> {
  return { ok: true, value: await page.promise };
}
