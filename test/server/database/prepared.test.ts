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
});
