import { CompiledQuery, type KyselyPlugin, sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { InboxOrder, Queue } from '../../../server/contract/schemas/agent-api.ts';
import type { Filter, FilterRule } from '../../../server/contract/schemas/find-api.ts';
import type { Database, Db } from '../../../server/database/database.ts';
import type { AgentRow } from '../../../server/database/tables.ts';
import { countLists } from '../../../server/inbox/count-lists.ts';
import { findConversations } from '../../../server/inbox/find-conversations.ts';
import { findInRoom } from '../../../server/inbox/find-in-room.ts';
import { findWithin } from '../../../server/inbox/find-within.ts';
import { listByChange } from '../../../server/inbox/list-by-change.ts';
import { readInbox } from '../../../server/inbox/read-inbox.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const QUEUES: readonly Queue[] = ['waiting', 'with_bot', 'mine', 'open', 'snoozed', 'resolved'];
const ORDERS: readonly (InboxOrder | undefined)[] = [undefined, 'longest', 'latest', 'priority', 'reply'];
const DAY = String(Date.UTC(2026, 10, 1));
/** One of every condition that a view may have. */
const RULES: readonly FilterRule[] = [
  { field: 'status', op: 'is', values: ['waiting', 'open'] },
  { field: 'assignee', op: 'is', values: ['me'] },
  { field: 'team', op: 'is', values: ['none'] },
  { field: 'label', op: 'is', values: [uuid()] },
  { field: 'priority', op: 'is', values: ['3'] },
  { field: 'needs-reply', op: 'is', values: ['yes'] },
  { field: 'unattended', op: 'is', values: ['yes'] },
  { field: 'visitor', op: 'contains', values: ['mara'] },
  { field: 'file', op: 'is', values: ['yes'] },
  { field: 'started', op: 'after', values: [DAY] },
  { field: 'active', op: 'before', values: [DAY] },
];
/** Tables that grow with every visitor and message; all others are the team's own, and small. */
const LARGE =
  'conversations|messages|events|visitors|search_entries|people_entries|conversation_labels|attachments';

onEveryDatabase('lists of conversations on large tables', (scene) => {
  const { server, visitor, ana } = scene;
  let database: Database;
  let agent: AgentRow;
  let room: string;
  let conversation: string;

  beforeAll(async () => {
    database = server.services.database;
    for (const text of ['kumquat tea', 'kumquat jam', 'kumquat pie']) {
      conversation = await visitor.start();
      await visitor.send(conversation, text);
    }
    room = uuid();
    await ana.ask('PUT', `/api/agent/rooms/${room}`, { name: 'Talk' });
    agent = await database.read
      .selectFrom('agents')
      .selectAll()
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow();
  });

  describe('read no large table from end to end', () => {
    it.each(QUEUES)('the queue %s, in every order, from page to page', async (queue) => {
      for (const order of ORDERS)
        expect(
          await scanned(async (db) => {
            const { next } = await readInbox(db, agent, { queue, order, limit: 1 });
            if (next !== null) await readInbox(db, agent, { queue, order, limit: 1, cursor: next });
          }),
          order,
        ).toEqual([]);
    });

    it.each(RULES)('a view by $field, its pages, its count, and a search in it', async (rule) => {
      const filter: Filter = { match: 'all', rules: [rule] };
      expect(
        await scanned(async (db) => {
          const heard = { ...database, read: db };
          const { next } = await findConversations(heard, agent, { text: '', filter, limit: 1 });
          if (next !== null)
            await findConversations(heard, agent, { text: '', filter, limit: 1, cursor: next });
          await findConversations(heard, agent, { text: 'kumquat', filter });
          await countLists(heard, agent, [{ kind: 'view', id: uuid(), filter }]);
        }),
      ).toEqual([]);
    });

    it.each(['kumquat', 'kum', 'kumquat tea', '假期'])('a search for %s', async (text) => {
      expect(
        await scanned((db) => findConversations({ ...database, read: db }, agent, { text, filter: null })),
      ).toEqual([]);
    });

    it('a search in one conversation, and in one room', async () => {
      expect(
        await scanned(async (db) => {
          await findWithin({ ...database, read: db }, conversation, 'kumquat');
          await findInRoom(db, room, { text: 'kumquat' });
        }),
      ).toEqual([]);
    });

    it('the list for programs, of all and of one visitor', async () => {
      expect(
        await scanned(async (db) => {
          await listByChange(db, server.services.epoch, {});
          await listByChange(db, server.services.epoch, { visitorId: visitor.id });
        }),
      ).toEqual([]);
    });
  });

  it('sees a table that is read from end to end', async () => {
    const everything = (db: Db) =>
      db.selectFrom('messages').select('seq').where('body', '=', 'kumquat').execute();
    expect(await scanned(everything)).toEqual([expect.stringMatching(/messages/)]);
  });

  /** What is asked for it, as far as a large table is read from end to end for an answer. */
  async function scanned(ask: (db: Db) => Promise<unknown>): Promise<string[]> {
    const asked = await askedBy(ask);
    expect(asked.length, 'something was asked').toBeGreaterThan(0);
    const plans = await database.write(async (db) => {
      // The planner reads tables as small as these as a whole unless it may not.
      if (scene.database === 'Postgres') await sql`set local enable_seqscan = off`.execute(db);
      const found: { text: string; lines: string[] }[] = [];
      for (const query of asked) found.push({ text: query.sql, lines: await planOf(db, query) });
      return found;
    });
    const whole =
      scene.database === 'Postgres'
        ? new RegExp(`Seq Scan on (${LARGE})\\b`)
        : new RegExp(`^SCAN (${LARGE})\\b(?!.* (USING|VIRTUAL TABLE))`);
    return plans.flatMap(({ text, lines }) =>
      lines.filter((line) => whole.test(line)).map((line) => `${line}: ${text}`),
    );
  }

  async function planOf(db: Db, { sql: text, parameters }: CompiledQuery): Promise<string[]> {
    const explain = scene.database === 'Postgres' ? 'explain' : 'explain query plan';
    const { rows } = await db.executeQuery<Record<string, string>>(
      CompiledQuery.raw(`${explain} ${text}`, [...parameters]),
    );
    return rows.map((row) => row['detail'] ?? row['QUERY PLAN'] ?? '');
  }

  /** The questions that are asked of a database; what it is told besides is left out. */
  async function askedBy(ask: (db: Db) => Promise<unknown>): Promise<CompiledQuery[]> {
    const asked: CompiledQuery[] = [];
    const made: CompiledQuery[] = [];
    const listener: KyselyPlugin = {
      transformQuery({ node, queryId }) {
        made.push(database.read.getExecutor().compileQuery(node, queryId));
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const heard: Db = database.read.withPlugin(listener);
    // Queries that are kept compiled are not made anew.
    const execute = heard.executeQuery.bind(heard);
    vi.spyOn(heard, 'executeQuery').mockImplementation(((query: CompiledQuery) => {
      asked.push(query);
      return execute(query);
    }) as never);
    await ask(heard);
    // One that is kept is made once with places instead of values, and asked with values.
    const isValue = (one: unknown) => one === null || typeof one !== 'object' || Array.isArray(one);
    const whole = made.filter(({ parameters }) => parameters.every(isValue));
    return [...whole, ...asked].filter(({ sql: text }) => /^\s*(select|with)\b/i.test(text));
  }
});
