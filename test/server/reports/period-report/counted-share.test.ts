import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { notePositions } from '../../../../server/conversations/change-positions.ts';
import { createFigures } from '../../../../server/reports/figures.ts';
import { countedShare } from '../../../../server/reports/period-report/counted-share.ts';
import { DATABASES } from '../../../support/databases.ts';
import { openHistory, talk } from '../a-history.ts';

describe.each(DATABASES)('how far counting has come, on $name', ({ migratedPlace }) => {
  it('is said while many conversations are still to be counted, and no longer', async () => {
    const history = await openHistory(await migratedPlace());
    const { database } = history;
    const visitor = await history.visitor();
    const conversations = async (count: number) => {
      const ids = Array.from({ length: count }, () => randomUUID());
      for (const id of ids) await talk(history, visitor, id).start();
      await database.write((db) => notePositions(db, ids));
      const positions = database.read
        .selectFrom('conversation_changes')
        .select('position')
        .orderBy('position');
      return (await positions.execute()).map(({ position }) => position);
    };
    const countedUpTo = (position: number) =>
      database.write((db) => db.updateTable('figures_state').set({ position }).execute());

    await conversations(49);
    expect(await countedShare(database.read), 'a few are always behind').toBeNull();
    const positions = await conversations(51);
    expect(positions).toHaveLength(100);
    expect(await countedShare(database.read)).toBe(0);
    await countedUpTo(positions[24] ?? 0);
    expect(await countedShare(database.read)).toBeCloseTo(0.25);

    const figures = createFigures({ database, log: { warn() {} } });
    await figures.wake();
    expect(await countedShare(database.read)).toBeNull();
    await figures.stop();
    await history.close();
  });
});
