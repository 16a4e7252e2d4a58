import { expect, it } from 'vitest';
import { createApiKey } from '../../../server/accounts/api-keys.ts';
import { createBot } from '../../../server/bots/registry.ts';
import { putHook } from '../../../server/chat-notices/chat-hooks.ts';
import { allowedPrivate } from '../../../server/common/public-address.ts';
import { MAX_CHAT_HOOKS } from '../../../server/contract/bridges/chat-hook-kinds.ts';
import { MAX_BOTS } from '../../../server/contract/schemas/developers/bots-api.ts';
import { MAX_WEBHOOK_ENDPOINTS } from '../../../server/contract/schemas/webhooks-api.ts';
import { putRoom } from '../../../server/conversations/team-rooms.ts';
import type { AgentRow } from '../../../server/database/tables.ts';
import type { Transaction } from '../../../server/database/transaction.ts';
import { putView } from '../../../server/inbox/views.ts';
import { createEndpoint } from '../../../server/webhooks/endpoints.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const url = 'https://hooks.shop.example/x';
const allowed = allowedPrivate('off') ?? { allows: () => false, allowsPlainHttp: false };
const view = (agent: AgentRow, tx: Transaction, shared: boolean) =>
  putView(tx, agent, uuid(), { name: 'A view', filter: { match: 'all', rules: [] }, shared });

/** What there may be so many of, how many requests make it at once, and how it is made. */
const LIMITED: readonly (readonly [
  what: string,
  table: 'views' | 'chat_hooks' | 'webhook_endpoints' | 'bots' | 'api_keys' | 'rooms',
  most: number,
  make: (tx: Transaction, agents: readonly [AgentRow, AgentRow], at: number) => Promise<unknown>,
])[] = [
  ['views of one agent', 'views', 50, (tx, [ana]) => view(ana, tx, false)],
  [
    'views that the team shares',
    'views',
    100,
    (tx, agents, at) => view(agents[at % 2 === 0 ? 0 : 1], tx, true),
  ],
  [
    'notices to a team chat',
    'chat_hooks',
    MAX_CHAT_HOOKS,
    (tx) =>
      putHook(
        tx,
        uuid(),
        { kind: 'discord', name: 'Team', url, notices: ['new'], siteIds: null, locale: 'en', on: true },
        allowed,
      ),
  ],
  [
    'webhook endpoints',
    'webhook_endpoints',
    MAX_WEBHOOK_ENDPOINTS,
    (tx) =>
      createEndpoint(
        tx,
        { id: uuid(), name: 'Shop', url, types: null, siteIds: null, teamIds: null },
        allowed,
      ),
  ],
  [
    'bots',
    'bots',
    MAX_BOTS,
    (tx) => createBot(tx, { id: uuid(), name: 'Bot', sites: [], answerSeconds: 10, url }, allowed),
  ],
  [
    'API keys',
    'api_keys',
    50,
    (tx, [ana]) => createApiKey(tx, ana, { id: uuid(), name: 'Key', scopes: ['read'], expiresAt: null }),
  ],
  ['rooms of the team', 'rooms', 200, (tx, [ana]) => putRoom(tx, ana, uuid(), 'A room')],
];

onEveryDatabase('limits, when many ask at once', { fresh: true }, ({ server, ana, ben }) => {
  it('a room that is made several times at once is made once', async () => {
    const { database, runInTransaction } = server.services;
    const row = await database.read
      .selectFrom('agents')
      .selectAll()
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow();
    const id = uuid();
    const made = await Promise.all(
      Array.from({ length: 6 }, () => runInTransaction((tx) => putRoom(tx, row, id, 'Kitchen'))),
    );
    expect(new Set(made.map((state) => state.id))).toEqual(new Set([id]));
  });

  it.each(LIMITED)('%s are not exceeded', async (_what, table, most, make) => {
    const { database, runInTransaction } = server.services;
    const agentOf = (id: string) =>
      database.read.selectFrom('agents').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const agents = [await agentOf(ana.id), await agentOf(ben.id)] as const;
    const count = async () => (await database.read.selectFrom(table).select('name').execute()).length;
    const before = await count();
    // Up to the last one, one after the other; then a dozen ask for it.
    for (let at = before; at < most - 1; at += 1) await runInTransaction((tx) => make(tx, agents, at));
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => runInTransaction((tx) => make(tx, agents, at))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'bad_request' });
    expect(await count()).toBe(most);
  });
});
