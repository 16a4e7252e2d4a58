import { expect, it } from 'vitest';
import { prepared } from '../../../server/database/prepared.ts';
import { openPlace } from '../../support/databases.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';

let built = 0;
const put = prepared<{ name: string; value: string }, { name: string }>((db, place) => {
  built += 1;
  return db
    .insertInto('meta')
    .values({ name: place('name'), value: place('value') })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: place('value') }))
    .returning('name');
});
const between = prepared<{ from: string; to: string }, { name: string; value: string }>((db, place) =>
  db
    .selectFrom('meta')
    .selectAll()
    .where('name', '>=', place('from'))
    .where('name', '<', place('to'))
    .orderBy('name'),
);

onEveryDatabase('a query that is compiled once', { fresh: true, open: openPlace }, (database) => {
  it('runs with other values every time, in transactions and outside, a value in several places', async () => {
    const before = built;
    const names = ['x1', 'x2', 'x3', 'x1'];
    for (const [index, name] of names.entries()) {
      const [row] = await database.write((db) => put(db, { name, value: `'${index}"` }));
      expect(row).toEqual({ name });
    }
    expect(await between(database.read, { from: 'x', to: 'x3' })).toEqual([
      { name: 'x1', value: `'3"` },
      { name: 'x2', value: `'1"` },
    ]);
    expect(await between(database.read, { from: 'x3', to: 'y' })).toEqual([{ name: 'x3', value: `'2"` }]);
    expect(built - before).toBe(1);
  });

  it('reads nothing of a transaction that is under way, and all of it once that is acknowledged', async () => {
    const readNow = async () =>
      (await between(database.read, { from: 'y', to: 'z' })).map(({ value }) => value);
    await database.write((db) => put(db, { name: 'y', value: 'before' }));
    const during = await database.write(async (db) => {
      await put(db, { name: 'y', value: 'uncommitted' });
      const read = await readNow();
      await put(db, { name: 'y', value: 'after' });
      return [read, await readNow()];
    });
    expect(during).toEqual([['before'], ['before']]);
    expect(await readNow()).toEqual(['after']);
  });

  it('reads nothing of an operation that was taken back', async () => {
    const taken = database.write(async (db) => {
      await put(db, { name: 'z', value: 'taken back' });
      throw new Error('It changed its mind.');
    });
    const read = between(database.read, { from: 'z', to: 'zz' });
    await expect(taken).rejects.toThrow('changed its mind');
    expect(await read).toEqual([]);
    expect(await between(database.read, { from: 'z', to: 'zz' })).toEqual([]);
  });
});
