import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { findMoments } from '../../../server/reports/find-moments.ts';
import { foldConversations } from '../../../server/reports/fold-conversation.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { openHistory, talk } from './a-history.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31', timeZone: 'UTC', figure: 'messagesIn' } as const;

onEveryDatabase('what happened in one hour of the week', { fresh: true, open: openHistory }, (history) => {
  const writes = async () => {
    const chat = talk(history, await history.visitor(), randomUUID());
    await chat.start();
    await chat.writes();
    return chat.id;
  };

  it('is found by the times of these hours, and not by going through a year', async () => {
    const { database } = history;
    const { dialect } = database;
    // On a Thursday at six, at seven, and at six a week later.
    const ids = [await writes()];
    history.pass(60);
    ids.push(await writes());
    history.pass((7 * 24 - 1) * 60);
    ids.push(await writes());
    await database.write((db) => foldConversations({ db, dialect }, ids));

    const asked: CompiledQuery[] = [];
    const { read } = database;
    const listening = read.withPlugin({
      transformQuery({ node, queryId }) {
        asked.push(read.getExecutor().compileQuery(node, queryId));
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const { moments } = await findMoments(listening, { ...YEAR, weekday: 4, hour: 6 });
    expect(moments.map(({ conversationId }) => conversationId)).toEqual([ids[2], ids[0]]);

    const query = asked.find(({ sql: text }) => text.includes('moment_facts'));
    const explain = dialect === 'postgres' ? 'explain' : 'explain query plan';
    const { rows } = await read.executeQuery<Record<string, string>>(
      CompiledQuery.raw(`${explain} ${query?.sql}`, [...(query?.parameters ?? [])]),
    );
    const plan = rows.map((row) => row['detail'] ?? row['QUERY PLAN'] ?? '').join('\n');
    if (dialect === 'sqlite') {
      expect(plan).toMatch(/SCAN span VIRTUAL TABLE/);
      expect(plan).toMatch(/SEARCH \w+ USING INDEX moment_facts_at \(at>\? AND at<\?\)/);
    } else expect(plan).toMatch(/Function Scan on json_array_elements/);
  });
});
