import type { ApiScope } from '../../../server/contract/schemas/api-keys.ts';
import type { Outcomes } from './outcomes.ts';

/** What a program with a key may ask, and the scope it needs. Written down apart from the product's own definitions. */
const BY_KEY: Readonly<Record<string, ApiScope>> = {
  'GET /api/agent/attachments/:id/:variant': 'read',
  'GET /api/agent/conversations/:id': 'read',
  'GET /api/agent/conversations/:id/events': 'read',
  'GET /api/agent/conversations/:id/messages': 'read',
  'GET /api/agent/events': 'read',
  'GET /api/agent/find': 'read',
  'GET /api/agent/inbox': 'read',
  'GET /api/agent/sites': 'read',
  'GET /api/agent/team': 'read',
  'GET /api/agent/visitors/:id': 'read',
  'DELETE /api/agent/conversations/:id/assignment': 'write',
  'DELETE /api/agent/conversations/:id/closure': 'write',
  'DELETE /api/agent/conversations/:id/messages/:messageId': 'write',
  'DELETE /api/agent/conversations/:id/read': 'write',
  'PUT /api/agent/visitors/:id/note': 'write',
  'PATCH /api/agent/conversations/:id': 'write',
  'PATCH /api/agent/conversations/:id/messages/:messageId': 'write',
  'POST /api/agent/conversations/:id/attachments': 'write',
  'POST /api/agent/conversations/:id/closure': 'write',
  'POST /api/agent/conversations/:id/messages': 'write',
  'POST /api/agent/conversations/:id/notes': 'write',
  'PUT /api/agent/conversations/:id/assignment': 'write',
  'PUT /api/agent/conversations/:id/read': 'write',
  'DELETE /api/agent/sites/:id/logo': 'settings',
  'POST /api/agent/sites/:id': 'settings',
  'POST /api/agent/sites/:id/logo': 'settings',
  'PUT /api/agent/sites/:id': 'settings',
};

/** What a route answers to those who come with a key instead of a session. */
export function withKeys(route: string, outcomes: Outcomes): Outcomes {
  const scope = BY_KEY[route];
  return scope === undefined ? outcomes : openTo(scope, outcomes);
}

/** The same of a route that keys with a scope may ask. */
export function openTo(scope: ApiScope, outcomes: Outcomes): Outcomes {
  return {
    ...outcomes,
    holderOfAMadeUpKey: 'sign_in_required',
    holderOfARemovedKey: 'sign_in_required',
    readingKey: scope === 'read' ? 'in' : 'forbidden',
    wideKey: 'in',
  };
}
