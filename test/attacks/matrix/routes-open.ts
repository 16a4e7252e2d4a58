import { DEMO_SITE_KEY } from '../../../server/demo-people.ts';
import { ANYBODY, CONSOLE_PAGES, rightless, rightlessConsole } from './doors.ts';
import type { RouteEntry } from './routes.ts';
import { things } from './things.ts';

const made = 'x'.repeat(43);
const link = `expires=99999999999999&signature=${made}`;
const file = (variant: string) => ({ query: `?${link}`, params: { variant } });

/** Where nothing is built, there is no such file; what matters is that nobody is asked who they are. */
const MISSING_FILE: RouteEntry = {
  door: rightless('not_found'),
  ask: () => ({ params: { attempt: '1', name: 'app-00000000.js' } }),
};

/** Pages, files by links, and what proves itself in another way than by a person. */
export const openRoutes: Record<string, RouteEntry> = {
  'GET /': { door: ANYBODY },
  'GET /console': { door: ANYBODY },
  'GET /console/*': { door: ANYBODY, ask: () => ({ params: { '*': 'settings/sites/appearance' } }) },
  'GET /console/assets/:name': MISSING_FILE,
  'GET /widget/:name': MISSING_FILE,
  'GET /widget/:attempt/:name': MISSING_FILE,
  'GET /widget/preview.html': MISSING_FILE,
  'GET /widget/:attempt/app.js': MISSING_FILE,
  'GET /widget/site/:file': { door: ANYBODY, ask: () => ({ params: { file: `${DEMO_SITE_KEY}.js` } }) },
  'GET /widget.js': { door: ANYBODY },
  'GET /api/docs': { door: ANYBODY },
  'GET /api/docs/json': { door: ANYBODY },
  'GET /api/docs/yaml': { door: ANYBODY },
  'GET /api/docs/static/*': { door: ANYBODY, ask: () => ({ params: { '*': 'swagger-ui.css' } }) },
  'GET /api/docs/static/index.html': { door: ANYBODY },
  'GET /api/docs/static/swagger-initializer.js': { door: ANYBODY },
  'GET /api/openapi.json': { door: ANYBODY },
  'GET /health': { door: ANYBODY },
  // Off unless METRICS is set; it counts and names nobody.
  'GET /metrics': { door: ANYBODY },
  'GET /files/:id/:variant': {
    door: rightless('not_found'),
    ask: ({ attachmentId }) => ({ ...file('content'), params: { id: attachmentId, variant: 'content' } }),
    foreign: things.file,
  },
  'GET /files/:id/transcript': {
    door: rightless('not_found'),
    ask: () => ({ query: `?${link}&format=json` }),
    foreign: things.conversation,
  },
  'POST /api/engine-webhook': {
    door: rightless('sign_in_required'),
    ask: () => ({ body: {}, headers: { 'x-pusher-key': 'x', 'x-pusher-signature': made } }),
  },
  'GET /api/setup': { door: ANYBODY },
  'POST /api/setup': {
    door: rightlessConsole('setup_done'),
    ask: () => ({
      body: { token: made, name: 'Eve', email: 'eve@example.com', password: 'correct horse battery' },
    }),
  },
  'POST /api/account-link': {
    door: rightlessConsole('account_link_invalid'),
    ask: () => ({ body: { token: made } }),
  },
  'PUT /api/account-link': {
    door: rightlessConsole('account_link_invalid'),
    ask: () => ({ body: { token: made, password: 'correct horse battery' } }),
  },
  'POST /api/agent/session': {
    door: { ...CONSOLE_PAGES, ...signInFails() },
    ask: ({ conversationId }, person) => ({
      body: { email: `${person}-${conversationId}@example.com`, password: 'not the password' },
    }),
  },
  'DELETE /api/agent/session': { door: CONSOLE_PAGES },
};

function signInFails() {
  const code = 'sign_in_failed' as const;
  return { agent: code, agentOfAnotherTeam: code, deactivatedAgent: code, admin: code };
}
