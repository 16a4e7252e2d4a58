import { randomBytes, randomUUID } from 'node:crypto';
import type { Hours, Topic } from '../../../server/contract/schemas/site-setting-parts.ts';
import type { SiteState } from '../../../server/contract/schemas/widget-api.ts';
import { rateConversation } from '../../../server/conversations/rate-conversation.ts';
import { startConversation } from '../../../server/conversations/start-conversation.ts';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { createRunInTransaction } from '../../../server/database/run-in-transaction.ts';
import type { AgentRow, SiteRow } from '../../../server/database/tables.ts';
import type { Transaction } from '../../../server/database/transaction.ts';
import { DEMO_SITE_KEY, prepareDemo } from '../../../server/demo-people.ts';
import { approachVisitor } from '../../../server/messages/approach-visitor.ts';
import { editMessage, unsendMessage } from '../../../server/messages/change-message.ts';
import { sendMessage } from '../../../server/messages/send-message.ts';
import { changeSite } from '../../../server/sites/change-site.ts';
import { claimConversation } from '../../../server/triage/claim-conversation.ts';
import { releaseConversation } from '../../../server/triage/release-conversation.ts';
import { reopenConversation } from '../../../server/triage/reopen-conversation.ts';
import { resolveConversation } from '../../../server/triage/resolve-conversation.ts';
import { updateTriage } from '../../../server/triage/triage-conversation.ts';
import { seeded } from '../../faults/support/seeded.ts';
import type { DatabasePlace } from '../../support/databases.ts';

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Until Friday the clocks of Berlin show two hours more than UTC's, from Sunday on one. */
export const BEGINS = Date.UTC(2026, 9, 22, 6);
const DAY = [
  { from: '09:00', to: '12:30' },
  { from: '13:00', to: '17:00' },
];
export const HOURS: Hours = {
  timeZone: 'Europe/Berlin',
  week: [DAY, DAY, DAY, DAY, DAY, [], [{ from: '00:00', to: '24:00' }]],
  holidays: [{ date: '2026-10-23', name: 'Outing', periods: [{ from: '10:00', to: '11:00' }] }],
};

export const ORDER: Topic = { id: 'order', label: { '*': 'My order' } };

export type History = Awaited<ReturnType<typeof openHistory>>;

/** A database with the demo's people, on which the product's own operations are done at times of the test's choosing. */
export async function openHistory(place: DatabasePlace) {
  const database = await openDatabase(place.url);
  let now = BEGINS;
  const runInTransaction = createRunInTransaction(
    database,
    'test',
    () => now,
    () => {},
  );
  await prepareDemo(database, runInTransaction, []);
  const site = await database.read
    .selectFrom('sites')
    .selectAll()
    .where('site_key', '=', DEMO_SITE_KEY)
    .executeTakeFirstOrThrow();
  const agents = await database.read.selectFrom('agents').selectAll().orderBy('name').execute();
  const [ana, ben] = agents.map((agent) => ({ kind: 'agent' as const, agent: agent as AgentRow }));
  if (ana === undefined || ben === undefined) throw new Error('The demo has two agents.');
  const act = <T>(operation: (tx: Transaction) => Promise<T>) => runInTransaction(operation);
  return {
    url: place.url,
    database,
    runInTransaction,
    site: site as SiteRow,
    ana,
    ben,
    act,
    now: () => now,
    /** Lets so many minutes pass. */
    pass(minutes: number) {
      now += minutes * MINUTE_MS;
    },
    /** What visitors are told of who is there, as the worker notes it. */
    async announce(agentsOnDuty: boolean) {
      const announced = JSON.stringify({ agentsOnDuty, open: true, backAt: null } satisfies SiteState);
      await database.write((db) =>
        db.updateTable('sites').set({ announced }).where('id', '=', site.id).execute(),
      );
    },
    askFor: (topics: readonly Topic[]) =>
      act((tx) => changeSite(tx, site.id, { settings: { topics: [...topics] } })),
    setHours: (hours: Hours | null) => act((tx) => changeSite(tx, site.id, { settings: { hours } })),
    visitor: () => makeVisitor(database, site.id, now),
    async close() {
      await database.close();
    },
  };
}

async function makeVisitor(database: Database, siteId: string, now: number) {
  const visitor = {
    id: randomUUID(),
    site_id: siteId,
    token_hash: randomBytes(16).toString('hex'),
    name: 'Jo',
    email: null,
    verified: 0,
    language: 'de',
    time_zone: null,
    user_agent: null,
    page_url: null,
    page_title: null,
    here: 0,
    here_at: 0,
    created_at: now,
    seen_at: now,
  };
  await database.write((db) => db.insertInto('visitors').values(visitor).execute());
  const row = await database.read
    .selectFrom('visitors')
    .selectAll()
    .where('id', '=', visitor.id)
    .executeTakeFirstOrThrow();
  return { kind: 'visitor' as const, visitor: row };
}

/** What people say and do in a conversation, each at the history's time. */
export function talk(history: History, visitor: Awaited<ReturnType<History['visitor']>>, id: string) {
  const { act } = history;
  const says = (actor: Parameters<typeof sendMessage>[1], kind: 'text' | 'note' = 'text') =>
    act((tx) => sendMessage(tx, actor, id, { id: randomUUID(), body: 'Some words', kind }));
  return {
    id,
    start: (topic?: string) =>
      act((tx) =>
        startConversation(tx, visitor, {
          id,
          ...(topic === undefined ? {} : { form: { answers: {}, topic } }),
        }),
      ),
    writes: () => says(visitor),
    answers: (actor = history.ana) => says(actor),
    notes: () => says(history.ana, 'note'),
    claims: (actor = history.ana) => act((tx) => claimConversation(tx, actor, id)),
    releases: (actor = history.ana) => act((tx) => releaseConversation(tx, actor, id)),
    resolves: () => act((tx) => resolveConversation(tx, history.ana, id)),
    reopens: () => act((tx) => reopenConversation(tx, history.ben, id)),
    rates: (score: number, words = 'Thanks') =>
      act((tx) => rateConversation(tx, visitor, id, { score, words })),
    sorts: (change: Parameters<typeof updateTriage>[3]) =>
      act((tx) => updateTriage(tx, history.ana, id, change)),
    edits: (messageId: string, actor = history.ana) =>
      act((tx) => editMessage(tx, actor, id, messageId, `Other words ${randomUUID()}`)),
    takesBack: (messageId: string, actor = history.ana) =>
      act((tx) => unsendMessage(tx, actor, id, messageId)),
    approached: () =>
      act((tx) =>
        approachVisitor(tx, history.ben, visitor.visitor.id, {
          id,
          messageId: randomUUID(),
          body: 'Can I help?',
        }),
      ),
  };
}

/**
 * People who write, answer, transfer, take back, resolve and come back as the seed says.
 * @param looked is called now and then, with the conversation that goes on
 */
export async function liveThrough(
  history: History,
  seed: number,
  looked: (id: string) => Promise<void>,
): Promise<string[]> {
  const random = seeded(seed);
  const around = seeded(seed + 1);
  await history.askFor([ORDER, { id: 'other', label: { '*': 'Anything else' } }]);
  const [label, team] = [randomUUID(), randomUUID()];
  await history.database.write(async (db) => {
    const about = { name: 'Refund', deleted_at: null, created_at: 1 };
    await db
      .insertInto('labels')
      .values({ id: label, color: '#aa3300', ...about })
      .execute();
    await db
      .insertInto('teams')
      .values({ id: team, ...about })
      .execute();
  });
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    const visitor = await history.visitor();
    const chat = talk(history, visitor, randomUUID());
    ids.push(chat.id);
    if (random.chance(0.2)) await chat.approached();
    else {
      await history.announce(around.chance(0.4));
      await chat.start(around.pick(['order', 'other']));
      await chat.writes();
    }
    const answers: { id: string; by: History['ana'] }[] = [];
    for (let step = 0; step < 25; step += 1) {
      history.pass(random.chance(0.1) ? random.between(60, 1_500) : random.between(0, 20));
      const by = random.pick([history.ana, history.ben]);
      const last = answers.at(-1);
      const acts: (() => Promise<unknown>)[] = [
        () => chat.writes(),
        () => chat.writes(),
        async () => {
          const { message } = await chat.answers(by);
          answers.push({ id: message.id, by });
        },
        async () => {
          const { message } = await chat.answers(by);
          answers.push({ id: message.id, by });
        },
        () => chat.notes(),
        () => chat.claims(by),
        () => chat.releases(by),
        () => chat.resolves(),
        () => chat.reopens(),
        () => chat.sorts({ assigneeId: by.agent.id }),
        () => chat.sorts({ teamId: random.pick([team, null]) }),
        () => chat.sorts(random.chance(0.5) ? { addLabelIds: [label] } : { removeLabelIds: [label] }),
        () => chat.sorts({ status: 'snoozed', snoozedUntil: null }),
        () => chat.rates(random.between(1, 5)),
        async () => last && (await chat.edits(last.id, last.by)),
        async () => last && (await chat.takesBack(last.id, last.by)),
        async () => last && (await chat.takesBack(last.id, last.by)),
      ];
      // What is refused – to claim what another has, to rate twice – does not happen.
      await random.pick(acts)().catch(onlyRefusals);
      if (random.chance(0.15)) await looked(chat.id);
    }
    if (count === 5) await history.setHours({ ...HOURS, timeZone: 'America/New_York' });
    history.pass(random.between(0, HOUR_MS / MINUTE_MS));
  }
  await history.askFor([]);
  return ids;
}

function onlyRefusals(error: Error): void {
  if (error.name !== 'ApiError') throw error;
}
