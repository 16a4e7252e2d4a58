import { uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, AGENTS_READ, AGENTS_WRITE } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { newContact, oneSite, things } from './things.ts';

/** What an agent’s console asks of visitors, contacts and the team. */
export const peopleRoutes = {
  'GET /api/agent/visitors/:id': {
    foreign: things.visitor,
    outcomes: AGENTS_READ,
    ask: ({ visitorId }) => ({ params: { id: visitorId } }),
  },
  'PUT /api/agent/visitors/:id/note': {
    foreign: things.visitor,
    outcomes: AGENTS_WRITE,
    ask: ({ visitorId }) => ({ params: { id: visitorId }, body: { body: 'Likes green tea', over: 0 } }),
  },
  'GET /api/agent/contacts': { outcomes: AGENTS_READ, ask: () => ({ query: '?text=somebody' }) },
  'GET /api/agent/contacts.csv': { outcomes: ADMINS_READ, ask: () => ({}) },
  'GET /api/agent/contacts/:id/files': {
    foreign: things.contact,
    outcomes: AGENTS_READ,
    ask: async (scene) => ({ params: await newContact(scene) }),
  },
  'GET /api/agent/contacts/:id/export': {
    foreign: things.contact,
    outcomes: ADMINS_READ,
    ask: async (scene) => ({ params: await newContact(scene) }),
  },
  'POST /api/agent/contacts': {
    outcomes: AGENTS_WRITE,
    ask: async (scene) => ({ body: { id: uuid(), siteId: (await oneSite(scene)).id } }),
  },
  'POST /api/agent/contact-imports': {
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({
      body: { siteId: (await oneSite(scene)).id, rows: [{ line: 2, externalId: uuid() }] },
    }),
  },
  'PUT /api/agent/sites/:id/contacts/:externalId': {
    foreign: things.contactOfASite,
    outcomes: AGENTS_WRITE,
    ask: async (scene) => ({
      params: { ...(await oneSite(scene)), externalId: uuid() },
      body: { name: 'Ada' },
    }),
  },
  'GET /api/agent/contacts/:id': {
    foreign: things.contact,
    outcomes: AGENTS_READ,
    ask: async (scene) => ({ params: await newContact(scene) }),
  },
  'PATCH /api/agent/contacts/:id': {
    foreign: things.contact,
    outcomes: AGENTS_WRITE,
    ask: async (scene) => ({ params: await newContact(scene), body: { name: 'Ada' } }),
  },
  'GET /api/agent/contacts/:id/merges': {
    foreign: things.contact,
    outcomes: ADMINS_READ,
    ask: async (scene) => ({ params: await newContact(scene) }),
  },
  'POST /api/agent/contacts/:id/merges': {
    foreign: things.contact,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({
      params: await newContact(scene),
      body: { contactId: (await newContact(scene)).id },
    }),
  },
  'GET /api/agent/contacts/:id/merges/:contactId': {
    foreign: things.contact,
    outcomes: ADMINS_READ,
    ask: async (scene) => ({
      params: { ...(await newContact(scene)), contactId: (await newContact(scene)).id },
    }),
  },
  'DELETE /api/agent/contacts/:id/merges/:contactId': {
    foreign: things.contact,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({
      params: { ...(await newContact(scene)), contactId: (await newContact(scene)).id },
    }),
    also: ['not_found'],
  },
  'DELETE /api/agent/contacts/:id': {
    foreign: things.contact,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: await newContact(scene) }),
  },
  'GET /api/agent/team': { outcomes: AGENTS_READ },
  'PUT /api/agent/availability': { outcomes: AGENTS_WRITE, ask: () => ({ body: { state: 'busy' } }) },
  'GET /api/agent/offers': { outcomes: AGENTS_READ },
  'GET /api/agent/visitors-here': { outcomes: AGENTS_READ },
  'PUT /api/agent/accounts/:id/cap': {
    foreign: things.account,
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { id: uuid() }, body: { cap: 3 } }),
    also: ['not_found'],
  },
  'DELETE /api/agent/conversations/:id/offer': { outcomes: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/visitors/:id/conversations': {
    foreign: things.visitor,
    outcomes: AGENTS_WRITE,
    ask: ({ visitorId }) => ({
      params: { id: visitorId },
      body: { id: uuid(), messageId: uuid(), body: 'May I help?' },
    }),
  },
} satisfies Record<string, RouteEntry>;
