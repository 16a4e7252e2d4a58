import type { ErrorCode } from '../../../server/contract/errors.ts';
import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { uuid } from '../../support/people.ts';
import { ANYBODY, CONSOLE_PAGES, LINK_HOLDERS, rightless, rightlessConsole } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { things } from './things.ts';

const made = 'x'.repeat(43);
const link = `expires=99999999999999&signature=${made}`;
const file = (variant: string) => ({ query: `?${link}`, params: { variant } });

/** Where nothing is built, there is no such file; what matters is that nobody is asked who they are. */
const MISSING_FILE: RouteEntry = {
  outcomes: rightless('not_found'),
  ask: () => ({ params: { attempt: '1', name: 'app-00000000.js' } }),
};

/** Pages, files by links, and what proves itself in another way than by a person. */
export const openRoutes = {
  'GET /': { outcomes: ANYBODY },
  'GET /console': { outcomes: ANYBODY },
  'GET /doctor': { outcomes: ANYBODY },
  'GET /console/push-worker.js': MISSING_FILE,
  'GET /console/manifest.webmanifest': MISSING_FILE,
  'GET /console/icon-192.png': MISSING_FILE,
  'GET /console/icon-512.png': MISSING_FILE,
  'GET /console/maskable-512.png': MISSING_FILE,
  'GET /console/apple-180.png': MISSING_FILE,
  'GET /console/badge-96.png': MISSING_FILE,
  'GET /console/*': { outcomes: ANYBODY, ask: () => ({ params: { '*': 'settings/sites/appearance' } }) },
  'GET /console/assets/:name': MISSING_FILE,
  'GET /console/assets/:late/:name': MISSING_FILE,
  'GET /widget/:name': MISSING_FILE,
  'GET /widget/:attempt/:name': MISSING_FILE,
  'GET /widget/:attempt/:late/:name': MISSING_FILE,
  'GET /widget/preview.html': MISSING_FILE,
  'GET /widget/:attempt/app.js': MISSING_FILE,
  'GET /widget/:attempt/frame.js': MISSING_FILE,
  'GET /widget/site/:file': { outcomes: ANYBODY, ask: () => ({ params: { file: `${DEMO_SITE_KEY}.js` } }) },
  'GET /widget.js': { outcomes: ANYBODY },
  'GET /chat/:siteKey/frame': { ...MISSING_FILE, ask: () => ({ params: { siteKey: DEMO_SITE_KEY } }) },
  'GET /chat/:siteKey/window': { ...MISSING_FILE, ask: () => ({ params: { siteKey: DEMO_SITE_KEY } }) },
  'GET /chat/:siteKey': { outcomes: ANYBODY, ask: () => ({ params: { siteKey: DEMO_SITE_KEY } }) },
  'GET /api/docs': MISSING_FILE,
  'GET /api/docs/errors': MISSING_FILE,
  'GET /api/docs/guides': MISSING_FILE,
  'GET /api/docs/guides/:name': MISSING_FILE,
  'GET /api/docs/assets/:name': MISSING_FILE,
  // There is no stream to listen to, for anybody.
  'GET /mcp': { outcomes: rightless('405' as ErrorCode) },
  'GET /api/openapi.json': { outcomes: ANYBODY },
  'GET /health': { outcomes: ANYBODY },
  'GET /ready': { outcomes: ANYBODY },
  // Off unless METRICS is set; it counts and names nobody.
  'GET /metrics': { outcomes: ANYBODY },
  'GET /files/:id/:variant': {
    outcomes: rightless('not_found'),
    ask: ({ attachmentId }) => ({ ...file('content'), params: { id: attachmentId, variant: 'content' } }),
    foreign: things.file,
  },
  'GET /files/:id/transcript': {
    outcomes: rightless('not_found'),
    ask: () => ({ query: `?${link}&format=json` }),
    foreign: things.conversation,
  },
  'GET /c/push-worker.js': MISSING_FILE,
  'GET /c/:token': { ...MISSING_FILE, ask: () => ({ params: { token: made } }) },
  'GET /c/:token/files/:id': {
    outcomes: rightless('not_found'),
    ask: ({ attachmentId }) => ({ params: { token: made, id: attachmentId } }),
    foreign: ({ attachmentId }) => ({ token: made, id: attachmentId }),
  },
  'GET /mail/unsubscribe/:token': {
    outcomes: rightless('not_found'),
    ask: () => ({ params: { token: made } }),
  },
  'POST /mail/unsubscribe/:token': {
    outcomes: rightless('not_found'),
    ask: () => ({ params: { token: made } }),
  },
  'POST /mail/subscribe/:token': {
    outcomes: rightless('not_found'),
    ask: () => ({ params: { token: made } }),
  },
  'GET /api/resumed': { outcomes: LINK_HOLDERS },
  'POST /api/resumed/messages': {
    outcomes: LINK_HOLDERS,
    ask: () => ({ body: { id: uuid(), body: 'By the link' } }),
  },
  'POST /api/resumed/attachments': {
    outcomes: LINK_HOLDERS,
    ask: () => ({ query: `?id=${uuid()}`, body: smallFile() }),
  },
  'PUT /api/resumed/push': {
    outcomes: LINK_HOLDERS,
    ask: () => ({
      body: {
        endpoint: 'https://push.example.com/s/1',
        keys: {
          p256dh: 'BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U',
          auth: 'tBHItJI5svbpez7KI4CCXg',
        },
        on: true,
      },
    }),
  },
  'PUT /api/resumed/read': { outcomes: LINK_HOLDERS, ask: () => ({ body: { upTo: 1 } }) },
  'POST /api/engine-webhook': {
    outcomes: rightless('sign_in_required'),
    ask: () => ({ body: {}, headers: { 'x-pusher-key': 'x', 'x-pusher-signature': made } }),
  },
  // There is no such address without a secret; `incoming-mail.test.ts` tries it with one.
  'POST /api/mail/incoming': { outcomes: rightless('not_found'), ask: () => ({ body: {} }) },
  'GET /api/setup': { outcomes: ANYBODY },
  'POST /api/setup': {
    outcomes: rightlessConsole('setup_done'),
    ask: () => ({
      body: { token: made, name: 'Eve', email: 'eve@example.com', password: 'correct horse battery' },
    }),
  },
  'POST /api/account-link/reset': {
    outcomes: rightlessConsole('bad_request'),
    ask: () => ({ body: { email: 'ben@example.com' } }),
  },
  'POST /api/account-link': {
    outcomes: rightlessConsole('account_link_invalid'),
    ask: () => ({ body: { token: made } }),
  },
  'PUT /api/account-link': {
    outcomes: rightlessConsole('account_link_invalid'),
    ask: () => ({ body: { token: made, password: 'correct horse battery' } }),
  },
  'POST /api/agent/session': {
    outcomes: { ...CONSOLE_PAGES, ...signInFails() },
    ask: ({ conversationId }, person) => ({
      body: { email: `${person}-${conversationId}@example.com`, password: 'not the password' },
    }),
  },
  'DELETE /api/agent/session': { outcomes: CONSOLE_PAGES },
} satisfies Record<string, RouteEntry>;

function signInFails() {
  const code = 'sign_in_failed' as const;
  return { agent: code, agentOfAnotherTeam: code, deactivatedAgent: code, admin: code };
}
