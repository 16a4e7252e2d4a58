// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { ListMenu } from '../../../../agent-console/views/saved-views/ListMenu.tsx';
import type { View } from '../../../../server/contract/schemas/find-api.ts';
import { ok, page, refused, SESSION, uuid } from '../../support/fake-deps.ts';
import { stage } from '../../support/render.tsx';

const view = (number: number, change: Partial<View> = {}): View => ({
  id: uuid(number),
  name: `View ${number}`,
  filter: { match: 'all', rules: [] },
  shared: false,
  folder: null,
  mine: true,
  ...change,
});
const VIEWS = [
  view(1),
  view(2, { folder: 'Shop' }),
  view(3, { shared: true, mine: false }),
  view(4, { shared: true, folder: 'Night' }),
];
const TEAMS = [
  { id: uuid(20), name: 'Billing', memberIds: [] },
  { id: uuid(21), name: 'Orders', memberIds: [SESSION.agent.id] },
];
const counts = { waiting: 3, with_bot: 0, mine: 1_000, open: 5, snoozed: 0, resolved: 12 };

async function menu(readListCounts = () => ok({ counts: [] as never[] })) {
  const close = vi.fn();
  const add = vi.fn();
  const on = await stage(<ListMenu close={close} add={add} />, {
    api: {
      readViews: () => ok({ views: VIEWS }),
      readTeams: () => ok({ teams: TEAMS }),
      readInbox: () => ok(page([], { counts })),
      readListCounts,
    },
    path: `/console/views/${uuid(2)}`,
  });
  await on.step(() => on.workspace.inbox.show('waiting'));
  await on.step(() => on.workspace.search.readViews());
  const groups = () =>
    [...on.root.querySelectorAll('section')].map((group) => [
      group.getAttribute('aria-label'),
      [...group.querySelectorAll('a')].map((link) => link.textContent),
    ]);
  return { ...on, close, add, groups };
}

describe('the menu of queues and views', () => {
  it('lists queues, the agent’s teams first, and views by folder, each with what is in it', async () => {
    const { groups, root } = await menu(() =>
      ok({
        counts: [
          { kind: 'team', id: uuid(21), count: 2 },
          { kind: 'view', id: uuid(1), count: 100 },
          { kind: 'view', id: uuid(4), count: 0 },
        ] as never[],
      }),
    );
    expect(groups()).toEqual([
      ['Queues', ['Waiting3', 'Mine999+', 'All open5', 'Snoozed0', 'Resolved12']],
      ['Teams', ['Orders2', 'Billing']],
      ['My views', ['View 199+']],
      ['My views: Shop', ['View 2']],
      ['Shared views', ['View 3']],
      ['Shared views: Night', ['View 40']],
    ]);
    expect(root.querySelector('[aria-current="page"]')?.textContent).toBe('View 2');
  });

  it('says nothing of what could not be counted', async () => {
    const { groups } = await menu(() => refused(429, 'too_many_requests') as never);
    expect(groups()).toContainEqual(['Teams', ['Orders', 'Billing']]);
  });

  it('is walked with the arrow keys, from the last to the first', async () => {
    const { root, step } = await menu();
    const press = (key: string) =>
      step(() => {
        const at = root.contains(document.activeElement)
          ? document.activeElement
          : root.querySelector('.list-menu');
        at?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    await press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('New view');
    await press('ArrowDown');
    expect(document.activeElement?.textContent).toBe('Waiting3');
    await press('ArrowUp');
    await press('ArrowUp');
    expect(document.activeElement?.textContent).toBe('View 4');
  });

  it('closes when a list is chosen, and opens the editor', async () => {
    const { one, step, close, add, path, button } = await menu();
    await step(() => one<HTMLAnchorElement>(`a[href$="${uuid(4)}"]`).click());
    expect(path()).toBe(`/console/views/${uuid(4)}`);
    expect(close).toHaveBeenCalledOnce();
    await step(() => button('New view').click());
    expect(add).toHaveBeenCalledOnce();
  });
});
