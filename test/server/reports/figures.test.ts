import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { notePositions } from '../../../server/conversations/change-positions.ts';
import { writeMeta } from '../../../server/database/meta.ts';
import { eraseVisitor } from '../../../server/privacy/erase-visitor.ts';
import { compareFigures, rebuildFigures } from '../../../server/reports/compare-figures.ts';
import { createFigures } from '../../../server/reports/figures.ts';
import { FOLD_VERSION, UNTOUCHED } from '../../../server/reports/fold.ts';
import { foldConversation } from '../../../server/reports/fold-conversation.ts';
import { periodReport } from '../../../server/reports/period-report/period-report.ts';
import { frontdesk } from '../../support/command-line.ts';
import { itOnce, onEveryDatabase } from '../../support/on-every-database.ts';
import { HOURS, liveThrough, openHistory, talk } from './a-history.ts';
import { answersInLog, openMinutes } from './reference.ts';

const isAnswer = (kind: string) => kind === 'first_reply' || kind === 'next_reply';

onEveryDatabase('figures', { fresh: true, open: openHistory }, (history) => {
  const count = async (id: string) => {
    const { database } = history;
    const { dialect } = database;
    while (!(await database.write((db) => foldConversation({ db, dialect }, id))));
  };
  const countAll = async () => {
    const rows = await history.database.read.selectFrom('conversations').select('id').execute();
    for (const { id } of rows) await count(id);
  };
  const stored = () =>
    history.database.read
      .selectFrom('moment_facts')
      .innerJoin('moment_facets', 'moment_facets.id', 'moment_facts.facet_id')
      .select(['conversation_id', 'seq', 'kind', 'at', 'digest', 'author_id'])
      .select(['from_seq', 'wall_ms', 'open_ms', 'amount'])
      .orderBy('conversation_id')
      .orderBy('seq')
      .orderBy('kind')
      .execute();

  it('are the same however often it was looked, and what a question to the log alone finds', async () => {
    await history.setHours(HOURS);
    let changedAt = Number.POSITIVE_INFINITY;
    const ids = await liveThrough(history, 7, count);
    await countAll();
    const versions = await history.database.read
      .selectFrom('site_hours')
      .select(['since', 'hours'])
      .orderBy('since')
      .execute();
    changedAt = versions.at(-1)?.since ?? 0;
    const hoursAt = (at: number) => (at < changedAt ? HOURS : { ...HOURS, timeZone: 'America/New_York' });
    expect(await compareFigures(history.database)).toEqual({
      equal: ids.length,
      behind: 0,
      different: [],
      differentDays: [],
    });

    const moments = await stored();
    const times = await history.database.read
      .selectFrom('messages')
      .select(['conversation_id', 'seq', 'created_at'])
      .execute();
    const timeOf = (id: string, seq: number) =>
      times.find((one) => one.conversation_id === id && one.seq === seq)?.created_at ?? Number.NaN;
    const reference = await answersInLog(history.database.read);
    expect(reference.length).toBeGreaterThan(15);
    expect(moments.filter(({ kind }) => isAnswer(kind))).toEqual(
      reference.map(({ id, seq, from, author, waited, first }) =>
        expect.objectContaining({
          conversation_id: id,
          seq,
          kind: first ? 'first_reply' : 'next_reply',
          from_seq: from,
          author_id: author,
          wall_ms: waited,
          open_ms: openMinutes(hoursAt, timeOf(id, from), timeOf(id, seq)),
        }),
      ),
    );
    const said = times.length;
    const counted = moments.filter(({ kind }) => kind === 'messages');
    const texts = await history.database.read
      .selectFrom('messages')
      .select('seq')
      .where('kind', '=', 'text')
      .where('unsent_at', 'is', null)
      .execute();
    expect(said).toBeGreaterThan(texts.length);
    expect(counted.reduce((sum, { amount }) => sum + amount, 0)).toBe(texts.length);
    for (const [kind, type] of [
      ['resolved', 'conversation.resolved'],
      ['reopened', 'conversation.reopened'],
      ['rated', 'conversation.rated'],
    ]) {
      const events = await history.database.read
        .selectFrom('events')
        .select('seq')
        .where('type', '=', type ?? '')
        .execute();
      expect(moments.filter((one) => one.kind === kind)).toHaveLength(events.length);
    }

    await rebuildFigures(history.database);
    expect(await stored()).toEqual(moments);
  });

  itOnce('are compared and mended by the command line', async () => {
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    history.pass(7);
    await chat.answers();
    const { url } = history;
    const env = { DATABASE_URL: url, DATA_DIR: url.includes('://') ? '/nowhere' : '.' };
    expect((await frontdesk(env, 'figures', 'compare')).said).toMatch(
      /^Conversations whose figures .*: 0; with other figures: 0; still to be counted: 1\./,
    );
    await count(chat.id);
    expect(await frontdesk(env, 'figures', 'compare')).toMatchObject({
      exit: 0,
      said: expect.stringMatching(
        /^Conversations whose figures .*: 1; with other figures: 0; still to be counted: 0\./,
      ),
    });
    await history.database.write((db) => db.updateTable('moment_facts').set({ wall_ms: 1 }).execute());
    const found = await frontdesk(env, 'figures', 'compare');
    expect(found).toMatchObject({ exit: 1, warned: expect.stringContaining(chat.id) });
    expect((await frontdesk(env, 'figures', 'rebuild')).said).toMatch(/^Counted anew: 1 conversation\./);
    expect(JSON.parse((await frontdesk(env, 'figures', 'rebuild', '--json')).said)).toEqual({ rebuilt: 1 });
    expect((await frontdesk(env, 'figures', 'compare')).exit).toBe(0);
  });

  const followed = async () => {
    const figures = createFigures({ database: history.database, log: { warn() {} } });
    await figures.wake();
    await figures.stop();
  };
  const asBefore = (before: { fold_version: number } | { fold_seq: number }) =>
    history.database.write(async (db) => {
      await db.updateTable('conversation_facts').set(before).execute();
      await db.deleteFrom('moment_facts').where('kind', '=', 'started').execute();
    });

  it.each([
    ['an upgrade', { fold_version: FOLD_VERSION - 1 }],
    ['a node of before has counted on', { fold_seq: 1 }],
  ])('are counted anew after %s: it knew less', async (_what, before) => {
    const { database } = history;
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    history.pass(3);
    await chat.answers();
    await count(chat.id);
    const whole = await stored();
    await asBefore(before);
    await database.write((db) => notePositions(db, [chat.id]));
    expect(await compareFigures(database)).toMatchObject({ equal: 0, behind: 1, different: [] });
    await followed();
    expect(await stored()).toEqual(whole);
    expect(await compareFigures(database)).toMatchObject({ equal: 1, behind: 0, different: [] });
  });

  it('are counted anew after an upgrade where nothing has changed since', async () => {
    const { database } = history;
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    await database.write((db) => notePositions(db, [chat.id]));
    await followed();
    const whole = await stored();
    expect(whole).not.toEqual([]);
    await asBefore({ fold_version: FOLD_VERSION - 1 });
    const less = await stored();
    await followed();
    expect(await stored(), 'this version has been here').toEqual(less);
    await database.write((db) => writeMeta(db, 'fold_version', String(FOLD_VERSION - 1)));
    await followed();
    expect(await stored()).toEqual(whole);
  });

  it('lose an answer that is taken back, and give it to the next one', async () => {
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    history.pass(3);
    const { message } = await chat.answers();
    await count(chat.id);
    expect((await stored()).find(({ kind }) => kind === 'first_reply')?.wall_ms).toBe(180_000);
    await chat.takesBack(message.id);
    history.pass(4);
    await chat.answers(history.ben);
    await count(chat.id);
    const replies = (await stored()).filter(({ kind }) => isAnswer(kind));
    expect(replies).toMatchObject([
      { kind: 'first_reply', wall_ms: 420_000, author_id: history.ben.agent.id },
    ]);
    expect((await compareFigures(history.database)).different).toEqual([]);
  });

  it('stay when a visitor is erased, under an id that says nothing', async () => {
    const visitor = await history.visitor();
    const chat = talk(history, visitor, randomUUID());
    await chat.start();
    await chat.writes();
    await count(chat.id);
    history.pass(5);
    // This was not counted yet.
    await chat.answers();
    await chat.rates(2);
    await history.act((tx) => eraseVisitor(tx, visitor.visitor.id));
    const left = await stored();
    expect(left.map(({ kind, wall_ms }) => [kind, wall_ms])).toEqual([
      ['messages', null],
      ['started', null],
      ['first_reply', 300_000],
      ['messages', null],
      ['rated', null],
    ]);
    expect(left.map(({ conversation_id }) => conversation_id)).not.toContain(chat.id);
    const facts = await history.database.read.selectFrom('conversation_facts').selectAll().execute();
    expect(facts).toMatchObject([{ state: null }]);
    expect(JSON.stringify([left, facts])).not.toContain(visitor.visitor.id);
    await rebuildFigures(history.database);
    expect(await stored()).toEqual(left);
  });

  const speaks = async (language: string) => {
    const visitor = await history.visitor();
    await history.database.write((db) =>
      db.updateTable('visitors').set({ language }).where('id', '=', visitor.visitor.id).execute(),
    );
    const chat = talk(history, visitor, randomUUID());
    await chat.start();
    await chat.writes();
    return chat.id;
  };
  const allEqual = async () => {
    const { different, behind } = await compareFigures(history.database);
    return different.length + behind === 0;
  };
  const languages = async () => {
    const rows = await history.database.read
      .selectFrom('moment_facts')
      .innerJoin('moment_facets', 'moment_facets.id', 'moment_facts.facet_id')
      .select('language')
      .distinct()
      .execute();
    return rows.map(({ language }) => language).sort();
  };

  itOnce('count by languages that there are: a visitor may say any text', async () => {
    for (const said of ['de-AT', 'DE', 'pt-BR', 'zz-1', 'xyzzy', 'no language', ''])
      await count(await speaks(said));
    expect(await languages()).toEqual(['de', null, 'pt']);
    expect(await allEqual()).toBe(true);
    await rebuildFigures(history.database);
    expect(await languages()).toEqual(['de', null, 'pt']);
    expect(await allEqual()).toBe(true);
  });

  itOnce(
    'that were counted under a whole tag stand under its language, and a rebuild drops the rest',
    async () => {
      const id = await speaks('de-AT');
      const before = { language: 'de-AT', seq: 0, settled_seq: 0, state: JSON.stringify(UNTOUCHED) };
      const counted = { fold_seq: 0, fold_version: FOLD_VERSION };
      await history.database.write((db) =>
        db
          .insertInto('conversation_facts')
          .values({ conversation_id: id, site_id: history.site.id, ...before, ...counted })
          .execute(),
      );
      await count(id);
      expect(await languages()).toEqual(['de-AT']);
      expect(await allEqual()).toBe(true);
      const period = { from: '2026-10-22', to: '2026-10-22', timeZone: 'UTC' };
      const report = await periodReport(history.database.read, period);
      expect(report.groups.language).toMatchObject([{ id: 'de', figures: { messagesIn: 1 } }]);
      for (const [language, messagesIn] of [
        ['de', 1],
        ['de-CH', 1],
        ['d', 0],
        ['', 0],
      ] as const) {
        const { figures } = await periodReport(history.database.read, { ...period, language });
        expect(figures.messagesIn, language).toBe(messagesIn);
      }
      await rebuildFigures(history.database);
      expect(await languages()).toEqual(['de']);
      expect(await allEqual()).toBe(true);
    },
  );
});
