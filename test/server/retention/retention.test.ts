import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SiteSummary } from '../../../server/contract/schemas/agent-api.ts';
import type { Retention, RetentionPreview } from '../../../server/contract/schemas/site-setting-parts.ts';
import { deleteConversation, EVENTS_AT_ONCE } from '../../../server/privacy/delete-conversation.ts';
import { createRetentionWorker } from '../../../server/retention/retention-worker.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { newVisitor, type TestVisitor, uuid } from '../../support/people.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Said a little later than now: the server, which asks the engine every few seconds, does not find them gone. */
const hereFromNow = () => ({ here: 1, here_at: Date.now() + 30_000 });
const KEPT: Retention = { conversationDays: null, visitorDays: null, activityDays: null };

onEveryDatabase('retention', ({ server, ana, restart }) => {
  /** Each test has a site of its own, and a visitor there. */
  let site: SiteSummary;
  let visitor: TestVisitor;
  beforeEach(async () => {
    const made = { name: 'Shop', allowedOrigins: [] };
    site = (await ana.ask<SiteSummary>('POST', `/api/agent/sites/${uuid()}`, made)).body;
    visitor = await newcomer();
  });
  afterEach(() => vi.restoreAllMocks());
  const newcomer = () => newVisitor(server.url, site.siteKey);
  const database = () => server.services.database;

  const keepFor = async (days: Partial<Retention>) => {
    const retention = { ...KEPT, ...days };
    const { status } = await ana.ask('PUT', `/api/agent/sites/${site.id}`, {
      settings: { retention },
    });
    expect(status).toBe(200);
  };
  const run = () => server.services.retention.wake();

  /** A conversation that was resolved, and everything in it, so many days ago. */
  async function resolved(of: TestVisitor, daysAgo: number): Promise<string> {
    const id = await of.start();
    await of.send(id, 'Hello');
    await ana.resolve(id);
    await age(id, daysAgo);
    return id;
  }

  async function age(id: string, days: number): Promise<void> {
    const at = Date.now() - days * DAY_MS;
    await database().write(async (db) => {
      await db.updateTable('conversations').set({ active_at: at }).where('id', '=', id).execute();
      await db.updateTable('events').set({ created_at: at }).where('conversation_id', '=', id).execute();
    });
  }

  const left = async () =>
    (await database().read.selectFrom('conversations').select('id').where('site_id', '=', site.id).execute())
      .map(({ id }) => id)
      .sort();
  const visitorsLeft = async () =>
    (await database().read.selectFrom('visitors').select('id').where('site_id', '=', site.id).execute())
      .map(({ id }) => id)
      .sort();

  it('keeps everything where a site has set no days', async () => {
    const id = await resolved(visitor, 3_000);
    await run();
    expect(await left()).toEqual([id]);
  });

  it('deletes what was resolved and quiet for longer than the days, and nothing else', async () => {
    const old = await resolved(visitor, 31);
    const young = await resolved(visitor, 29);
    const lookedAt = await resolved(visitor, 31);
    await visitor.markRead(lookedAt, 1);
    const open = await visitor.start();
    await visitor.send(open, 'Still there?');
    await age(open, 400);
    await keepFor({ conversationDays: 30 });
    await run();
    expect(await left()).toEqual([young, lookedAt, open].sort());
    expect((await visitor.read(old)).status).toBe(404);
    expect((await visitor.read(young)).status).toBe(200);
  });

  itOnce('stops in the middle of a run when the owner turns it off', async () => {
    for (let n = 0; n < 3; n += 1) await resolved(visitor, 31);
    await keepFor({ conversationDays: 30 });
    const { runInTransaction } = server.services;
    const worker = createRetentionWorker({
      database: database(),
      // As an owner who sees the first one go.
      runInTransaction: async (operation) => {
        const done = await runInTransaction(operation);
        if ((await left()).length === 2) await keepFor({});
        return done;
      },
      engine: { publish: async () => [] },
      auditLogDays: null,
      now: () => Date.now(),
      log: { warn: () => {}, info: () => {} },
    });
    await worker.wake();
    await worker.stop();
    expect(await left()).toHaveLength(2);
  });

  it('keeps a conversation that is opened again before its turn', async () => {
    const id = await resolved(visitor, 31);
    await keepFor({ conversationDays: 30 });
    await ana.reopen(id);
    await age(id, 31);
    await run();
    expect(await left()).toEqual([id]);
  });

  it('says beforehand what would go, by days that nobody has saved', async () => {
    await resolved(visitor, 31);
    await resolved(visitor, 29);
    const someone = await newcomer();
    await database().write((db) =>
      db.updateTable('visitors').set({ seen_at: 0, here: 0 }).where('id', '=', someone.id).execute(),
    );
    const preview = async (days: Partial<Retention>) =>
      (
        await ana.ask<RetentionPreview>('POST', `/api/agent/sites/${site.id}/retention-preview`, {
          ...KEPT,
          ...days,
        })
      ).body;
    expect(await preview({})).toEqual({ conversations: 0, visitors: 0, files: 0, complete: true });
    expect(await preview({ conversationDays: 30, visitorDays: 7 })).toEqual({
      conversations: 1,
      visitors: 1,
      files: 0,
      complete: true,
    });
    expect(await preview({ conversationDays: 28 })).toMatchObject({ conversations: 2 });
    expect(await left()).toHaveLength(2);
  });

  itOnce('tells agents, and the visitor who is there, which conversation has gone', async () => {
    const id = await resolved(visitor, 31);
    await database().write((db) =>
      db.updateTable('visitors').set(hereFromNow()).where('id', '=', visitor.id).execute(),
    );
    await keepFor({ conversationDays: 30 });
    const publish = vi.spyOn(server.services.engine, 'publish');
    await run();
    const published = publish.mock.calls.flat(2).filter(({ name }) => name === 'conversation.deleted');
    expect(published).toEqual(
      ['presence-agents', `private-visitor-${visitor.id}`].map((channel) => ({
        channel,
        name: 'conversation.deleted',
        data: { conversationIds: [id], visitorId: visitor.id },
      })),
    );
  });

  it('deletes visitors whom nobody needs, and keeps those who have a conversation, are there, blocked or made by a program', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => newcomer()));
    const [unused, talking, here, blocked] = people as [TestVisitor, TestVisitor, TestVisitor, TestVisitor];
    await talking.send(await talking.start(), 'Hello');
    await ana.ask('POST', '/api/agent/blocks', { visitorId: blocked.id, kind: 'visitor' });
    const made = await ana.ask<{ id: string }>('POST', '/api/agent/contacts', {
      id: uuid(),
      siteId: site.id,
    });
    expect(made.status).toBe(201);
    await database().write(async (db) => {
      await db.updateTable('visitors').set({ seen_at: 0, here: 0 }).where('site_id', '=', site.id).execute();
      await db.updateTable('visitors').set(hereFromNow()).where('id', 'in', [here.id, visitor.id]).execute();
    });
    await keepFor({ visitorDays: 1 });
    await run();
    expect(await visitorsLeft()).toEqual([visitor.id, talking.id, here.id, blocked.id, made.body.id].sort());
    expect((await unused.ask('GET', '/api/widget/visitor')).status).toBe(401);
  });

  it('forgets what visitors looked at, older than the days', async () => {
    const step = (at: number) => ({
      id: uuid(),
      visitor_id: visitor.id,
      at,
      name: null,
      page_url: 'https://shop.example/',
      page_title: 'Shop',
      data: null,
    });
    const young = step(Date.now());
    await database().write((db) =>
      db
        .insertInto('visitor_trail')
        .values([young, step(Date.now() - 8 * DAY_MS)])
        .execute(),
    );
    await keepFor({ activityDays: 7 });
    await run();
    const steps = await database()
      .read.selectFrom('visitor_trail')
      .select('id')
      .where('at', '<', Date.now() - DAY_MS)
      .execute();
    expect(steps).toEqual([]);
    expect(
      await database().read.selectFrom('visitor_trail').select('id').where('id', '=', young.id).execute(),
    ).toEqual([{ id: young.id }]);
  });

  it('goes on after the end of the process with a long conversation, which nobody finds meanwhile', async () => {
    const id = await visitor.start();
    await visitor.send(id, 'The first');
    const { seq } = await database()
      .read.selectFrom('conversations')
      .select('seq')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const more = Array.from({ length: 2 * EVENTS_AT_ONCE }, (_, n) => seq + n + 1);
    await database().write(async (db) => {
      for (const next of more) {
        await db
          .insertInto('events')
          .values({
            conversation_id: id,
            seq: next,
            type: 'message.created',
            visible: 1,
            visitor_prev: next - 1,
            data: '{}',
            created_at: 1,
          })
          .execute();
        await db
          .insertInto('messages')
          .values({
            conversation_id: id,
            seq: next,
            id: uuid(),
            kind: 'text',
            author_kind: 'visitor',
            author_id: visitor.id,
            author_name: 'Visitor',
            body: `Line ${next}`,
            attachments: '[]',
            created_at: 1,
          })
          .execute();
      }
      const last = more.at(-1) ?? seq;
      await db
        .updateTable('conversations')
        .set({ seq: last, visitor_seq: last, last_message_seq: last, published_seq: last })
        .where('id', '=', id)
        .execute();
    });
    // The first transaction alone: as if the process ended right after it.
    await server.services.runInTransaction((tx) => deleteConversation(tx, id));
    const rest = async () =>
      (await database().read.selectFrom('messages').select('seq').where('conversation_id', '=', id).execute())
        .length;
    expect(await rest(), 'there must be something left').toBeGreaterThan(EVENTS_AT_ONCE);
    expect((await visitor.read(id)).status).toBe(404);
    expect((await ana.read(id)).status).toBe(404);
    expect((await ana.answer(id, 'Are you there?')).status).toBe(404);
    expect(JSON.stringify((await ana.inbox('waiting')).body)).not.toContain(id);
    await restart();
    await run();
    expect(await rest()).toBe(0);
    expect(await left()).toEqual([]);
    // Their browser would begin it again under this id, and may.
    expect(await visitor.start(id)).toBe(id);
  });
});
