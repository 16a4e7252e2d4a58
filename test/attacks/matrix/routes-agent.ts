import { AGENTS_CHANNEL } from '../../../server/contract/channels.ts';
import { nobody, uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, AGENTS_READ, AGENTS_WRITE } from './outcomes.ts';
import type { Person, Scene } from './people.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { addedReplyFile, newConversation, newPair, things } from './things.ts';

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

/** What an agent’s console asks of conversations and reports. */
export const agentRoutes = {
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
  'GET /api/agent/conversations/:id/merges/:mergedId': {
    foreign: ({ conversationId }) => ({ id: conversationId, mergedId: uuid() }),
    outcomes: AGENTS_READ,
    ask: async (scene) => ({ params: await newPair(scene) }),
  },
  'POST /api/agent/conversations/:id/merges': {
    foreign: things.conversation,
    outcomes: AGENTS_WRITE,
    ask: async (scene) => {
      const { id, mergedId } = await newPair(scene);
      return { params: { id }, body: { conversationId: mergedId } };
    },
  },
  'DELETE /api/agent/conversations/:id/merges/:mergedId': {
    foreign: ({ conversationId }) => ({ id: conversationId, mergedId: uuid() }),
    outcomes: AGENTS_WRITE,
    ask: async (scene) => ({ params: await newPair(scene) }),
    also: ['not_found'],
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

  'GET /api/agent/find': { outcomes: AGENTS_READ, ask: () => ({ query: '?text=words' }) },
  'GET /api/agent/conversations/:id/found': {
    outcomes: AGENTS_READ,
    ask: () => ({ query: '?text=words' }),
    foreign: things.conversation,
  },
  'GET /api/agent/views': { outcomes: AGENTS_READ },
  'GET /api/agent/list-counts': { outcomes: AGENTS_READ },
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
  'GET /api/agent/rooms/:id/found': {
    foreign: things.room,
    outcomes: AGENTS_READ,
    ask: async (scene) => ({ params: await things.room(scene), query: '?text=hello' }),
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
  'GET /api/agent/conversations/:id/scheduled': { outcomes: AGENTS_READ, foreign: things.conversation },
  'PUT /api/agent/conversations/:id/scheduled/:messageId': {
    foreign: things.message,
    outcomes: AGENTS_WRITE,
    ask: ({ conversationId: id }) => ({
      params: { id, messageId: uuid() },
      body: { body: 'Later', sendAt: Date.now() + 3_600_000 },
    }),
  },
  'DELETE /api/agent/conversations/:id/scheduled/:messageId': {
    foreign: things.message,
    outcomes: AGENTS_WRITE,
    ask: ({ conversationId: id }) => ({ params: { id, messageId: uuid() } }),
  },
  'POST /api/agent/conversations/:id/scheduled/:messageId/sending': {
    foreign: things.message,
    outcomes: AGENTS_WRITE,
    ask: ({ conversationId: id }) => ({ params: { id, messageId: uuid() } }),
    also: ['message_unknown'],
  },
  'GET /api/agent/own-replies': { outcomes: AGENTS_READ },
  'PUT /api/agent/own-replies/:id': {
    foreign: things.ownReply,
    outcomes: AGENTS_WRITE,
    ask: () => ({ ...fresh(), body: { name: 'Mine', body: 'Hello' } }),
  },
  'DELETE /api/agent/own-replies/:id': {
    foreign: things.ownReply,
    outcomes: AGENTS_WRITE,
    ask: fresh,
  },
  'POST /api/agent/canned-replies/:id/uses': {
    foreign: things.ownReply,
    outcomes: AGENTS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/reply-files': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ query: `?id=${uuid()}&replyId=${uuid()}`, body: smallFile() }),
  },
  'GET /api/agent/reply-files/:id/:variant': {
    foreign: things.replyFile,
    outcomes: AGENTS_READ,
    strangers: ['agent', 'agentOfAnotherTeam'],
    ask: async (scene) => ({
      params: { id: await addedReplyFile(scene, 'canned-replies'), variant: 'content' },
    }),
  },
  'POST /api/agent/reply-files/:id/copies': {
    foreign: things.replyFile,
    outcomes: AGENTS_WRITE,
    strangers: ['agent', 'agentOfAnotherTeam'],
    ask: async (scene) => ({
      params: { id: await addedReplyFile(scene, 'canned-replies') },
      body: { conversationId: scene.conversationId, attachmentId: uuid() },
    }),
  },
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

  'POST /api/agent/channel-auth': {
    outcomes: AGENTS_WRITE,
    ask: () => ({ body: { socket_id, channel_name: AGENTS_CHANNEL } }),
  },
  'POST /api/agent/user-auth': { outcomes: AGENTS_WRITE, ask: () => ({ body: { socket_id } }) },
} satisfies Record<string, RouteEntry>;
