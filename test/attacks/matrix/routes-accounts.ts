import { DEMO_PASSWORD } from '../../../server/demo-people.ts';
import { newMailId } from '../../../server/mail/addresses.ts';
import { uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, AGENTS_READ, AGENTS_WRITE } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { things } from './things.ts';

const fresh = () => ({ params: { id: uuid() } });

/** What an agent’s console asks of the agent’s own account, of all accounts, of mails and of blocks. */
export const accountRoutes = {
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
} satisfies Record<string, RouteEntry>;
