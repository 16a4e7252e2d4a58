import type { ApiScope } from '../../../server/contract/schemas/api-keys.ts';
import type { Outcomes } from './outcomes.ts';

/** What a program with a key may ask, and the scope it needs. Written down apart from the product's own definitions. */
const BY_KEY: Readonly<Record<string, ApiScope>> = {
  'GET /api/agent/attachments/:id/:variant': 'read',
  'GET /api/agent/avatars': 'read',
  'GET /api/agent/contacts': 'read',
  'GET /api/agent/contacts/:id': 'read',
  'GET /api/agent/conversations': 'read',
  'GET /api/agent/conversations/:id': 'read',
  'GET /api/agent/conversations/:id/events': 'read',
  'GET /api/agent/conversations/:id/messages': 'read',
  'GET /api/agent/events': 'read',
  'GET /api/agent/find': 'read',
  'GET /api/agent/inbox': 'read',
  'GET /api/agent/offers': 'read',
  'GET /api/agent/sites': 'read',
  'GET /api/agent/team': 'read',
  'GET /api/agent/visitors-here': 'read',
  'GET /api/agent/visitors/:id': 'read',
  'POST /mcp': 'read',
  'DELETE /api/agent/conversations/:id/assignment': 'write',
  'DELETE /api/agent/conversations/:id/closure': 'write',
  'DELETE /api/agent/conversations/:id/messages/:messageId': 'write',
  'DELETE /api/agent/conversations/:id/offer': 'write',
  'DELETE /api/agent/conversations/:id/read': 'write',
  'PATCH /api/agent/conversations/:id': 'write',
  'PATCH /api/agent/conversations/:id/messages/:messageId': 'write',
  'POST /api/agent/conversations/:id/attachments': 'write',
  'POST /api/agent/conversations/:id/closure': 'write',
  'POST /api/agent/conversations/:id/transcript-mail': 'write',
  'POST /api/agent/conversations/:id/messages': 'write',
  'POST /api/agent/conversations/:id/notes': 'write',
  'POST /api/agent/visitors/:id/conversations': 'write',
  'PUT /api/agent/availability': 'write',
  'PUT /api/agent/conversations/:id/assignment': 'write',
  'PUT /api/agent/conversations/:id/read': 'write',
  'PUT /api/agent/delivered': 'write',
  'PUT /api/agent/visitors/:id/note': 'write',
  'DELETE /api/agent/contacts/:id': 'contacts',
  'DELETE /api/agent/conversations/:id': 'contacts',
  'PATCH /api/agent/contacts/:id': 'contacts',
  'POST /api/agent/contacts': 'contacts',
  'POST /api/agent/contacts/:id/merges': 'contacts',
  'GET /api/agent/contacts/:id/merges': 'contacts',
  'GET /api/agent/contacts/:id/merges/:contactId': 'contacts',
  'DELETE /api/agent/contacts/:id/merges/:contactId': 'contacts',
  'PUT /api/agent/sites/:id/contacts/:externalId': 'contacts',
  'DELETE /api/agent/blocks/:id': 'blocks',
  'GET /api/agent/blocks': 'blocks',
  'POST /api/agent/blocks': 'blocks',
  'DELETE /api/agent/sites/:id/logo': 'settings',
  'POST /api/agent/sites/:id': 'settings',
  'POST /api/agent/sites/:id/logo': 'settings',
  'POST /api/agent/sites/:id/retention-preview': 'settings',
  'PUT /api/agent/accounts/:id/cap': 'settings',
  'PUT /api/agent/sites/:id': 'settings',
  'DELETE /api/agent/webhooks/:id': 'webhooks',
  'GET /api/agent/webhooks': 'webhooks',
  'GET /api/agent/webhooks/:id/attempts': 'webhooks',
  'GET /api/agent/webhooks/:id/attempts/:attemptId': 'webhooks',
  'POST /api/agent/webhooks': 'webhooks',
  'POST /api/agent/webhooks/:id/replays': 'webhooks',
  'POST /api/agent/webhooks/:id/secret': 'webhooks',
  'POST /api/agent/webhooks/:id/test': 'webhooks',
  'PUT /api/agent/webhooks/:id': 'webhooks',
  'DELETE /api/agent/mail/suppressed/:address': 'mail',
  'DELETE /api/agent/quarantine/:id': 'mail',
  'GET /api/agent/mail': 'mail',
  'GET /api/agent/mail/dns': 'mail',
  'GET /api/agent/quarantine': 'mail',
  'POST /api/agent/mail/:mailId/retry': 'mail',
  'POST /api/agent/mail/test': 'mail',
  'POST /api/agent/quarantine/:id/message': 'mail',
  'GET /api/agent/reports/period': 'reports',
  'GET /api/agent/reports/board': 'reports',
  'GET /api/agent/reports/ratings': 'read',
  'GET /api/agent/reports/table.csv': 'reports',
  'GET /api/agent/reports/moments': 'reports',
  'GET /api/agent/reports/conversations.csv': 'reports',
  'GET /api/agent/reports/messages.csv': 'read',
  'GET /api/agent/reports/waits/:id/:kind/:seq': 'read',
  'GET /api/agent/accounts': 'audit',
  'GET /api/agent/audit-log': 'audit',
};

/** What is done for a person, so that no service may: nothing can be given to one, and it has read nothing. */
const FOR_PEOPLE = new Set([
  'DELETE /api/agent/conversations/:id/offer',
  'DELETE /api/agent/conversations/:id/read',
  'GET /api/agent/offers',
  'POST /api/agent/mail/test',
  'PUT /api/agent/availability',
  'PUT /api/agent/conversations/:id/assignment',
  'PUT /api/agent/conversations/:id/read',
  'PUT /api/agent/delivered',
]);

/** What a route answers to those who come with a key instead of a session. */
export function withKeys(route: string, outcomes: Outcomes): Outcomes {
  const scope = BY_KEY[route];
  return scope === undefined ? outcomes : openTo(scope, outcomes, FOR_PEOPLE.has(route));
}

/** The same of a route that keys with a scope may ask. */
export function openTo(scope: ApiScope, outcomes: Outcomes, forPeople = false): Outcomes {
  return {
    ...outcomes,
    holderOfAMadeUpKey: 'sign_in_required',
    holderOfARemovedKey: 'sign_in_required',
    readingKey: scope === 'read' ? 'in' : 'forbidden',
    wideKey: 'in',
    serviceKey: forPeople ? 'forbidden' : 'in',
    // What only admins may do, it may no more.
    keyOfADemotedAdmin: outcomes.agent === 'forbidden' ? 'forbidden' : 'in',
  };
}
