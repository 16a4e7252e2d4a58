import { uuid } from '../../support/people.ts';
import { ADMINS_READ, ADMINS_WRITE, BOTS, HOLDING_BOT } from './outcomes.ts';
import type { RouteEntry } from './routes.ts';
import { smallFile } from './routes-widget.ts';
import { newBot, things } from './things.ts';

const fresh = () => ({ params: { id: uuid() } });
const said = () => ({ body: { id: uuid(), body: 'Which order is it about?', choices: ['4711'] } });

/** What admins ask about bots, and what bots ask with their tokens. */
export const botRoutes = {
  'GET /api/agent/bots': { outcomes: ADMINS_READ },
  'POST /api/agent/bots': { outcomes: ADMINS_WRITE, ask: () => ({ body: newBot() }), also: ['bad_request'] },
  'PUT /api/agent/bots/:id': {
    foreign: things.bot,
    outcomes: ADMINS_WRITE,
    ask: () => {
      const { id, ...body } = newBot();
      return { params: { id }, body: { ...body, on: false } };
    },
    also: ['not_found'],
  },
  'DELETE /api/agent/bots/:id': {
    foreign: things.bot,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/bots/:id/token': {
    foreign: things.bot,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/bots/:id/avatar': {
    foreign: things.bot,
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { id: uuid() }, body: smallFile() }),
    also: ['not_found'],
  },
  'DELETE /api/agent/bots/:id/avatar': {
    foreign: things.bot,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/bots/:id/tests': {
    foreign: things.bot,
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { id: uuid() }, body: { id: uuid(), siteId: uuid() } }),
    also: ['not_found', 'site_unknown'],
  },
  'GET /api/agent/bot-tests/:id': {
    foreign: things.botTest,
    outcomes: ADMINS_READ,
    ask: fresh,
    also: ['not_found'],
  },
  'POST /api/agent/bot-tests/:id/messages': {
    foreign: things.botTest,
    outcomes: ADMINS_WRITE,
    ask: () => ({ params: { id: uuid() }, body: { id: uuid(), body: 'Hello' } }),
    also: ['not_found'],
  },
  'DELETE /api/agent/bot-tests/:id': {
    foreign: things.botTest,
    outcomes: ADMINS_WRITE,
    ask: fresh,
    also: ['not_found'],
  },
  'GET /api/bot/profile': { outcomes: BOTS },
  'GET /api/bot/events': { outcomes: BOTS },
  'GET /api/bot/conversations/:id': { outcomes: HOLDING_BOT, foreign: things.conversation },
  'POST /api/bot/conversations/:id/messages': {
    outcomes: HOLDING_BOT,
    ask: said,
    foreign: things.conversation,
  },
  'POST /api/bot/conversations/:id/attachments': {
    outcomes: HOLDING_BOT,
    ask: () => ({ query: `?id=${uuid()}`, body: smallFile() }),
    foreign: things.conversation,
  },
  'GET /api/bot/attachments/:id': {
    outcomes: { ...HOLDING_BOT, otherBot: 'not_found' },
    ask: ({ attachmentId }) => ({ params: { id: attachmentId } }),
    foreign: things.file,
  },
  'POST /api/bot/conversations/:id/typing': { outcomes: HOLDING_BOT, foreign: things.conversation },
  'POST /api/bot/conversations/:id/hand-off': {
    outcomes: HOLDING_BOT,
    ask: () => ({ body: { id: uuid(), reason: 'Wants to talk to a person' } }),
    foreign: things.conversation,
  },
  'POST /api/bot/conversations/:id/closure': { outcomes: HOLDING_BOT, foreign: things.conversation },
} satisfies Record<string, RouteEntry>;
