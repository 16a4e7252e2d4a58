import { ROUTES } from '../contract/routes/all.ts';
import type { ApiScope } from '../contract/schemas/api-keys.ts';

/**
 * The scope that an API key needs for a route (`GET /api/agent/inbox`), as its definition says; whatever is not here needs
 * an agent who has signed in. Keys do nothing that is about a person (profile, drafts, sessions) and nothing that could
 * give more rights (accounts, keys).
 */
export const KEY_SCOPES: Readonly<Record<string, ApiScope>> = Object.fromEntries(
  ROUTES.flatMap(({ method, path, key }) => (key === undefined ? [] : [[`${method} ${path}`, key]])),
);
