import { COLLECTIONS } from '../../../server/contract/routes/all.ts';
import { uuid } from '../../support/people.ts';
import { openTo } from './keys.ts';
import { ADMINS_WRITE, AGENTS_READ } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { put } from './things.ts';

/** What all collections that admins look after have in common: every agent reads them, and admins change them. */
export function collectionEntries(): Record<string, RouteEntry> {
  const entries = Object.values(COLLECTIONS).map(({ routes }): Record<string, RouteEntry> => {
    const { path, example } = routes.put;
    const params = () => ({ id: uuid() });
    const body = example.body as object;
    const changes: Pick<RouteEntry, 'outcomes' | 'foreign'> = {
      outcomes: openTo('settings', ADMINS_WRITE),
      foreign: (scene) => put(scene, routes.list.path, body),
    };
    return {
      [`GET ${routes.list.path}`]: { outcomes: openTo('read', AGENTS_READ) },
      [`PUT ${path}`]: { ...changes, ask: () => ({ params: params(), body }) },
      [`DELETE ${path}`]: { ...changes, ask: () => ({ params: params() }) },
    };
  });
  return Object.assign({}, ...entries);
}
