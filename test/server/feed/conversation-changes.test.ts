import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { notePositions } from '../../../server/conversations/change-positions.ts';
import { createConversationChanges } from '../../../server/feed/conversation-changes.ts';
import { positionsBehind } from '../../../server/inbox/list-by-change.ts';
import { openPlace } from '../../support/databases.ts';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';

const OPENED = { fresh: true, open: openPlace };

onEveryDatabase('the order in which conversations changed', OPENED, (database, name) => {
  let siteId = '';
  beforeEach(async () => {
    siteId = await makeSite();
  });

  const noted = async () => {
    const rows = await database.read
      .selectFrom('conversation_changes')
      .select(['conversation_id', 'seq'])
      .orderBy('position')
      .execute();
    return rows.map(({ conversation_id, seq }) => ({ id: conversation_id, seq }));
  };

  async function makeSite(): Promise<string> {
    const id = uuid();
    const site = {
      id,
      site_key: id,
      name: 'Shop',
      greeting: '',
      color: '#000000',
      allowed_origins: '[]',
      created_at: 1,
    };
    await database.write((db) => db.insertInto('sites').values(site).execute());
    return id;
  }

  async function makeConversation(seq = 1): Promise<string> {
    const [id, visitor] = [uuid(), uuid()];
    const nothing = { name: null, email: null, language: null, time_zone: null, user_agent: null };
    const place = { page_url: null, page_title: null };
    await database.write(async (db) => {
      await db
        .insertInto('visitors')
        .values({
          id: visitor,
          site_id: siteId,
          token_hash: visitor,
          ...nothing,
          ...place,
          verified: 0,
          here: 0,
          here_at: 0,
          created_at: 1,
          seen_at: 1,
        })
        .execute();
      await db
        .insertInto('conversations')
        .values({
          id,
          site_id: siteId,
          visitor_id: visitor,
          status: 'waiting',
          assignee_id: null,
          ...place,
          started_at: 1,
          waiting_since: 1,
          active_at: 1,
          seq,
        })
        .execute();
    });
    return id;
  }

  it('has each conversation once, at its last change, and none that is gone', async () => {
    const [a, b] = [await makeConversation(), await makeConversation()];
    await database.write((db) => notePositions(db, [a]));
    await database.write((db) => notePositions(db, [b, uuid()]));
    await database.write((db) => notePositions(db, [a, a]));
    expect(await noted()).toEqual([
      { id: b, seq: 1 },
      { id: a, seq: 1 },
    ]);
  });

  it('is filled with what was there before, and with what another version changed', async () => {
    const worker = createConversationChanges({ database, log: { warn() {} } }).worker;
    const before = [await makeConversation(3), await makeConversation(4)].sort();
    await worker.wake();
    expect((await noted()).map(({ id }) => id).sort()).toEqual(before);
    const state = await noted();
    await worker.wake();
    expect(await noted(), 'what is noted is left alone').toEqual(state);
    const [changed = ''] = state.map(({ id }) => id);
    await database.write((db) =>
      db.updateTable('conversations').set({ seq: 9 }).where('id', '=', changed).execute(),
    );
    await worker.wake();
    expect((await noted()).at(-1)).toEqual({ id: changed, seq: 9 });
    await worker.stop();
  });

  it('is read by its index alone', async () => {
    const query = positionsBehind(database.read, 'asc', 7).compile();
    const explain = name === 'Postgres' ? 'explain' : 'explain query plan';
    const plan = await database.write(async (db) => {
      // The planner reads a table this small as a whole unless it may not.
      if (name === 'Postgres') await sql`set local enable_seqscan = off`.execute(db);
      const bound = query.sql.replace(/\?|\$\d/g, '7');
      return JSON.stringify((await sql.raw(`${explain} ${bound}`).execute(db)).rows);
    });
    expect(plan).toMatch(/conversation_changes_position/);
    expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
  });

  it.runIf(name === 'Postgres')(
    'shows no change before one with an earlier position, however late that one is committed',
    async () => {
      const [a, b] = [await makeConversation(), await makeConversation()];
      let commit = () => {};
      const held = new Promise<void>((resolve) => {
        commit = resolve;
      });
      let hasPosition = () => {};
      const positioned = new Promise<void>((resolve) => {
        hasPosition = resolve;
      });
      const first = database.write(async (db) => {
        await notePositions(db, [a]);
        hasPosition();
        await held;
      });
      await positioned;
      const second = database.write((db) => notePositions(db, [b]));
      await eventually(async () => {
        const { rows } =
          await sql`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
            database.read,
          );
        expect(rows).toHaveLength(1);
      });
      expect(await noted()).toEqual([]);
      commit();
      await Promise.all([first, second]);
      expect((await noted()).map(({ id }) => id)).toEqual([a, b]);
    },
  );
});
