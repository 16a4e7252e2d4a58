// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FirstSteps } from '../../../agent-console/views/FirstSteps.tsx';
import type { Accounts } from '../../../server/contract/schemas/accounts-api.ts';
import type { Sighting, SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import { DEFAULT_SETTINGS } from '../../../server/contract/schemas/site-settings.ts';
import { ok, refused, uuid } from '../support/fake-deps.ts';
import { stage } from '../support/render.tsx';

const ASK_AGAIN_MS = 5_000;
const SITE: SiteSummary = {
  id: uuid(50),
  name: 'Tea',
  greeting: '',
  color: '#0e7c66',
  siteKey: 'tea',
  allowedOrigins: [],
  tag: '<script async src="https://chat.example/widget.js?site=tea"></script>',
  chatPage: 'https://chat.example/chat/tea',
  logo: null,
  settings: DEFAULT_SETTINGS,
};
const account = (number: number): Accounts['accounts'][number] => ({
  id: uuid(number),
  name: `Agent ${number}`,
  email: `agent-${number}@shop.example`,
  role: 'agent',
  active: true,
  secondFactor: false,
  createdAt: 0,
});

// The page asks again by itself; the test says when.
beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => vi.useRealTimers());

/** The steps, over what a server knows, which may change. */
async function steps() {
  const server = {
    sites: [] as SiteSummary[],
    sightings: [] as Sighting[],
    accounts: { accounts: [account(1)], invitations: [] } as Accounts,
    away: false,
  };
  const answer = <T,>(value: () => T) => (server.away ? refused(0, 'unreachable') : ok(value()));
  const on = await stage(<FirstSteps />, {
    api: { readSites: () => answer(() => ({ sites: server.sites, policy: [] })) as never },
    accountsApi: {
      readSightings: () => answer(() => ({ sightings: server.sightings, now: 60_000 })) as never,
      readAccounts: () => answer(() => server.accounts) as never,
    },
  });
  const done = () => [...on.root.querySelectorAll('li')].map((one) => one.dataset['done'] === 'true');
  const later = () => on.step(() => vi.advanceTimersByTimeAsync(ASK_AGAIN_MS));
  return { ...on, server, done, later };
}

it('each is done as soon as the server says so, without a reload', async () => {
  const { server, done, later, text, root } = await steps();
  expect(done()).toEqual([false, false, false, false]);
  expect(text()).toContain('4 steps left');
  server.sites = [SITE];
  await later();
  expect(done()).toEqual([true, false, false, false]);
  expect(root.querySelector('code')?.textContent).toBe(SITE.tag);
  server.sightings = [{ siteId: SITE.id, origin: 'https://shop.example', seenAt: 55_000 }];
  await later();
  expect(done()).toEqual([true, true, false, false]);
  expect(text()).toContain('Seen on shop.example');
  server.accounts = {
    accounts: [account(1)],
    invitations: [{ id: uuid(9), name: 'Bo', email: 'bo@shop.example', role: 'agent', expiresAt: 0 }],
  };
  await later();
  expect(done()).toEqual([true, true, true, false]);
  expect(text()).toContain('1 invitation open');
  server.accounts = { accounts: [account(1), account(2)], invitations: [] };
  await later();
  expect(text()).toContain('1 colleague is on the team');
});

it('notifications are turned on where one stands', async () => {
  const { done, step, button } = await steps();
  await step(() => button('Turn on').click());
  expect(done()).toEqual([false, false, false, true]);
});

it('what is known stays while the server cannot be reached', async () => {
  const { server, done, later } = await steps();
  server.sites = [SITE];
  server.sightings = [{ siteId: SITE.id, origin: 'https://shop.example', seenAt: 55_000 }];
  await later();
  server.away = true;
  await later();
  expect(done()).toEqual([true, true, false, false]);
});

it('they are closed for good', async () => {
  const { workspace, step, button } = await steps();
  workspace.firstRun.begin();
  expect(workspace.firstRun.going.value).toBe(true);
  await step(() => button('Hide these steps').click());
  workspace.firstRun.begin();
  expect(workspace.firstRun.going.value).toBe(false);
});
