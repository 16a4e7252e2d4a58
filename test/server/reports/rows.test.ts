import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { csvLine, timeCell } from '../../../server/common/csv.ts';
import type { ReportMoment } from '../../../server/contract/schemas/developers/reports.ts';
import { eraseVisitor } from '../../../server/privacy/erase-visitor.ts';
import { conversationsCsv } from '../../../server/reports/csv/conversations-csv.ts';
import { messagesCsv } from '../../../server/reports/csv/messages-csv.ts';
import { explainWait } from '../../../server/reports/explain-wait.ts';
import { findMoments } from '../../../server/reports/find-moments.ts';
import { findRatings } from '../../../server/reports/find-ratings.ts';
import { foldConversation } from '../../../server/reports/fold-conversation.ts';
import { periodReport } from '../../../server/reports/period-report/period-report.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { HOURS, MINUTE_MS, ORDER, openHistory, talk } from './a-history.ts';

const PERIOD = { from: '2026-10-22', to: '2026-10-23', timeZone: 'Europe/Berlin' };

const STARTED = { seq: 1, kind: 'started', amount: 1 } as const;

onEveryDatabase('what a figure is made of', { fresh: true, open: openHistory }, (history) => {
  const read = () => history.database.read;

  /** Somebody writes, and is answered after so many minutes. */
  async function answeredAfter(minutes: number) {
    const visitor = await history.visitor();
    const chat = talk(history, visitor, randomUUID());
    await chat.start();
    await chat.writes();
    history.pass(minutes);
    await chat.answers();
    const { dialect } = history.database;
    await history.database.write((db) => foldConversation({ db, dialect }, chat.id));
    return { ...chat, visitor };
  }

  it('is listed page by page without a gap, the longest wait first', async () => {
    const minutes = [3, 1, 2, 3, 2, 1, 3];
    for (const wait of minutes) await answeredAfter(wait);
    for (const [order, waits] of [
      ['longest', [3, 3, 3, 2, 2, 1, 1]],
      ['newest', minutes.toReversed()],
    ] as const) {
      const all: ReportMoment[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const ask = {
          ...PERIOD,
          figure: 'firstReply',
          order,
          ...(cursor === undefined ? {} : { cursor }),
        } as const;
        const page = await findMoments(read(), ask, { atOnce: 2 });
        all.push(...page.moments);
        cursor = page.next;
      }
      expect(all.map(({ waitedMs }) => (waitedMs ?? 0) / MINUTE_MS)).toEqual(waits);
      expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(minutes.length);
      expect(all[0]).toMatchObject({ visitorName: 'Jo', author: { kind: 'agent', name: 'Ana' } });
    }
    await expect(findMoments(read(), { ...PERIOD, figure: 'started', cursor: 'x' })).rejects.toThrow(
      /cursor/,
    );
  });

  it('of ratings are their words, page by page, until the visitor is erased', async () => {
    const { database } = history;
    const { dialect } = database;
    const visitors: string[] = [];
    for (const score of [5, 1, 4, 1]) {
      const visitor = await history.visitor();
      visitors.push(visitor.visitor.id);
      const chat = talk(history, visitor, randomUUID());
      await chat.start();
      await chat.writes();
      await chat.answers(history.ben);
      await chat.resolves();
      await chat.rates(score);
      history.pass(1);
      while (!(await database.write((db) => foldConversation({ db, dialect }, chat.id))));
    }
    const all = await findRatings(read(), PERIOD);
    expect(all.ratings.map(({ score, words }) => [score, words])).toEqual([
      [1, 'Thanks'],
      [4, 'Thanks'],
      [1, 'Thanks'],
      [5, 'Thanks'],
    ]);
    expect(all.ratings[0]?.author).toEqual({ kind: 'agent', id: history.ben.agent.id, name: 'Ben' });
    const page = await findRatings(read(), { ...PERIOD, score: 1 }, 1);
    expect(page.ratings).toEqual([all.ratings[0]]);
    const rest = await findRatings(read(), { ...PERIOD, score: 1, cursor: page.next ?? '' }, 1);
    expect(rest).toEqual({ ratings: [all.ratings[2]], next: null });
    await history.act((tx) => eraseVisitor(tx, visitors[0] ?? ''));
    expect((await findRatings(read(), { ...PERIOD, score: 5 })).ratings).toMatchObject([
      { score: 5, words: null, conversationId: null, visitorName: null },
    ]);
  });

  it('has a rating for each resolution, each with its own words', async () => {
    const chat = await answeredAfter(3);
    await chat.resolves();
    await chat.rates(2, 'Slow');
    history.pass(5);
    await chat.reopens();
    // An answer of the server was lost, and the widget sends the rating again.
    await chat.rates(2, 'Slow');
    await expect(chat.rates(4, 'Better')).rejects.toThrow(/rated already/);
    await chat.answers();
    await chat.resolves();
    await chat.rates(5, 'Solved');
    await expect(chat.rates(1, 'Slow')).rejects.toThrow(/rated already/);
    const { dialect } = history.database;
    await history.database.write((db) => foldConversation({ db, dialect }, chat.id));
    const { ratings } = await findRatings(read(), PERIOD);
    expect(ratings.map(({ score, words }) => [score, words])).toEqual([
      [5, 'Solved'],
      [2, 'Slow'],
    ]);
    const { figures } = await periodReport(read(), PERIOD);
    expect(figures).toMatchObject({
      resolved: 2,
      ratings: { count: 2, perResolved: 1, byScore: [0, 1, 0, 0, 1] },
    });
    const [, line] = await linesOf(conversationsCsv(read(), PERIOD));
    expect(line).toMatch(/,1,1,2,0,5,,0,0$/);
  });

  it('has what was missed and who left without a reply, one by one and in the lines of conversations', async () => {
    await history.askFor([ORDER]);
    await history.announce(false);
    const write = async () => {
      const chat = talk(history, await history.visitor(), randomUUID());
      await chat.start(ORDER.id);
      await chat.writes();
      return chat;
    };
    const [left, answered] = [await write(), await write()];
    history.pass(30);
    await answered.answers();
    await left.resolves();
    const { dialect } = history.database;
    for (const { id } of [left, answered])
      await history.database.write((db) => foldConversation({ db, dialect }, id));
    const { figures } = await periodReport(read(), PERIOD);
    expect(figures).toMatchObject({ missed: 1, leftWithoutReply: 1, abandoned: 1 });
    for (const figure of ['missed', 'leftWithoutReply'] as const) {
      const { moments } = await findMoments(read(), { ...PERIOD, figure });
      expect(moments.map(({ conversationId }) => conversationId)).toEqual([left.id]);
    }
    const [{ waitedMs } = {}] = (
      await findMoments(read(), { ...PERIOD, figure: 'leftWithoutReply', order: 'longest' })
    ).moments;
    expect(waitedMs).toBe(30 * MINUTE_MS);
    const lines = (await linesOf(conversationsCsv(read(), PERIOD))).slice(1);
    const ends = lines.map((line) => line.split(',')).map((cells) => [cells[0], ...cells.slice(-3)]);
    expect(ends.toSorted()).toEqual(
      [
        [left.id, 'My order', '1', '1'],
        [answered.id, 'My order', '0', '0'],
      ].toSorted(),
    );
    expect(
      (await findMoments(read(), { ...PERIOD, figure: 'started', topic: 'My order' })).moments,
    ).toHaveLength(2);
    expect((await findMoments(read(), { ...PERIOD, figure: 'started', topic: 'order' })).moments).toEqual([]);
  });

  it('is explained by two messages and the hours between them that counted', async () => {
    await history.setHours(HOURS);
    // From 6:00 UTC, which is 8:00 in Berlin, to 10:00 there.
    const chat = await answeredAfter(120);
    const [moment] = (await findMoments(read(), { ...PERIOD, figure: 'firstReply' })).moments;
    const opens = Date.UTC(2026, 9, 22, 7);
    expect(
      await explainWait(read(), { id: chat.id, kind: 'first_reply', seq: moment?.seq ?? 0 }),
    ).toMatchObject({
      wallMs: 7_200_000,
      openMs: 3_600_000,
      timeZone: 'Europe/Berlin',
      counted: [{ from: opens, to: opens + 3_600_000 }],
      question: { author: { kind: 'visitor' }, body: 'Some words' },
      answer: { author: { kind: 'agent', name: 'Ana' } },
    });
    await expect(explainWait(read(), { id: chat.id, kind: 'first_reply', seq: 1 })).rejects.toThrow(/waited/);
  });

  it('is listed and written of one agent alone: what they sent, and the conversations in which they did', async () => {
    const [ana, both] = [await answeredAfter(3), await answeredAfter(4)];
    await both.answers(history.ben);
    const { dialect } = history.database;
    await history.database.write((db) => foldConversation({ db, dialect }, both.id));
    const byBen = { ...PERIOD, authorId: history.ben.agent.id };
    const { moments } = await findMoments(read(), { ...byBen, figure: 'messagesOut' });
    expect(moments.map(({ conversationId }) => conversationId)).toEqual([both.id]);
    const conversations = await linesOf(conversationsCsv(read(), byBen));
    expect(conversations.slice(1).map((line) => line.split(',')[0])).toEqual([both.id]);
    const messages = await linesOf(messagesCsv(read(), byBen));
    expect(messages.slice(1).map((line) => line.split(',')[5])).toEqual(['Ben']);
    const byAna = await linesOf(conversationsCsv(read(), { ...PERIOD, authorId: history.ana.agent.id }));
    expect(byAna.slice(1).map((line) => line.split(',')[0])).toEqual([ana.id, both.id]);
  });

  it('is written as lines of conversations and of messages, without words of who was erased', async () => {
    const [kept, erased] = [await answeredAfter(3), await answeredAfter(5)];
    await kept.notes();
    await history.act((tx) => eraseVisitor(tx, erased.visitor.visitor.id));
    const conversations = await linesOf(conversationsCsv(read(), PERIOD));
    expect(conversations).toHaveLength(3);
    expect(conversations[0]).toMatch(/^conversation,site,team,/);
    expect(conversations[1]).toBe(
      `${kept.id},Tidewater Tea,,,de,chat,2026-10-22T06:00:00.000Z,2026-10-22T06:03:00.000Z,180,180,Ana,,0,1,1,0,,,0,0`,
    );
    expect(conversations[2]).toMatch(/,300,300,Ana,,0,1,1,0,,,0,0$/);
    expect(conversations[2]).not.toContain(erased.id);
    const messages = await linesOf(messagesCsv(read(), PERIOD));
    expect(messages.slice(1).map((line) => line.split(',').slice(3))).toEqual([
      ['text', 'visitor', 'Jo', 'Some words'],
      ['text', 'agent', 'Ana', 'Some words'],
      ['note', 'agent', 'Ana', 'Some words'],
    ]);
  });

  it('names whatever became known while the lines were being written', async () => {
    const { id: late } = await answeredAfter(3);
    const { database, site } = history;
    // More conversations before it than are looked up ahead, and a combination that there is only once the file has begun.
    const at = Date.UTC(2026, 9, 22, 1);
    const early = Array.from({ length: 4_000 }, () => ({ ...STARTED, conversation_id: randomUUID(), at }));
    await database.write(async (db) => {
      const { id } = await db.selectFrom('moment_facets').select('id').executeTakeFirstOrThrow();
      for (let first = 0; first < early.length; first += 500)
        await db
          .insertInto('moment_facts')
          .values(early.slice(first, first + 500).map((row) => ({ ...row, facet_id: id })))
          .execute();
    });
    const pieces = conversationsCsv(read(), PERIOD);
    await pieces.next();
    await pieces.next();
    await database.write(async (db) => {
      const label = { id: randomUUID(), name: 'Just made', color: 'teal', created_at: at } as const;
      await db.insertInto('labels').values(label).execute();
      const facet = { digest: 'late', site_id: site.id, channel: 'mail', author_kind: 'bot' };
      const { id } = await db
        .insertInto('moment_facets')
        .values({ ...facet, label_ids: JSON.stringify([label.id]) })
        .returning('id')
        .executeTakeFirstOrThrow();
      const said = { ...STARTED, conversation_id: late, seq: 900, kind: 'messages', facet_id: id, amount: 7 };
      await db
        .insertInto('moment_facts')
        .values({ ...said, at })
        .execute();
    });
    const line = (await linesOf(pieces)).find((one) => one.startsWith(late));
    expect(line?.split(',').slice(1, 6)).toEqual(['Tidewater Tea', '', 'Just made', '', 'mail']);
    expect(line).toMatch(/,1,1,7,,,0,0$/);
  });
});

async function linesOf(pieces: AsyncIterable<string>): Promise<string[]> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text.trim().split('\r\n');
}

describe('a line of CSV', () => {
  it('lets no spreadsheet take words for a formula', () => {
    for (const beginning of ['=', '+', '-', '@', '\t', '\r'])
      expect(csvLine([`${beginning}cmd|' /C calc'!A0`])).toMatch(/^"?'/);
    expect(csvLine([-3, 'a=b', null])).toBe('-3,a=b,\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(csvLine(['a "b"', 'c,d', 'e\nf'])).toBe('"a ""b""","c,d","e\nf"\r\n');
  });

  it('has times as they are written everywhere, of whatever day', () => {
    const days = [0, -1, Date.UTC(2024, 1, 29), Date.UTC(2026, 11, 31), Date.UTC(1969, 0, 1)];
    for (const day of [...days, ...days])
      for (const ms of [0, 1, 59_999, 3_599_999, 3_600_000, 43_210_987, 86_399_999, 86_400_000])
        expect(timeCell(day + ms)).toBe(new Date(day + ms).toISOString());
    expect(timeCell(null)).toBeNull();
  });
});
