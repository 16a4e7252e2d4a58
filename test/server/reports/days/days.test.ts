import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { compareFigures, rebuildFigures } from '../../../../server/reports/compare-figures.ts';
import { codeOf, STORED_KINDS } from '../../../../server/reports/days/columns.ts';
import { packDays } from '../../../../server/reports/days/pack-days.ts';
import { type DayRow, packDay, readDay } from '../../../../server/reports/days/packed-day.ts';
import { createDayReader } from '../../../../server/reports/days/read-days.ts';
import { markDays } from '../../../../server/reports/days/touch-days.ts';
import { foldConversation } from '../../../../server/reports/fold-conversation.ts';
import { periodReport } from '../../../../server/reports/period-report/period-report.ts';
import { onEveryDatabase } from '../../../support/on-every-database.ts';
import { HOURS, liveThrough, MINUTE_MS, openHistory, talk } from '../a-history.ts';

const ALL = { from: '2026-10-01', to: '2026-12-31', timeZone: 'Asia/Kathmandu' };

it('a packed day holds what was counted, also waits of months, wherever in memory it lies', () => {
  const at = Date.UTC(2026, 9, 22, 13, 59);
  const row: DayRow = { at, kind: 'resolved', facet_id: 7, wall_ms: 0, open_ms: null, amount: 1 };
  const long = { ...row, at: at + MINUTE_MS, kind: 'rated', wall_ms: 90 * 86_400_000, amount: 5 };
  for (const rows of [[], [row], [row, long]]) {
    const packed = packDay(rows);
    const elsewhere = ({ kinds, walls }: typeof packed) => [shifted(kinds), shifted(walls)] as const;
    for (const [kinds, walls] of [[packed.kinds, packed.walls] as const, elsewhere(packed)]) {
      const columns = readDay(kinds, walls);
      const resolved = columns?.kinds[codeOf('resolved')] ?? null;
      const rated = columns?.kinds[codeOf('rated')] ?? null;
      expect([resolved === null, rated === null]).toEqual([rows.length < 1, rows.length < 2]);
      if (resolved === null) continue;
      expect([...(resolved.waits ?? [])]).toEqual([1]);
      expect(resolved.amounts).toBeNull();
      // The quarters of an hour that begin at 13:45 and at 14:00.
      expect([...resolved.starts.subarray(55, 58)]).toEqual([0, 1, 1]);
      if (rated === null) continue;
      expect([...(rated.waits ?? [])]).toEqual([90 * 86_400_000 + 1]);
      expect([...(rated.amounts ?? [])]).toEqual([5]);
      expect([...(readDay(kinds, packed.opens)?.kinds[codeOf('rated')]?.waits ?? [])]).toEqual([0]);
    }
  }
  expect(readDay(new Uint8Array(16), new Uint8Array(8))).toBeNull();
});

/** The same bytes at an odd place of the memory. */
function shifted(bytes: Uint8Array): Uint8Array {
  const elsewhere = new Uint8Array(bytes.length + 3);
  elsewhere.set(bytes, 3);
  return elsewhere.subarray(3);
}

it('a kind that is not known is never taken for another one', () => {
  const row: DayRow = { at: 0, kind: 'rated', facet_id: 1, wall_ms: null, open_ms: null, amount: 4 };
  expect(() => packDay([{ ...row, kind: 'escalated' }])).toThrow('"escalated" cannot be packed');
  const packed = packDay([row]);
  // The first of its kinds; a newer version has appended some.
  expect(packed.kinds[12]).toBe(codeOf('rated'));
  packed.kinds[12] = STORED_KINDS.length;
  expect(readDay(packed.kinds, packed.walls)).toBeNull();
});

onEveryDatabase('days that were packed', { open: openHistory }, (history) => {
  const report = (reader?: ReturnType<typeof createDayReader>) =>
    periodReport(history.database.read, { ...ALL, hours: 'business' }, reader);
  const count = async (id: string) => {
    const { database } = history;
    const { dialect } = database;
    while (!(await database.write((db) => foldConversation({ db, dialect }, id))));
  };
  const pack = () => packDays(history.database, history.now() + 2 * 86_400_000);
  const unpacked = async () => {
    const days = await history.database.read
      .selectFrom('moment_days')
      .select(['day', 'version', 'columns_version'])
      .execute();
    return days.filter((one) => one.columns_version !== one.version).map(({ day }) => ({ day }));
  };

  beforeAll(async () => {
    await history.setHours(HOURS);
    for (const id of await liveThrough(history, 23, async () => {})) await count(id);
  });

  it('give the same report as what they were packed of', async () => {
    const before = await report();
    expect(before.figures.nextReply.count).toBeGreaterThan(10);
    expect((await unpacked()).length).toBeGreaterThan(1);
    await pack();
    expect(await unpacked()).toEqual([]);
    expect(await report()).toEqual(before);
  });

  it('give what is counted and what is taken back later, also to who has read them before', async () => {
    const reader = createDayReader(history.database.read);
    const before = await report(reader);
    await pack();
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    history.pass(3);
    const { message } = await chat.answers();
    await count(chat.id);
    expect(await unpacked()).toHaveLength(1);
    const after = await report(reader);
    expect(after.figures.messagesIn).toBe(before.figures.messagesIn + 1);
    expect(after.figures.firstReply.count).toBe(before.figures.firstReply.count + 1);
    await pack();
    history.pass(1);
    await chat.takesBack(message.id);
    await count(chat.id);
    expect((await report(reader)).figures.firstReply.count).toBe(before.figures.firstReply.count);
    expect(await report(reader)).toEqual(await report());
  });

  it('give everyone the report that they ask for, whatever was asked before', async () => {
    const { database, ana } = history;
    const reader = createDayReader(database.read);
    const asked = [
      ALL,
      { ...ALL, hours: 'business' as const },
      { ...ALL, agentId: ana.agent.id },
      { ...ALL, firstReplyMinutes: 1 },
      { ...ALL, from: '2026-10-24', to: '2026-10-26' },
      { ...ALL, timeZone: 'Europe/Berlin' },
    ];
    for (const query of [...asked, ...asked.toReversed()])
      expect(await periodReport(database.read, query, reader)).toEqual(
        await periodReport(database.read, query),
      );
  });

  it('count what is of a team or a language that was not there in the report before', async () => {
    const { write, read } = history.database;
    const reader = createDayReader(read);
    const before = await report(reader);
    const known = await read
      .selectFrom('moment_facts')
      .selectAll()
      .where('kind', '=', 'reopened')
      .limit(1)
      .executeTakeFirstOrThrow();
    const { id, ...facet } = await read
      .selectFrom('moment_facets')
      .selectAll()
      .where('id', '=', known.facet_id)
      .executeTakeFirstOrThrow();
    const day = new Set([Math.floor(known.at / 86_400_000)]);
    await write(async (db) => {
      const added = await db
        .insertInto('moment_facets')
        .values({ ...facet, digest: randomUUID(), language: 'eo' })
        .returning('id')
        .executeTakeFirstOrThrow();
      expect(added.id).not.toBe(id);
      const moment = { ...known, seq: known.seq + 2_000, facet_id: added.id };
      await db.insertInto('moment_facts').values(moment).execute();
      await markDays(db, day);
    });
    const { figures, groups } = await report(reader);
    expect(figures.reopened).toBe(before.figures.reopened + 1);
    expect(groups.language.find((one) => one.id === 'eo')?.figures.reopened).toBe(1);
    await write(async (db) => {
      await db
        .deleteFrom('moment_facts')
        .where('conversation_id', '=', known.conversation_id)
        .where('seq', '=', known.seq + 2_000)
        .execute();
      await markDays(db, day);
    });
    expect(await report(reader)).toEqual(before);
  });

  it('are left as they are where a newer version has counted something in them', async () => {
    await pack();
    const before = await report();
    const { write, read } = history.database;
    const known = await read.selectFrom('moment_facts').selectAll().limit(1).executeTakeFirstOrThrow();
    const day = Math.floor(known.at / 86_400_000);
    await write(async (db) => {
      await db
        .insertInto('moment_facts')
        .values({ ...known, kind: 'of a newer version' })
        .execute();
      await markDays(db, new Set([day]));
    });
    await pack();
    expect(await unpacked()).toEqual([{ day }]);
    expect(await report()).toEqual(before);
    await write(async (db) => {
      await db.deleteFrom('moment_facts').where('kind', '=', 'of a newer version').execute();
      await markDays(db, new Set([day]));
    });
    await pack();
    expect(await unpacked()).toEqual([]);
  });

  it('hold nothing once something of them has changed, so that every other change of them costs little', async () => {
    const { write, read } = history.database;
    await pack();
    const days = await read.selectFrom('moment_days').select('day').execute();
    await write((db) => markDays(db, new Set(days.map(({ day }) => day))));
    const columns = ['columns_version', 'packed', 'kinds', 'walls', 'opens'] as const;
    const held = await read.selectFrom('moment_days').select(columns).distinct().execute();
    expect(held).toEqual([{ columns_version: null, packed: null, kinds: null, walls: null, opens: null }]);
  });

  it('are read and packed anew where a node of the version before has counted and packed meanwhile', async () => {
    await pack();
    const reader = createDayReader(history.database.read);
    const before = await report(reader);
    const { write, read } = history.database;
    const known = await read
      .selectFrom('moment_facts')
      .selectAll()
      .where('kind', '=', 'reopened')
      .limit(1)
      .executeTakeFirstOrThrow();
    const day = Math.floor(known.at / 86_400_000);
    await write(async (db) => {
      await db
        .insertInto('moment_facts')
        .values({ ...known, seq: known.seq + 1_000 })
        .execute();
      await db
        .updateTable('moment_days')
        .set({ version: sql`version + 1`, packed: Buffer.from([1, 0, 0, 0]) })
        .where('day', '=', day)
        .execute();
    });
    for (const again of [reader, undefined])
      expect((await report(again)).figures.reopened).toBe(before.figures.reopened + 1);
    expect(await unpacked()).toEqual([{ day }]);
    await pack();
    expect(await unpacked()).toEqual([]);
    expect((await report()).figures.reopened).toBe(before.figures.reopened + 1);
    await write(async (db) => {
      await db
        .deleteFrom('moment_facts')
        .where('conversation_id', '=', known.conversation_id)
        .where('seq', '=', known.seq + 1_000)
        .execute();
      await markDays(db, new Set([day]));
    });
    expect(await report(reader)).toEqual(before);
  });

  it('are compared with what was counted, and packed anew after a rebuild', async () => {
    await pack();
    expect((await compareFigures(history.database)).differentDays).toEqual([]);
    const [day] = await history.database.read
      .selectFrom('moment_days')
      .select('day')
      .orderBy('day')
      .execute();
    await history.database.write((db) =>
      db
        .updateTable('moment_days')
        .set({ kinds: Buffer.from(packDay([]).kinds) })
        .where('day', '=', day?.day ?? 0)
        .execute(),
    );
    expect((await compareFigures(history.database)).differentDays).toEqual(['2026-10-22']);
    await rebuildFigures(history.database);
    expect((await compareFigures(history.database)).differentDays).toEqual([]);
    await pack();
    expect(await compareFigures(history.database)).toMatchObject({ different: [], differentDays: [] });
  });
});
