// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { ContactsApi } from '../../../../agent-console/transport/contacts-api.ts';
import { ContactsPage } from '../../../../agent-console/views/contacts/ContactsPage.tsx';
import { useConsole } from '../../../../agent-console/views/context.ts';
import { eventually } from '../../../support/eventually.ts';
import { ok, SESSION, uuid } from '../../support/fake-deps.ts';
import { stage, type } from '../../support/render.tsx';
import { contact, having } from './contacts-scene.ts';

describe('the segments of contacts', () => {
  const filter = (value: string) => ({
    match: 'all' as const,
    rules: [{ attribute: 'plan', op: 'is' as const, value }],
  });
  const large = { id: uuid(50), name: 'Large', filter: filter('pro') };
  const addressOf = (value: string) =>
    `/console/contacts?filter=${encodeURIComponent(JSON.stringify(filter(value)))}`;

  async function segments(
    given: Partial<ContactsApi> = {},
    path = '/console/contacts',
    role: 'admin' | 'agent' = 'admin',
  ) {
    const list = vi.fn((_asked: { text: string; filter: string }, _cursor: string | null) =>
      ok({ contacts: [contact(1, 'Ada')], next: null as string | null }),
    );
    const Page = () => {
      const { router } = useConsole();
      const route = router.route.value;
      return route.page === 'contacts' ? (
        <ContactsPage id={route.id} text={route.text ?? ''} filter={route.filter ?? ''} />
      ) : null;
    };
    const on = await stage(<Page />, {
      path,
      as: { ...SESSION, agent: { ...SESSION.agent, role } },
      accountsApi: having({ list, segments: () => ok({ segments: [large] }), ...given }),
    });
    await eventually(() => expect(on.text()).toContain('Large'));
    const dialog = () => on.one<HTMLFormElement>('dialog form');
    const fill = async (label: string, value: string) =>
      on.step(() => type(on.one<HTMLInputElement>(`dialog [aria-label="${label}"]`), value));
    return { ...on, list, dialog, fill };
  }

  it('are links that filter the list, and stay over a reload', async () => {
    const { one, step, path, list } = await segments();
    await step(() => one('.segments a[title="Large"]').click());
    expect(path()).toBe(addressOf('pro'));
    await eventually(() =>
      expect(list).toHaveBeenLastCalledWith({ text: '', filter: JSON.stringify(filter('pro')) }, null),
    );
    const again = await segments({}, addressOf('pro'));
    expect(again.one('.segments [aria-current]').textContent).toBe('Large');
  });

  it('can be made by an admin, and filter at once', async () => {
    const putSegment = vi.fn((id: string, segment: { name: string; filter: ReturnType<typeof filter> }) =>
      ok({ id, ...segment }),
    );
    const { button, step, fill, dialog, path, root, one } = await segments({ putSegment } as never);
    await step(() => button(/^Filter/).click());
    await fill('Attribute', ' plan ');
    await fill('Value', 'team');
    await step(() => type(one<HTMLInputElement>('dialog .field input'), 'Teams'));
    await step(() => dialog().requestSubmit());
    expect(putSegment).toHaveBeenCalledExactlyOnceWith(expect.any(String), {
      name: 'Teams',
      filter: filter('team'),
    });
    await eventually(() => expect(path()).toBe(addressOf('team')));
    expect(root.querySelector('dialog')).toBeNull();
  });

  it('can count days from today', async () => {
    const { button, step, fill, dialog, path, one, root } = await segments();
    await step(() => button(/^Filter/).click());
    await fill('Attribute', 'since');
    const op = one<HTMLSelectElement>('dialog [aria-label="Operator"]');
    const compare = (value: string) =>
      step(() => {
        op.value = value;
        op.dispatchEvent(new Event('change', { bubbles: true }));
      });
    await compare('over-days');
    expect(one<HTMLInputElement>('dialog [type="number"]').value).toBe('7');
    await fill('Days, including today', '30');
    await step(() => dialog().requestSubmit());
    const rule = { attribute: 'since', op: 'over', value: 'today-29' };
    await eventually(() =>
      expect(new URL(path(), 'https://x').searchParams.get('filter')).toBe(
        JSON.stringify({ match: 'all', rules: [rule] }),
      ),
    );
    await step(() => button(/^Filter/).click());
    expect(one<HTMLSelectElement>('dialog [aria-label="Operator"]').value).toBe('over-days');
    await step(() => {
      const select = one<HTMLSelectElement>('dialog [aria-label="Operator"]');
      select.value = 'under';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(root.querySelector('dialog [type="number"]'), 'a date of one’s own').toBeNull();
    expect(one<HTMLInputElement>('dialog [aria-label="Value"]').value).toBe('');
  });

  it('are not changed by others, who filter for themselves', async () => {
    const putSegment = vi.fn();
    const { button, step, fill, dialog, path, text } = await segments(
      { putSegment },
      addressOf('pro'),
      'agent',
    );
    await step(() => button(/^Filter/).click());
    expect(text()).not.toContain('Save as segment');
    expect(text()).not.toContain('Delete segment');
    await fill('Value', 'free');
    await step(() => dialog().requestSubmit());
    await eventually(() => expect(path()).toBe(addressOf('free')));
    expect(putSegment).not.toHaveBeenCalled();
  });

  it('are looked for in steps until there is something to show', async () => {
    const answers = [
      { contacts: [], next: 'a' },
      { contacts: [contact(7, 'Zoe')], next: 'b' },
      { contacts: [], next: null },
    ];
    const list = vi.fn((_asked: object, _cursor: string | null) => ok(answers.shift() as never));
    const { text } = await segments({ list } as never, addressOf('pro'));
    await eventually(() => expect(text()).toContain('Zoe'));
    expect(list.mock.calls.map(([, cursor]) => cursor)).toEqual([null, 'a', 'b']);
  });

  it('are kept by a search that was typed before one was chosen', async () => {
    const { one, step, path } = await segments();
    await step(() => type(one<HTMLInputElement>('input[type=search]'), 'ada'));
    await step(() => one('.segments a[title="Large"]').click());
    await eventually(() => expect(path()).toBe(addressOf('pro').replace('?', '?q=ada&')));
  });

  it.each(['7', '{"match":"all","rules":[null]}', '{"match":"all","rules":[{"attribute":7}]}'])(
    'say that nobody is like that, and take no harm from an address that is no filter: %s',
    async (filter) => {
      const nobody = { list: () => ok({ contacts: [], next: null }) };
      const { text, button, step, root } = await segments(
        nobody,
        `/console/contacts?filter=${encodeURIComponent(filter)}`,
      );
      await eventually(() => expect(text()).toContain('No contacts match this filter'));
      await step(() => button('Filtered').click());
      expect(root.querySelectorAll('.filter-rule')).toHaveLength(1);
    },
  );
});
