import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { notePositions } from '../../../../server/conversations/change-positions.ts';
import { createFigures } from '../../../../server/reports/figures.ts';
import { countedShare } from '../../../../server/reports/period-report/counted-share.ts';
import { onEveryDatabase } from '../../../support/on-every-database.ts';
import { openHistory, talk } from '../a-history.ts';

onEveryDatabase('how far counting has come', { open: openHistory }, (history) => {
  it('is said while many conversations are still to be counted, and no longer', async () => {
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
      database.write((db) => db.updateTable('figures_state').set({ fold_position: position }).execute());

    const share = () => countedShare(database.read, history.now());

    await conversations(49);
    history.pass(2);
    expect(await share(), 'a few are always behind').toBeNull();
    const positions = await conversations(51);
    expect(positions).toHaveLength(100);
    expect(await share()).toBe(0);
    await countedUpTo(positions[24] ?? 0);
    expect(await share()).toBeCloseTo(0.25);
    await countedUpTo(positions[48] ?? 0);
    expect(await share(), 'many at once, a moment ago').toBeNull();
    history.pass(2);
    expect(await share()).toBeCloseTo(0.49);

    const figures = createFigures({ database, log: { warn() {} } });
    await figures.wake();
    expect(await share()).toBeNull();
    await figures.stop();
  });
});
