import { uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, AGENTS_READ } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { newChatHook, newWebhook, oneSite, things } from './things.ts';

const fresh = () => ({ params: { id: uuid() } });

/** What an admin’s console asks of sites, and of what is connected with them. */
export const settingsRoutes = {
  'GET /api/agent/sites': { outcomes: AGENTS_READ },
  'POST /api/agent/sites/:id': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Shop', allowedOrigins: ['https://shop.example'] } }),
  },
  'PUT /api/agent/sites/:id': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: await oneSite(scene), body: { name: 'Shop' } }),
  },
  'GET /api/agent/sightings': { outcomes: ADMINS_READ },
  'POST /api/agent/sites/:id/page-checks': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    // Refused before anything is asked there.
    ask: async (scene) => ({ params: await oneSite(scene), body: { url: 'http://127.0.0.1/' } }),
  },
  'GET /api/agent/sites/:id/deletion-preview': {
    foreign: things.site,
    outcomes: ADMINS_READ,
    ask: async (scene) => ({ params: await oneSite(scene) }),
  },
  'DELETE /api/agent/sites/:id': { foreign: things.site, outcomes: ADMINS_WRITE, ask: fresh },
  'POST /api/agent/sites/:id/retention-preview': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({
      params: await oneSite(scene),
      body: { conversationDays: 30, visitorDays: null, activityDays: null },
    }),
  },
  'POST /api/agent/sites/:id/logo': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: await oneSite(scene), body: smallFile() }),
    also: ['file_unreadable'],
  },
  'DELETE /api/agent/sites/:id/logo': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: await oneSite(scene) }),
  },
  'GET /api/agent/sites/:id/identity-keys': {
    foreign: things.site,
    outcomes: ADMINS_READ,
    ask: async (scene) => ({ params: await oneSite(scene) }),
  },
  'POST /api/agent/sites/:id/identity-keys': {
    foreign: things.site,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: await oneSite(scene) }),
    also: ['identity_keys_full'],
  },
  'DELETE /api/agent/sites/:id/identity-keys/:keyId': {
    foreign: things.identityKey,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: { ...(await oneSite(scene)), keyId: uuid() } }),
    also: ['not_found'],
  },
  'GET /api/agent/api-keys': { outcomes: ADMINS_READ },
  'POST /api/agent/api-keys': {
    outcomes: ADMINS_WRITE,
    ask: () => ({ body: { id: uuid(), name: 'A program', scopes: ['read'], expiresAt: null } }),
  },
  'DELETE /api/agent/api-keys/:id': {
    foreign: things.apiKey,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'GET /api/agent/webhooks': { outcomes: ADMINS_READ },
  'POST /api/agent/webhooks': { outcomes: ADMINS_WRITE, ask: () => ({ body: newWebhook() }) },
  'PUT /api/agent/webhooks/:id': {
    foreign: things.webhook,
    outcomes: ADMINS_WRITE,
    ask: () => {
      const { id, ...body } = newWebhook();
      return { params: { id }, body: { ...body, on: false } };
    },
    also: ['not_found'],
  },
  'DELETE /api/agent/webhooks/:id': {
    foreign: things.webhook,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/webhooks/:id/secret': {
    foreign: things.webhook,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/webhooks/:id/test': {
    foreign: things.webhook,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'GET /api/agent/bridges': { outcomes: ADMINS_READ },
  'PUT /api/agent/bridges/:kind': {
    outcomes: ADMINS_WRITE,
    ask: () => ({
      params: { kind: 'slack' },
      body: { secrets: { botToken: 'xoxb-1', appToken: 'xapp-1' }, locale: 'en', channels: [] },
    }),
  },
  'DELETE /api/agent/bridges/:kind': {
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { kind: 'slack' } }),
    also: ['not_found'],
  },
  'POST /api/agent/bridges/:kind/test': {
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { kind: 'slack' } }),
    also: ['not_found'],
  },
  'PUT /api/agent/bridges/:kind/people/:personId': {
    foreign: things.bridgePerson,
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { kind: 'slack', personId: 'U0000000' }, body: { agentId: null } }),
    also: ['not_found'],
  },
  'GET /api/agent/chat-hooks': { outcomes: ADMINS_READ },
  'PUT /api/agent/chat-hooks/:id': {
    foreign: things.chatHook,
    outcomes: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: newChatHook() }),
  },
  'DELETE /api/agent/chat-hooks/:id': {
    foreign: things.chatHook,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/chat-hooks/:id/test': {
    foreign: things.chatHook,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'GET /api/agent/webhooks/:id/attempts': {
    foreign: things.webhook,
    outcomes: ADMINS_READ,
    ask: fresh,
    also: ['not_found'],
  },
  'GET /api/agent/webhooks/:id/attempts/:attemptId': {
    foreign: things.webhookAttempt,
    outcomes: ADMINS_READ,
    ask: () => ({ params: { id: uuid(), attemptId: uuid() } }),
    also: ['not_found'],
  },
  'POST /api/agent/webhooks/:id/replays': {
    foreign: things.webhook,
    outcomes: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { since: 0 } }),
    also: ['not_found'],
  },
} satisfies Record<string, RouteEntry>;
