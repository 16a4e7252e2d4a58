import { describe, expect, it } from 'vitest';
import {
  createRouter,
  type HistoryPort,
  parseRoute,
  pathOf,
  type Route,
} from '../../../../agent-console/stores/shell/router.ts';
import { uuid } from '../../support/fake-deps.ts';

describe('addresses', () => {
  it.each<[string, Route]>([
    ['/console/', { page: 'queue', queue: 'waiting' }],
    ['/console/mine', { page: 'queue', queue: 'mine' }],
    [`/console/conversations/${uuid(1)}`, { page: 'conversation', id: uuid(1), queue: 'waiting' }],
    [
      `/console/conversations/${uuid(1)}?queue=resolved`,
      { page: 'conversation', id: uuid(1), queue: 'resolved' },
    ],
    ['/console/install', { page: 'install' }],
    ['/console/visitors', { page: 'visitors' }],
    [`/console/teams/${uuid(3)}`, { page: 'find', find: { kind: 'team', id: uuid(3) } }],
    [
      `/console/conversations/${uuid(1)}?team=${uuid(3)}`,
      { page: 'conversation', id: uuid(1), queue: 'waiting', find: { kind: 'team', id: uuid(3) } },
    ],
    [
      `/console/conversations/${uuid(1)}?q=green%20tea&at=700`,
      {
        page: 'conversation',
        id: uuid(1),
        queue: 'waiting',
        find: { kind: 'search', text: 'green tea' },
        at: 700,
      },
    ],
    ['/console/contacts?q=ada&filter=%7B%7D', { page: 'contacts', text: 'ada', filter: '{}' }],
    ['/console/setup#token=abc_-1', { page: 'setup', token: 'abc_-1' }],
  ])('%s leads there and back', (address, route) => {
    expect(parseRoute(address)).toEqual(route);
    expect(pathOf(route)).toBe(address);
  });

  it('lead to the waiting queue when nobody knows them', () => {
    expect(parseRoute('/console/nowhere')).toEqual({ page: 'queue', queue: 'waiting' });
    expect(parseRoute('/console/conversations/../../etc')).toEqual({ page: 'queue', queue: 'waiting' });
    expect(parseRoute(`/console/conversations/${uuid(1)}?at=-1.5`)).not.toHaveProperty('at');
    expect(parseRoute('/console/setup')).toEqual({ page: 'setup', token: '' });
  });

  it('follow back and forward, and make no entry for where one is already', () => {
    let address = '/console/';
    let changed = () => {};
    const pushed: string[] = [];
    const history: HistoryPort = {
      read: () => address,
      push: (path) => pushed.push(path),
      replace: () => {},
      onChange: (listener) => {
        changed = listener;
      },
    };
    const router = createRouter(history);
    router.go({ page: 'queue', queue: 'mine' });
    router.go({ page: 'queue', queue: 'mine' });
    expect(pushed).toEqual(['/console/mine']);
    address = '/console/install';
    changed();
    expect(router.route.value).toEqual({ page: 'install' });
  });
});
