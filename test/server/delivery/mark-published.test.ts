import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../../server/access/actor.ts';
import { markPublished } from '../../../server/delivery/mark-published.ts';
import { sendMessage } from '../../../server/messages/send-message.ts';
import { type Asked, type AskedPostgres, listenToPostgres } from '../../support/database/asked-postgres.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { uuid } from '../../support/people.ts';
import { type Node, openStage } from './subscriber-stage.ts';

const ON_POSTGRES = { only: 'Postgres', fresh: true, open: openStage } as const;
const NODE = 'writer';
const LOCK = /^select .* order by id collate "C" for update$/;

onEveryDatabase('saying that conversations are published', ON_POSTGRES, (stage) => {
  let writer: Node;
  let ids: [string, string, string];
  let postgres: AskedPostgres;
  beforeEach(async () => {
    writer = stage.node(NODE, []);
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push(await stage.conversation(writer));
    ids = made.toSorted() as typeof ids;
    postgres = listenToPostgres();
  });
  afterEach(() => postgres.stop());

  const mark = (...of: string[]) =>
    stage.database.write(
      (db) =>
        markPublished(
          { db, dialect: 'postgres' },
          of.map((id) => ({ id, upTo: 1 })),
          { node: NODE, until: stage.clock },
        ),
      of,
    );
  const firstOf = (asked: readonly Asked[], id: string) =>
    asked.find(({ values }) => JSON.stringify(values).includes(id));

  it('locks one together with those in which is written at the same time, by one statement in the order of all', async () => {
    const visitor = await stage.database.read.selectFrom('visitors').selectAll().executeTakeFirstOrThrow();
    const actor: Actor = { kind: 'visitor', visitor };
    const send = (to: string) =>
      writer.runInTransaction(
        (tx) => sendMessage(tx, actor, to, { id: uuid(), body: 'Hello', kind: 'text' }),
        to,
      );
    const [before, marked, after] = ids;
    const { value, asked } = await postgres.during(() =>
      Promise.all([send(before), mark(marked), send(after)]),
    );
    expect(value[1]).toEqual([{ id: marked, seq: 1 }]);
    expect(firstOf(asked, marked)?.text).toMatch(LOCK);
    for (const id of [before, after]) expect(firstOf(asked, id)).toBe(firstOf(asked, marked));
  });

  it('locks several in the same order before it changes them, in one packet', async () => {
    const { value, asked } = await postgres.during(() => mark(...ids));
    expect(value.map(({ id }) => id).toSorted()).toEqual(ids);
    const [begin, lock, update, ...others] = asked;
    expect(begin?.text).toMatch(/^begin/);
    expect(lock?.text).toMatch(LOCK);
    expect(update?.text).toMatch(/^update/);
    expect([begin, lock, update].map((one) => one?.packet)).toEqual(Array(3).fill(begin?.packet));
    expect(others.map(({ text }) => text)).toEqual(['commit']);
  });
});
