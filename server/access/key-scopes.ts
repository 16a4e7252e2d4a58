import { ApiError } from '../common/api-error.ts';
import { ROUTES } from '../contract/routes/all.ts';
import type { ApiScope } from '../contract/schemas/api-keys.ts';
import type { AgentRow } from '../database/tables.ts';
import { isAdmin } from './permissions.ts';

const OPEN_TO_KEYS = ROUTES.flatMap(({ method, path, key, person = false }) =>
  key === undefined ? [] : [[`${method} ${path}`, { scope: key, person }] as const],
);

/**
 * The scope that an API key needs for a route (`GET /api/agent/inbox`), as its definition says, and whether it has to speak
 * for a person; whatever is not here needs an agent who has signed in. Keys do nothing that is about somebody's browser or
 * sign-in (profile, drafts, sessions), and nothing that could give more rights (accounts, keys, identity keys).
 */
export const KEY_SCOPES: ReadonlyMap<string, KeyNeeded> = new Map(OPEN_TO_KEYS);

/** What a route needs of an API key. */
export type KeyNeeded = { scope: ApiScope; person: boolean };

/**
 * Why a key may not call a route, for whoever wrote the program; null where it may.
 * @param service for which it speaks; null where it speaks for a person
 * @param needed undefined where the route takes no key
 * @param asAgent whether it asks in the name of an agent
 */
export function refusalOfKey(
  { scopes, service }: { scopes: readonly ApiScope[]; service: object | null },
  needed: KeyNeeded | undefined,
  asAgent: boolean,
): string | null {
  if (needed === undefined) return 'This needs an agent who has signed in; no API key may do it.';
  const { scope, person } = needed;
  if (!scopes.includes(scope)) return `This needs an API key with the scope "${scope}".`;
  if (person && service !== null && !asAgent)
    return 'This is done for a person. Ask with a key that speaks for one, not for a service.';
  return null;
}

/**
 * Lets a key act in an agent's name only with the scope `impersonate`, only while whoever made it is an admin, and only for what
 * is done to conversations: nobody's settings, sign-in or account.
 * @param speaker who made the key
 * @param scope that the route needs
 * @throws ApiError `forbidden`, `bad_request`
 */
export function checkImpersonation(
  scopes: readonly ApiScope[],
  speaker: Pick<AgentRow, 'role'>,
  scope: ApiScope,
): void {
  if (!scopes.includes('impersonate'))
    throw new ApiError('forbidden', 'To act as an agent, an API key needs the scope "impersonate".');
  if (!isAdmin(speaker))
    throw new ApiError(
      'forbidden',
      'The person who created this API key is no longer an admin, so it can’t act as another agent.',
    );
  if (scope !== 'write')
    throw new ApiError(
      'bad_request',
      'Only what needs the scope "write" can be done as an agent. Leave the header Frontdesk-Agent out.',
    );
}
