// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { AgentApi } from '../../../../agent-console/transport/agent-api.ts';
import { ViewEditor } from '../../../../agent-console/views/saved-views/ViewEditor.tsx';
import type { FilterRule, View } from '../../../../server/contract/schemas/find-api.ts';
import { ok, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';

async function editing(rule: FilterRule) {
  const view: View = {
    id: uuid(1),
    name: 'Lately',
    filter: { match: 'all', rules: [rule] },
    shared: false,
    folder: null,
    mine: true,
  };
  const putView = vi.fn<AgentApi['putView']>((id, put) => ok({ ...view, ...put, id } as View));
  const on = await stage(<ViewEditor view={view} onClose={() => {}} />, { api: { putView } });
  const compared = () => on.one<HTMLSelectElement>('.rule select:nth-of-type(2)');
  const saved = async () => {
    await on.step(() => on.button('Save').click());
    return putView.mock.lastCall?.[1].filter.rules;
  };
  const choose = (value: string) =>
    on.step(() => {
      compared().value = value;
      compared().dispatchEvent(new Event('change', { bubbles: true }));
    });
  return { ...on, compared, choose, saved };
}

it('counts days from today, and goes back to a date', async () => {
  const { compared, choose, one, step, saved } = await editing({
    field: 'active',
    op: 'after',
    values: ['1700000000000'],
  });
  await choose('after-days');
  const days = one<HTMLInputElement>('.rule input');
  expect([days.type, days.value]).toEqual(['number', '7']);
  await step(() => type(days, '0'));
  expect(await saved(), 'what is no number of days is not saved').toBeUndefined();
  await step(() => type(days, '30'));
  expect(await saved()).toEqual([{ field: 'active', op: 'after', values: ['today-29'] }]);
  await choose('before-days');
  expect(await saved(), 'the days stay').toEqual([{ field: 'active', op: 'before', values: ['today-29'] }]);
  await choose('before');
  expect(one<HTMLInputElement>('.rule input').type).toBe('date');
  expect(compared().value).toBe('before');
});

it('shows what a view counts', async () => {
  const { compared, one } = await editing({ field: 'started', op: 'after', values: ['today'] });
  expect(compared().value).toBe('after-days');
  expect(one<HTMLInputElement>('.rule input').value).toBe('1');
});

it('takes words that read like a day for words', async () => {
  const { compared, one, step, saved } = await editing({ field: 'page', op: 'contains', values: ['toda'] });
  const words = one<HTMLInputElement>('.rule input');
  await step(() => type(words, 'today'));
  expect([words.isConnected, words.type, compared().value]).toEqual([true, 'text', 'contains']);
  for (const typed of ['today ', 'today only ']) {
    await step(() => type(words, typed));
    expect(words.value, 'a space is not taken away from whoever writes on').toBe(typed);
  }
  expect(await saved()).toEqual([{ field: 'page', op: 'contains', values: ['today only'] }]);
});
