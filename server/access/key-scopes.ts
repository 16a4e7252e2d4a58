import type { ApiScope } from '../contract/schemas/api-keys.ts';

/**
 * What a program may ask with a key, and the scope it needs; whatever is not here needs an agent who has signed in. Keys
 * do nothing that is about a person (profile, drafts, sessions) and nothing that could give more rights (accounts, keys).
 */
export const KEY_SCOPES: Readonly<Record<string, ApiScope>> = {
  'GET /api/agent/inbox': 'read',
  'GET /api/agent/find': 'read',
  'GET /api/agent/conversations/:id': 'read',
  'GET /api/agent/conversations/:id/events': 'read',
  'GET /api/agent/conversations/:id/messages': 'read',
  'GET /api/agent/attachments/:id/:variant': 'read',
  'GET /api/agent/visitors/:id': 'read',
  'GET /api/agent/team': 'read',
  'GET /api/agent/teams': 'read',
  'GET /api/agent/labels': 'read',
  'GET /api/agent/canned-replies': 'read',
  'GET /api/agent/sites': 'read',
  'PUT /api/agent/visitors/:id/note': 'write',
  'PATCH /api/agent/conversations/:id': 'write',
  'PUT /api/agent/conversations/:id/assignment': 'write',
  'DELETE /api/agent/conversations/:id/assignment': 'write',
  'POST /api/agent/conversations/:id/closure': 'write',
  'DELETE /api/agent/conversations/:id/closure': 'write',
  'POST /api/agent/conversations/:id/messages': 'write',
  'POST /api/agent/conversations/:id/notes': 'write',
  'PATCH /api/agent/conversations/:id/messages/:messageId': 'write',
  'DELETE /api/agent/conversations/:id/messages/:messageId': 'write',
  'PUT /api/agent/conversations/:id/read': 'write',
  'DELETE /api/agent/conversations/:id/read': 'write',
  'POST /api/agent/conversations/:id/attachments': 'write',
  'PUT /api/agent/teams/:id': 'settings',
  'DELETE /api/agent/teams/:id': 'settings',
  'PUT /api/agent/labels/:id': 'settings',
  'DELETE /api/agent/labels/:id': 'settings',
  'PUT /api/agent/canned-replies/:id': 'settings',
  'DELETE /api/agent/canned-replies/:id': 'settings',
  'POST /api/agent/sites/:id': 'settings',
  'PUT /api/agent/sites/:id': 'settings',
  'POST /api/agent/sites/:id/logo': 'settings',
  'DELETE /api/agent/sites/:id/logo': 'settings',
};
