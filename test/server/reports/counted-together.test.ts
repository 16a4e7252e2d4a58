import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { notePositions } from '../../../server/conversations/change-positions.ts';
import type { Database } from '../../../server/database/database.ts';
import { compareFigures } from '../../../server/reports/compare-figures.ts';
import { createFigures } from '../../../server/reports/figures.ts';
import { foldConversations } from '../../../server/reports/fold-conversation.ts';
import { storeMoments } from '../../../server/reports/store-moments.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { openHistory, talk } from './a-history.ts';

onEveryDatabase('conversations that are counted together', { fresh: true, open: openHistory }, (history) => {
  const count = (...ids: string[]) => {
    const { database } = history;
    const { dialect } = database;
    return database.write((db) => foldConversations({ db, dialect }, ids));
  };
  const stored = () =>
    history.database.read
      .selectFrom('moment_facts')
      .selectAll()
      .orderBy('conversation_id')
      .orderBy('seq')
      .orderBy('kind')
      .execute();
  const talked = async () => {
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    return chat;
  };

  it('stay as they are, all of them, where one cannot be counted', async () => {
    const [good, bad] = [await talked(), await talked()];
    const { message } = await good.answers();
    expect(await count(good.id, bad.id)).toEqual([]);
    const before = await stored();
    expect(before.length).toBeGreaterThan(4);
    // What was counted is forgotten, and all of it counted again, while the other one fails.
    await good.takesBack(message.id);
    await bad.claims();
    const claimed = (data: string) =>
      history.database.write((db) =>
        db.updateTable('events').set({ data }).where('type', '=', 'conversation.claimed').execute(),
      );
    await claimed('{');
    await expect(count(good.id, bad.id)).rejects.toThrow(/JSON/);
    expect(await stored()).toEqual(before);

    await claimed(JSON.stringify({ assignee: { id: history.ana.agent.id } }));
    expect(await count(good.id, bad.id)).toEqual([]);
    expect(await compareFigures(history.database)).toMatchObject({ equal: 2, behind: 0, different: [] });
  });

  it('are counted once in a run, however much is written meanwhile', async () => {
    const chat = talk(history, await history.visitor(), randomUUID());
    const follow = async (database: Database) => {
      const figures = createFigures({ database, log: { warn() {} } });
      await figures.wake();
      await figures.stop();
    };
    const writes = async () => {
      await chat.writes();
      await history.database.write((db) => notePositions(db, [chat.id]));
    };
    await follow(history.database);
    await chat.start();
    await writes();
    let transactions = 0;
    const database: Database = {
      ...history.database,
      async write(work) {
        const result = await history.database.write(work);
        transactions += 1;
        // A conversation in which so much is written that there is always something new.
        if (transactions <= 5) await writes();
        return result;
      },
    };
    await follow(database);
    // One says which version counts here.
    expect(transactions).toBe(2);
    expect(await compareFigures(history.database)).toMatchObject({ behind: 1, different: [] });
    await follow(history.database);
    expect(await compareFigures(history.database)).toMatchObject({ equal: 1, behind: 0, different: [] });
  });

  it('may be counted under more teams and labels than a statement takes values', async () => {
    const moment = { kind: 'started', at: 1, from: null, wallMs: null, openMs: null, amount: 1 } as const;
    const under = {
      labelIds: [],
      topic: null,
      channel: 'chat',
      author: { kind: 'visitor', id: null },
    } as const;
    const moments = Array.from({ length: 8_000 }, (_, seq) => ({
      ...moment,
      ...under,
      seq,
      teamId: `${seq}`,
    }));
    const of = { id: randomUUID(), site_id: history.site.id, language: null };
    await history.database.write((db) => storeMoments(db, [{ of, moments }]));
    const found = await stored();
    expect(new Set(found.map(({ facet_id }) => facet_id)).size).toBe(moments.length);
  });
});
