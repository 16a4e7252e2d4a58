import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRoute, pathOf, QUEUES, type Route } from '../../../agent-console/stores/shell/router.ts';
import { SECTIONS } from '../../../agent-console/views/settings/sections.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const ID = '11111111-1111-4111-8111-111111111111';

/** Every kind of place in the console; the compiler asks for one that is missing. */
const PLACES: Record<Route['page'], Route[]> = {
  queue: QUEUES.map((queue) => ({ page: 'queue', queue })),
  find: [
    { page: 'find', find: { kind: 'team', id: ID } },
    { page: 'find', find: { kind: 'view', id: ID } },
    { page: 'find', find: { kind: 'search', text: 'v1.2 & café/тест' } },
  ],
  conversation: [
    { page: 'conversation', id: ID, queue: 'mine', at: 7 },
    { page: 'conversation', id: ID, queue: 'waiting', within: 'tea & milk' },
    { page: 'conversation', id: ID, queue: 'waiting', find: { kind: 'team', id: ID } },
  ],
  install: [{ page: 'install' }],
  mentions: [{ page: 'mentions' }],
  visitors: [{ page: 'visitors' }],
  reports: [
    { page: 'reports', part: '', search: '' },
    { page: 'reports', part: 'now', search: '' },
    { page: 'reports', part: 'moments', search: '?days=7&zone=Europe%2FLisbon&figure=firstReply' },
  ],
  contacts: [
    { page: 'contacts' },
    { page: 'contacts', text: 'Ada & co' },
    { page: 'contacts', id: ID, text: 'ada' },
  ],
  rooms: [{ page: 'rooms' }, { page: 'rooms', id: ID }],
  settings: [
    { page: 'settings', section: '' },
    ...SECTIONS.map(({ name }): Route => ({ page: 'settings', section: name })),
    { page: 'settings', section: 'sites', item: `${ID}/general` },
  ],
  setup: [{ page: 'setup', token: 'a-token' }],
  join: [{ page: 'join', token: 'a-token' }],
};

describe('the addresses of the console', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.remove());

  it.each(Object.values(PLACES).flatMap((routes) => routes.map((route) => [pathOf(route), route] as const)))(
    '%s can be reloaded, and leads to the same place',
    async (address, route) => {
      const page = await fetch(`${server.url}/console/`);
      const reloaded = await fetch(server.url + address);
      expect([reloaded.status, reloaded.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(await reloaded.text()).toBe(await page.text());
      expect(parseRoute(address)).toEqual(route);
    },
  );
});
