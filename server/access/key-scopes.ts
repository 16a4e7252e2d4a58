import { ROUTES } from '../contract/routes/all.ts';
import type { ApiScope } from '../contract/schemas/api-keys.ts';

const OPEN_TO_KEYS = ROUTES.flatMap(({ method, path, key, person = false }) =>
  key === undefined ? [] : [[`${method} ${path}`, { scope: key, person }] as const],
);

/**
 * The scope that an API key needs for a route (`GET /api/agent/inbox`), as its definition says, and whether it has to speak
 * for a person; whatever is not here needs an agent who has signed in. Keys do nothing that is about somebody's browser or
 * sign-in (profile, drafts, sessions), and nothing that could give more rights (accounts, keys, identity keys).
 */
export const KEY_SCOPES: ReadonlyMap<string, { scope: ApiScope; person: boolean }> = new Map(OPEN_TO_KEYS);
