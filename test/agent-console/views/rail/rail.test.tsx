// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Rail } from '../../../../agent-console/views/rail/Rail.tsx';
import { WorkspaceView } from '../../../../agent-console/views/WorkspaceView.tsx';
import { ok, page, SESSION, uuid } from '../../support/fake-deps.ts';
import { type Stage, stage } from '../../support/render.tsx';

const AGENT = { ...SESSION, agent: { ...SESSION.agent, role: 'agent' as const } };
const placesOf = ({ root }: Stage) =>
  [...root.querySelectorAll('.rail__place')].map((link) => link.getAttribute('href'));
const currentOf = ({ root }: Stage) =>
  root.querySelector('.rail__place[aria-current="page"]')?.getAttribute('aria-label');

describe('the rail', () => {
  it('leads to every place; reports are for admins', async () => {
    expect(placesOf(await stage(<Rail onHelp={() => {}} />))).toEqual([
      '/console/',
      '/console/mentions',
      '/console/visitors',
      '/console/rooms',
      '/console/contacts',
      '/console/reports',
      '/console/settings',
    ]);
    expect(placesOf(await stage(<Rail onHelp={() => {}} />, { as: AGENT }))).not.toContain(
      '/console/reports',
    );
  });

  it.each([
    ['/console/mine', 'Inbox, 3 waiting'],
    [`/console/conversations/${uuid(1)}`, 'Inbox, 3 waiting'],
    ['/console/mentions', 'Mentions'],
    ['/console/contacts?q=ada', 'Contacts'],
    ['/console/settings/labels', 'Settings'],
  ])('says at %s that this is %s', async (path, name) => {
    const counts = { waiting: 3, with_bot: 0, mine: 0, open: 0, snoozed: 0, resolved: 0 };
    const on = await stage(<Rail onHelp={() => {}} />, {
      path,
      api: { readInbox: () => ok(page([], { counts })) },
    });
    await on.step(() => on.workspace.inbox.show('waiting'));
    expect(currentOf(on)).toBe(name);
  });

  it('finds the inbox again as it was left', async () => {
    const address = `/console/conversations/${uuid(1)}?queue=mine`;
    const on = await stage(<Rail onHelp={() => {}} />, { path: address });
    await on.step(() => on.one<HTMLAnchorElement>('.rail a[href="/console/settings"]').click());
    expect(on.path()).toBe('/console/settings');
    await on.step(() => on.one<HTMLAnchorElement>('.rail a').click());
    expect(on.path()).toBe(address);
  });

  it.each([
    ['/console/settings/labels', 'true', '.settings__page .settings__lead'],
    ['/console/contacts', 'true', '.contacts .empty'],
    ['/console/visitors', 'false', '.page__lead'],
    ['/console/mine', 'false', '.workspace__main'],
  ])('%s takes the place of the list: %s', async (path, wide, shows) => {
    const on = await stage(<WorkspaceView />, {
      path,
      shows,
      accountsApi: {
        contacts: async () => ({ list: () => ok({ contacts: [], next: null }) }) as never,
      },
    });
    expect(on.one('.workspace').dataset['wide']).toBe(wide);
    // What is said above the list is said where there is none, too: on such a page, and beside none on a phone.
    await on.step(() => on.workspace.connection.network(false));
    for (const place of ['.workspace__main', '.sidebar'])
      expect(on.one(`${place} > .connection`).textContent).toContain('You’re offline');
  });
});
