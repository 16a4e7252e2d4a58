import { AGENTS_CHANNEL } from '../../../server/contract/channels.ts';
import { DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { nobody, uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, AGENTS_READ, AGENTS_WRITE } from './doors.ts';
import type { Person, World } from './people.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { things } from './things.ts';

const fresh = () => ({ params: { id: uuid() } });
const socket_id = '1.2';
const oneSite = async ({ server }: World) => {
  const row = await server.services.database.read.selectFrom('sites').select('id').executeTakeFirstOrThrow();
  return { id: row.id };
};

/** Only its author may change a message. Who may not write gets an id that nothing has. */
async function ownMessage(world: World, person: Person): Promise<string> {
  const id = uuid();
  const ask = nobody(world.server.url, await world.proof(person));
  await ask('POST', `/api/agent/conversations/${world.conversationId}/messages`, { id, body: 'I said' });
  return id;
}

/** What an agent's console asks. */
export const agentRoutes: Record<string, RouteEntry> = {
  'GET /api/agent/session': { door: AGENTS_READ },
  'POST /api/agent/session/confirmation': {
    door: AGENTS_WRITE,
    ask: () => ({ body: { password: DEMO_PASSWORD } }),
  },
  'GET /api/agent/profile': { door: AGENTS_READ },
  'PUT /api/agent/profile': { door: AGENTS_WRITE, ask: () => ({ body: { name: 'Somebody' } }) },
  'PUT /api/agent/profile/password': {
    door: AGENTS_WRITE,
    ask: () => ({ body: { current: 'not my password', next: 'correct horse battery' } }),
    also: ['sign_in_failed', 'bad_request'],
  },
  'GET /api/agent/profile/sessions': { door: AGENTS_READ },
  'DELETE /api/agent/profile/sessions': { door: AGENTS_WRITE },
  'DELETE /api/agent/profile/sessions/:id': {
    strangers: ['agent', 'agentOfAnotherTeam'],
    door: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.session,
  },
  'POST /api/agent/profile/second-factor': { door: AGENTS_WRITE },
  'PUT /api/agent/profile/second-factor': {
    door: AGENTS_WRITE,
    ask: () => ({ body: { code: '000000' } }),
    also: ['second_factor_wrong', 'bad_request'],
  },
  'DELETE /api/agent/profile/second-factor': { door: AGENTS_WRITE, also: ['bad_request'] },
  'POST /api/agent/profile/recovery-codes': { door: AGENTS_WRITE, also: ['bad_request'] },
  'GET /api/agent/accounts': { door: ADMINS_READ },
  'PUT /api/agent/accounts/:id': {
    foreign: things.account,
    door: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { role: 'agent' } }),
    also: ['not_found'],
  },
  'DELETE /api/agent/accounts/:id/second-factor': {
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.account,
  },
  'POST /api/agent/accounts/:id/password-reset': {
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.account,
  },
  'POST /api/agent/invitations': {
    door: ADMINS_WRITE,
    ask: () => ({ body: { name: 'Eve', email: `${uuid()}@example.com`, role: 'agent' } }),
  },
  'DELETE /api/agent/invitations/:id': {
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.invitation,
  },
  'GET /api/agent/audit-log': { door: ADMINS_READ },
  'GET /api/agent/blocks': { door: AGENTS_READ },
  'POST /api/agent/blocks': {
    door: AGENTS_WRITE,
    ask: ({ visitorId }) => ({ body: { visitorId, kind: 'visitor' } }),
  },
  'DELETE /api/agent/blocks/:id': {
    door: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.block,
  },
  'GET /api/agent/inbox': { door: AGENTS_READ, ask: () => ({ query: '?queue=waiting' }) },
  'PUT /api/agent/delivered': {
    door: AGENTS_WRITE,
    ask: ({ conversationId }) => ({ body: { marks: [{ conversationId, upTo: 1 }] } }),
  },
  'GET /api/agent/conversations/:id': { door: AGENTS_READ, foreign: things.conversation },
  'GET /api/agent/conversations/:id/events': {
    door: AGENTS_READ,
    ask: () => ({ query: '?after=0' }),
    foreign: things.conversation,
  },
  'GET /api/agent/conversations/:id/messages': {
    door: AGENTS_READ,
    ask: () => ({ query: '?before=9' }),
    foreign: things.conversation,
  },
  'PATCH /api/agent/conversations/:id': {
    door: AGENTS_WRITE,
    ask: () => ({ body: { priority: 1 } }),
    foreign: things.conversation,
  },
  'PUT /api/agent/conversations/:id/assignment': {
    door: AGENTS_WRITE,
    also: ['already_claimed'],
    foreign: things.conversation,
  },
  'DELETE /api/agent/conversations/:id/assignment': { door: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/conversations/:id/closure': { door: AGENTS_WRITE, foreign: things.conversation },
  'DELETE /api/agent/conversations/:id/closure': { door: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/conversations/:id/messages': {
    foreign: things.conversation,
    door: AGENTS_WRITE,
    ask: () => ({ body: { id: uuid(), body: 'Hello' } }),
  },
  'POST /api/agent/conversations/:id/notes': {
    foreign: things.conversation,
    door: AGENTS_WRITE,
    ask: () => ({ body: { id: uuid(), body: 'Hello' } }),
  },
  'PATCH /api/agent/conversations/:id/messages/:messageId': {
    foreign: things.message,
    door: AGENTS_WRITE,
    ask: async (world, person) => ({
      params: { id: world.conversationId, messageId: await ownMessage(world, person) },
      body: { body: 'What I said' },
    }),
  },
  'DELETE /api/agent/conversations/:id/messages/:messageId': {
    foreign: things.message,
    door: AGENTS_WRITE,
    ask: async (world, person) => ({
      params: { id: world.conversationId, messageId: await ownMessage(world, person) },
    }),
  },
  'PUT /api/agent/conversations/:id/read': {
    door: AGENTS_WRITE,
    ask: () => ({ body: { upTo: 1 } }),
    foreign: things.conversation,
  },
  'DELETE /api/agent/conversations/:id/read': { door: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/conversations/:id/attachments': {
    foreign: things.conversation,
    door: AGENTS_WRITE,
    ask: () => ({ query: `?id=${uuid()}`, body: smallFile() }),
  },
  'GET /api/agent/attachments/:id/:variant': {
    foreign: things.file,
    door: AGENTS_READ,
    ask: ({ attachmentId }) => ({ params: { id: attachmentId, variant: 'content' } }),
  },
  'GET /api/agent/visitors/:id': {
    foreign: things.visitor,
    door: AGENTS_READ,
    ask: ({ visitorId }) => ({ params: { id: visitorId } }),
  },
  'PUT /api/agent/visitors/:id/note': {
    foreign: things.visitor,
    door: AGENTS_WRITE,
    ask: ({ visitorId }) => ({ params: { id: visitorId }, body: { body: 'Likes green tea', over: 0 } }),
  },
  'GET /api/agent/team': { door: AGENTS_READ },
  'PUT /api/agent/duty': { door: AGENTS_WRITE, ask: () => ({ body: { state: 'busy' } }) },
  'GET /api/agent/offers': { door: AGENTS_READ },
  'GET /api/agent/visitors-here': { door: AGENTS_READ },
  'PUT /api/agent/accounts/:id/cap': {
    foreign: things.account,
    door: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { cap: 3 } }),
    also: ['not_found'],
  },
  'DELETE /api/agent/conversations/:id/offer': { door: AGENTS_WRITE, foreign: things.conversation },
  'POST /api/agent/visitors/:id/conversations': {
    foreign: things.visitor,
    door: AGENTS_WRITE,
    ask: ({ visitorId }) => ({
      params: { id: visitorId },
      body: { id: uuid(), messageId: uuid(), body: 'May I help?' },
    }),
  },
  'GET /api/agent/find': { door: AGENTS_READ, ask: () => ({ query: '?text=words' }) },
  'GET /api/agent/views': { door: AGENTS_READ },
  'PUT /api/agent/views/:id': {
    foreign: things.view,
    door: AGENTS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Mine', filter: { match: 'all', rules: [] } } }),
  },
  'DELETE /api/agent/views/:id': {
    strangers: ['agent', 'agentOfAnotherTeam'],
    door: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.view,
  },
  'GET /api/agent/teams': { door: AGENTS_READ },
  'PUT /api/agent/teams/:id': {
    foreign: things.team,
    door: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { name: uuid(), memberIds: [] } }),
  },
  'DELETE /api/agent/teams/:id': {
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['team_unknown'],
    foreign: things.team,
  },
  'GET /api/agent/labels': { door: AGENTS_READ },
  'PUT /api/agent/labels/:id': {
    foreign: things.label,
    door: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { name: uuid(), color: '#123456' } }),
  },
  'DELETE /api/agent/labels/:id': {
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['label_unknown'],
    foreign: things.label,
  },
  'GET /api/agent/canned-replies': { door: AGENTS_READ },
  'PUT /api/agent/canned-replies/:id': {
    foreign: things.cannedReply,
    door: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { name: uuid(), body: 'Hello' } }),
  },
  'DELETE /api/agent/canned-replies/:id': {
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
    foreign: things.cannedReply,
  },
  'GET /api/agent/rooms': { door: AGENTS_READ },
  'GET /api/agent/rooms/:id': {
    foreign: things.room,
    door: AGENTS_READ,
    ask: async (world) => ({ params: await things.room(world) }),
  },
  'PUT /api/agent/rooms/:id': {
    foreign: things.room,
    door: AGENTS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Talk' } }),
  },
  'PUT /api/agent/rooms/:id/read': {
    foreign: things.room,
    door: AGENTS_WRITE,
    ask: async (world) => ({ params: await things.room(world), body: { upTo: 0 } }),
  },
  'DELETE /api/agent/rooms/:id': { foreign: things.room, door: AGENTS_WRITE, ask: fresh },
  'GET /api/agent/drafts': { door: AGENTS_READ },
  'PUT /api/agent/drafts/:id': {
    foreign: things.conversation,
    door: AGENTS_WRITE,
    ask: () => ({ body: { mode: 'reply', reply: 'Hel', note: '', attachments: [], updatedAt: 1 } }),
  },
  'GET /api/agent/mentions': { door: AGENTS_READ },
  'DELETE /api/agent/mentions/:id': { door: AGENTS_WRITE, foreign: things.conversation },
  'GET /api/agent/preferences': { door: AGENTS_READ },
  'PATCH /api/agent/preferences': { door: AGENTS_WRITE, ask: () => ({ body: { sendWith: 'enter' } }) },
  'GET /api/agent/sites': { door: AGENTS_READ },
  'POST /api/agent/sites/:id': {
    foreign: things.site,
    door: ADMINS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Shop', allowedOrigins: ['https://shop.example'] } }),
  },
  'PUT /api/agent/sites/:id': {
    foreign: things.site,
    door: ADMINS_WRITE,
    ask: async (world) => ({ params: await oneSite(world), body: { name: 'Shop' } }),
  },
  'POST /api/agent/sites/:id/logo': {
    foreign: things.site,
    door: ADMINS_WRITE,
    ask: async (world) => ({ params: await oneSite(world), body: smallFile() }),
    also: ['file_unreadable'],
  },
  'DELETE /api/agent/sites/:id/logo': {
    foreign: things.site,
    door: ADMINS_WRITE,
    ask: async (world) => ({ params: await oneSite(world) }),
  },
  'GET /api/agent/sites/:id/identity-keys': {
    foreign: things.site,
    door: ADMINS_READ,
    ask: async (world) => ({ params: await oneSite(world) }),
  },
  'POST /api/agent/sites/:id/identity-keys': {
    foreign: things.site,
    door: ADMINS_WRITE,
    ask: async (world) => ({ params: await oneSite(world) }),
    also: ['identity_keys_full'],
  },
  'DELETE /api/agent/sites/:id/identity-keys/:keyId': {
    foreign: things.identityKey,
    door: ADMINS_WRITE,
    ask: async (world) => ({ params: { ...(await oneSite(world)), keyId: uuid() } }),
    also: ['not_found'],
  },
  'GET /api/agent/api-keys': { door: ADMINS_READ },
  'POST /api/agent/api-keys': {
    door: ADMINS_WRITE,
    ask: () => ({ body: { id: uuid(), name: 'A program', scopes: ['read'], expiresAt: null } }),
  },
  'DELETE /api/agent/api-keys/:id': {
    foreign: things.apiKey,
    door: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/channel-auth': {
    door: AGENTS_WRITE,
    ask: () => ({ body: { socket_id, channel_name: AGENTS_CHANNEL } }),
  },
  'POST /api/agent/user-auth': { door: AGENTS_WRITE, ask: () => ({ body: { socket_id } }) },
};
