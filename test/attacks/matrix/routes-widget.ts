import { visitorChannel } from '../../../server/contract/channels.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { uuid } from '../../support/people.ts';
import { newBearer, signedToken } from '../../support/signed.ts';
import { ANYBODY, ownerReads, ownerWrites, VISITORS_READ, VISITORS_WRITE } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { things } from './things.ts';

const page = { url: 'https://shop.example/', title: 'Shop' };
const ofSite = () => ({ params: { siteKey: DEMO_SITE_KEY } });

/** A small file, as a browser sends it. */
export function smallFile(content: string | Uint8Array = 'a small file', name = 'small.txt'): FormData {
  const form = new FormData();
  form.append('file', new Blob([content as BlobPart]), name);
  return form;
}

/** What a visitor's browser asks. */
export const widgetRoutes = {
  // Preflights carry no credentials; what may follow is decided at the route.
  'OPTIONS /api/widget*': {
    outcomes: ANYBODY,
    ask: () => ({ params: { '*': '/session' }, headers: preflight() }),
  },
  'GET /api/widget/sites/:siteKey': { outcomes: ANYBODY, ask: ofSite },
  'GET /api/widget/sites/:siteKey/logo': { outcomes: ANYBODY, ask: ofSite, also: ['not_found'] },
  'GET /api/widget/sites/:siteKey/logo.png': { outcomes: ANYBODY, ask: ofSite, also: ['not_found'] },
  'GET /api/widget/avatars/:id/avatar.png': {
    outcomes: ANYBODY,
    ask: () => ({ params: { id: uuid() } }),
    also: ['not_found'],
  },
  'GET /api/widget/avatars/:id': {
    outcomes: ANYBODY,
    ask: () => ({ params: { id: uuid() } }),
    also: ['not_found'],
  },
  'POST /api/widget/visitors': {
    outcomes: ANYBODY,
    ask: () => ({
      body: { id: uuid(), siteKey: DEMO_SITE_KEY },
      headers: { authorization: `Bearer ${newBearer()}` },
    }),
  },
  'POST /api/widget/identity': {
    outcomes: ANYBODY,
    ask: async () => ({
      body: { siteKey: DEMO_SITE_KEY, identity: await signedToken({ sub: uuid() }) },
      headers: { authorization: `Bearer ${newBearer()}` },
    }),
  },
  'GET /api/widget/session': { outcomes: VISITORS_READ },
  // Ends whatever the token speaks for; of nothing there is nothing to end.
  'DELETE /api/widget/session': { outcomes: ANYBODY },
  'PUT /api/widget/session/page': { outcomes: VISITORS_WRITE, ask: () => ({ body: { page } }) },
  'PUT /api/widget/session/attributes': {
    outcomes: VISITORS_WRITE,
    ask: () => ({ body: { attributes: { plan: 'gold' } } }),
  },
  'POST /api/widget/session/activity': {
    outcomes: VISITORS_WRITE,
    ask: () => ({ body: { steps: [{ id: uuid(), agoMs: 0, name: null, page, data: null }] } }),
  },
  'GET /api/widget/visitor': { outcomes: VISITORS_READ },
  // Whoever is blocked has a right to what is stored about them, and to have it erased.
  'DELETE /api/widget/visitor': { outcomes: VISITORS_READ },
  'GET /api/widget/conversations': { outcomes: VISITORS_READ },
  'POST /api/widget/conversations': { outcomes: VISITORS_WRITE, ask: () => ({ body: { id: uuid() } }) },
  'GET /api/widget/conversations/:id': { outcomes: ownerReads(), foreign: things.conversation },
  'PUT /api/widget/conversations/:id/attributes': {
    outcomes: ownerWrites(),
    foreign: things.conversation,
    ask: () => ({ body: { attributes: { order: 4711 }, labels: ['Secret'] } }),
  },
  'GET /api/widget/conversations/:id/avatars': { outcomes: ownerReads(), foreign: things.conversation },
  'GET /api/widget/conversations/:id/events': {
    outcomes: ownerReads(),
    ask: () => ({ query: '?after=0' }),
    foreign: things.conversation,
  },
  'GET /api/widget/conversations/:id/messages': {
    outcomes: ownerReads(),
    ask: () => ({ query: '?before=9' }),
    foreign: things.conversation,
  },
  'GET /api/widget/conversations/:id/queue-position': {
    outcomes: ownerReads(),
    foreign: things.conversation,
  },
  'GET /api/widget/conversations/:id/transcript': { outcomes: ownerReads(), foreign: things.conversation },
  'POST /api/widget/conversations/:id/transcript-mail': {
    outcomes: ownerWrites(),
    also: ['forbidden'],
    foreign: things.conversation,
  },
  'POST /api/widget/conversations/:id/messages': {
    outcomes: ownerWrites(),
    ask: () => ({ body: { id: uuid(), body: 'Mine now' } }),
    foreign: things.conversation,
  },
  'PUT /api/widget/conversations/:id/read': {
    outcomes: ownerWrites(),
    ask: () => ({ body: { upTo: 1 } }),
    foreign: things.conversation,
  },
  'PUT /api/widget/conversations/:id/delivered': {
    outcomes: ownerWrites(),
    ask: () => ({ body: { upTo: 1 } }),
    foreign: things.conversation,
  },
  'POST /api/widget/conversations/:id/closure': { outcomes: ownerWrites(), foreign: things.conversation },
  'PUT /api/widget/conversations/:id/rating': {
    outcomes: ownerWrites(),
    ask: () => ({ body: { score: 5, words: '' } }),
    foreign: things.conversation,
  },
  'POST /api/widget/conversations/:id/attachments': {
    outcomes: ownerWrites(),
    ask: () => ({ query: `?id=${uuid()}`, body: smallFile() }),
    foreign: things.conversation,
  },
  'GET /api/widget/attachments/:id/links': {
    outcomes: ownerReads('not_found'),
    ask: ({ attachmentId }) => ({ params: { id: attachmentId } }),
    foreign: things.file,
  },
  'POST /api/widget/channel-auth': {
    outcomes: { ...ownerWrites('channel_refused') },
    ask: ({ visitorId }) => ({ body: { socket_id: '1.2', channel_name: visitorChannel(visitorId) } }),
  },
} satisfies Record<string, RouteEntry>;

function preflight() {
  return { origin: 'https://shop.example', 'access-control-request-method': 'GET' };
}
