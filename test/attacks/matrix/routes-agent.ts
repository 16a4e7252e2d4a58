import { AGENTS_CHANNEL } from '../../../server/contract/channels.ts';
import { DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { newMailId } from '../../../server/mail/addresses.ts';
import { nobody, uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, AGENTS_READ, AGENTS_WRITE } from './outcomes.ts';
import type { Person, Scene } from './people.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { newChatHook, newContact, newConversation, newWebhook, oneSite, things } from './things.ts';

const fresh = () => ({ params: { id: uuid() } });
const socket_id = '1.2';
const PERIOD = '?from=2026-11-01&to=2026-11-02&timeZone=UTC';

/** Only its author may change a message. Who may not write gets an id that nothing has. */
async function ownMessage(scene: Scene, person: Person): Promise<string> {
  const id = uuid();
  const ask = nobody(scene.server.url, await scene.proof(person));
  await ask('POST', `/api/agent/conversations/${scene.conversationId}/messages`, { id, body: 'I said' });
  return id;
}

/** What an agent's console asks. */
export const agentRoutes = {
  'GET /api/agent/session': { outcomes: AGENTS_READ },
  'POST /api/agent/session/confirmation': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { password: DEMO_PASSWORD } }),
  },
  'GET /api/agent/profile': { outcomes: AGENTS_READ },
  'PUT /api/agent/profile': { outcomes: AGENTS_WRITE, ask: () => ({ body: { name: 'Somebody' } }) },
  'GET /api/agent/avatars': { outcomes: AGENTS_READ },
  'POST /api/agent/profile/avatar': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: smallFile() }),
    also: ['file_unreadable'],
  },
  'DELETE /api/agent/profile/avatar': { outcomes: AGENTS_WRITE },
  'PUT /api/agent/profile/password': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { current: 'not my password', next: 'correct horse battery' } }),
    also: ['sign_in_failed', 'bad_request'],
  },
  'GET /api/agent/profile/sessions': { outcomes: AGENTS_READ },
  'DELETE /api/agent/profile/sessions': { outcomes: AGENTS_WRITE },
  'DELETE /api/agent/profile/sessions/:id': {
    strangers: ['agent', 'agentOfAnotherTeam'],
    outcomes: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.session,
  },
  'POST /api/agent/profile/second-factor': { outcomes: AGENTS_WRITE },
  'PUT /api/agent/profile/second-factor': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { code: '000000' } }),
    also: ['second_factor_wrong', 'bad_request'],
  },
  'DELETE /api/agent/profile/second-factor': { outcomes: AGENTS_WRITE, also: ['bad_request'] },
  'POST /api/agent/profile/recovery-codes': { outcomes: AGENTS_WRITE, also: ['bad_request'] },
  'GET /api/agent/mail': { outcomes: ADMINS_READ },
  // Where no mail goes out, as here, that is what admins are told.
  'POST /api/agent/mail/test': { outcomes: ADMINS_WRITE, also: ['bad_request'] },
  'GET /api/agent/mail/dns': { outcomes: ADMINS_READ, also: ['bad_request'] },
  'POST /api/agent/mail/:mailId/retry': {
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { mailId: newMailId() } }),
    also: ['not_found'],
    foreign: things.mail,
  },
  'DELETE /api/agent/mail/suppressed/:address': {
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { address: `${uuid()}@example.com` } }),
    also: ['not_found'],
  },
  'GET /api/agent/accounts': { outcomes: ADMINS_READ },
  'PUT /api/agent/accounts/:id': {
    foreign: things.account,
    outcomes: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { role: 'agent' } }),
    also: ['not_found'],
  },
  'DELETE /api/agent/accounts/:id': {
    foreign: things.account,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'DELETE /api/agent/accounts/:id/second-factor': {
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.account,
  },
  'POST /api/agent/accounts/:id/password-reset': {
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.account,
  },
  'POST /api/agent/invitations': {
    outcomes: ADMINS_WRITE,
    ask: () => ({ body: { name: 'Eve', email: `${uuid()}@example.com`, role: 'agent' } }),
  },
  'DELETE /api/agent/invitations/:id': {
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.invitation,
  },
  'GET /api/agent/quarantine': { outcomes: ADMINS_READ },
  'DELETE /api/agent/quarantine/:id': {
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.quarantinedMail,
  },
  'POST /api/agent/quarantine/:id/message': {
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.quarantinedMail,
  },
  'GET /api/agent/audit-log': { outcomes: ADMINS_READ },
  'GET /api/agent/blocks': { outcomes: AGENTS_READ },
  'POST /api/agent/blocks': {
    outcomes: AGENTS_WRITE,
    ask: ({ visitorId }) => ({ body: { visitorId, kind: 'visitor' } }),
  },
  'DELETE /api/agent/blocks/:id': {
    outcomes: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.block,
  },
  'GET /api/agent/events': { outcomes: AGENTS_READ },
  'POST /mcp': {
    outcomes: AGENTS_WRITE,
    ask: () => ({
      body: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
      headers: { accept: 'application/json, text/event-stream' },
    }),
  },
  'GET /api/agent/inbox': { outcomes: AGENTS_READ, ask: () => ({ query: '?queue=waiting' }) },
  'PUT /api/agent/delivered': {
    outcomes: AGENTS_WRITE,
    ask: ({ conversationId }) => ({ body: { marks: [{ conversationId, upTo: 1 }] } }),
  },
  'GET /api/agent/conversations': { outcomes: AGENTS_READ },
  'GET /api/agent/conversations/:id': { outcomes: AGENTS_READ, foreign: things.conversation },
  'GET /api/agent/conversations/:id/events': {
    outcomes: AGENTS_READ,
    ask: () => ({ query: '?after=0' }),
    foreign: things.conversation,
  },
  'GET /api/agent/conversations/:id/messages': {
    outcomes: AGENTS_READ,
    ask: () => ({ query: '?before=9' }),
    foreign: things.conversation,
  },
  'PATCH /api/agent/conversations/:id': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { priority: 1 } }),
    foreign: things.conversation,
  },
  'PUT /api/agent/conversations/:id/assignment': {
    outcomes: AGENTS_WRITE,
    also: ['already_claimed'],
    foreign: things.conversation,
  },
  'DELETE /api/agent/conversations/:id/assignment': { outcomes: AGENTS_WRITE, foreign: things.conversation },
  'DELETE /api/agent/conversations/:id': {
    foreign: things.conversationToDelete,
    outcomes: ADMINS_WRITE,
    ask: async (scene) => ({ params: await newConversation(scene) }),
  },
  'POST /api/agent/conversations/:id/closure': { outcomes: AGENTS_WRITE, foreign: things.conversation },
  'DELETE /api/agent/conversations/:id/closure': { outcomes: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/conversations/:id/transcript-mail': {
    foreign: things.conversation,
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { to: `${uuid()}@example.com` } }),
    also: ['bad_request'],
  },
  'POST /api/agent/conversations/:id/messages': {
    foreign: things.conversation,
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { id: uuid(), body: 'Hello' } }),
  },
  'POST /api/agent/conversations/:id/notes': {
    foreign: things.conversation,
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { id: uuid(), body: 'Hello' } }),
  },
  'PATCH /api/agent/conversations/:id/messages/:messageId': {
    foreign: things.message,
    outcomes: AGENTS_WRITE,
    ask: async (scene, person) => ({
      params: { id: scene.conversationId, messageId: await ownMessage(scene, person) },
      body: { body: 'What I said' },
    }),
  },
  'DELETE /api/agent/conversations/:id/messages/:messageId': {
    foreign: things.message,
    outcomes: AGENTS_WRITE,
    ask: async (scene, person) => ({
      params: { id: scene.conversationId, messageId: await ownMessage(scene, person) },
    }),
  },
  'PUT /api/agent/conversations/:id/read': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { upTo: 1 } }),
    foreign: things.conversation,
  },
  'PUT /api/agent/conversations/:id/opened-reminder': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { step: 1 } }),
    foreign: things.conversation,
    also: ['not_found'],
  },
  'DELETE /api/agent/conversations/:id/read': { outcomes: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/conversations/:id/attachments': {
    foreign: things.conversation,
    outcomes: AGENTS_WRITE,
    ask: () => ({ query: `?id=${uuid()}`, body: smallFile() }),
  },
  'GET /api/agent/attachments/:id/:variant': {
    foreign: things.file,
    outcomes: AGENTS_READ,
    ask: ({ attachmentId }) => ({ params: { id: attachmentId, variant: 'content' } }),
  },
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
  'GET /api/agent/contacts/:id/export': {
    foreign: things.contact,
    outcomes: ADMINS_READ,
    ask: async (scene) => ({ params: await newContact(scene) }),
  },
  'POST /api/agent/contacts': {
    outcomes: AGENTS_WRITE,
    ask: async (scene) => ({ body: { id: uuid(), siteId: (await oneSite(scene)).id } }),
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
    ask: () => ({ ...fresh(), body: { cap: 3 } }),
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
  'GET /api/agent/find': { outcomes: AGENTS_READ, ask: () => ({ query: '?text=words' }) },
  'GET /api/agent/conversations/:id/found': {
    outcomes: AGENTS_READ,
    ask: () => ({ query: '?text=words' }),
    foreign: things.conversation,
  },
  'GET /api/agent/views': { outcomes: AGENTS_READ },
  'PUT /api/agent/views/:id': {
    foreign: things.view,
    outcomes: AGENTS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Mine', filter: { match: 'all', rules: [] } } }),
  },
  'DELETE /api/agent/views/:id': {
    strangers: ['agent', 'agentOfAnotherTeam'],
    outcomes: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.view,
  },
  'GET /api/agent/reports/period': { outcomes: ADMINS_READ, ask: () => ({ query: PERIOD }) },
  'GET /api/agent/reports/board': { outcomes: ADMINS_READ },
  'GET /api/agent/reports/ratings': { outcomes: ADMINS_READ, ask: () => ({ query: PERIOD }) },
  'GET /api/agent/reports/table.csv': { outcomes: ADMINS_READ, ask: () => ({ query: `${PERIOD}&by=site` }) },
  'GET /api/agent/reports/moments': {
    outcomes: ADMINS_READ,
    ask: () => ({ query: `${PERIOD}&figure=started` }),
  },
  'GET /api/agent/reports/conversations.csv': { outcomes: ADMINS_READ, ask: () => ({ query: PERIOD }) },
  'GET /api/agent/reports/messages.csv': { outcomes: ADMINS_READ, ask: () => ({ query: PERIOD }) },
  'GET /api/agent/reports/waits/:id/:kind/:seq': {
    outcomes: ADMINS_READ,
    ask: () => ({ params: { id: uuid(), kind: 'first_reply', seq: '2' } }),
    also: ['not_found'],
    foreign: ({ conversationId }) => ({ id: conversationId, kind: 'first_reply', seq: '2' }),
  },
  'GET /api/agent/rooms': { outcomes: AGENTS_READ },
  'GET /api/agent/rooms/:id': {
    foreign: things.room,
    outcomes: AGENTS_READ,
    ask: async (scene) => ({ params: await things.room(scene) }),
  },
  'PUT /api/agent/rooms/:id': {
    foreign: things.room,
    outcomes: AGENTS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Talk' } }),
  },
  'PUT /api/agent/rooms/:id/read': {
    foreign: things.room,
    outcomes: AGENTS_WRITE,
    ask: async (scene) => ({ params: await things.room(scene), body: { upTo: 0 } }),
  },
  'DELETE /api/agent/rooms/:id': { foreign: things.room, outcomes: AGENTS_WRITE, ask: fresh },
  'GET /api/agent/drafts': { outcomes: AGENTS_READ },
  'PUT /api/agent/drafts/:id': {
    foreign: things.conversation,
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { mode: 'reply', reply: 'Hel', note: '', attachments: [], updatedAt: 1 } }),
  },
  'GET /api/agent/mentions': { outcomes: AGENTS_READ },
  'DELETE /api/agent/mentions/:id': { outcomes: AGENTS_WRITE, foreign: things.conversation },
  'GET /api/agent/preferences': { outcomes: AGENTS_READ },
  'PATCH /api/agent/preferences': { outcomes: AGENTS_WRITE, ask: () => ({ body: { sendWith: 'enter' } }) },
  'GET /api/agent/push': { outcomes: AGENTS_READ },
  'PUT /api/agent/push/subscription': {
    outcomes: AGENTS_WRITE,
    ask: () => ({
      body: {
        endpoint: 'https://push.example.com/s/1',
        keys: {
          p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
          auth: 'BTBZMqHH6r4Tts7J_aSIgg',
        },
        locale: 'en',
      },
    }),
  },
  'DELETE /api/agent/push/subscription': { outcomes: AGENTS_WRITE },
  'POST /api/agent/push/test': { outcomes: AGENTS_WRITE, also: ['not_found'] },
  'PUT /api/agent/attention': { outcomes: AGENTS_WRITE, ask: () => ({ body: { looking: true } }) },
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
  'POST /api/agent/channel-auth': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { socket_id, channel_name: AGENTS_CHANNEL } }),
  },
  'POST /api/agent/user-auth': { outcomes: AGENTS_WRITE, ask: () => ({ body: { socket_id } }) },
} satisfies Record<string, RouteEntry>;
