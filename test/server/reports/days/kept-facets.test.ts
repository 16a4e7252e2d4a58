import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createFacetReader } from '../../../../server/reports/days/kept-facets.ts';
import { openPlace } from '../../../support/databases.ts';
import { onEveryDatabase } from '../../../support/on-every-database.ts';

const MOST_BYTES = 100_000;
const SHOP = { siteId: 'shop' };

onEveryDatabase('facets that are kept for the next report', { fresh: true, open: openPlace }, (database) => {
  const enter = (siteId: string, count = 1) =>
    database.write((db) =>
      db
        .insertInto('moment_facets')
        .values(
          Array.from({ length: count }, () => ({
            digest: randomUUID(),
            site_id: siteId,
            label_ids: JSON.stringify([randomUUID()]),
            channel: 'chat',
            author_kind: 'visitor',
          })),
        )
        .execute(),
    );

  it('are read again once there are others, whichever node entered them', async () => {
    const facets = createFacetReader(database.read);
    await enter('shop');
    const before = await facets(SHOP);
    expect(before.size).toBe(1);
    expect(await facets(SHOP)).toBe(before);
    await enter('blog');
    expect([...(await facets(SHOP))]).toEqual([...before]);
    await enter('shop');
    expect((await facets(SHOP)).size).toBe(2);
  });

  it('are forgotten when much else was asked, also where there is nothing of it', async () => {
    const facets = createFacetReader(database.read, MOST_BYTES);
    await enter('shop');
    const before = await facets(SHOP);
    for (let topic = 0; topic < 80; topic += 1) {
      expect((await facets({ topic: `${topic}`.padEnd(1_000, '.') })).size).toBe(0);
      if (topic === 20) expect(await facets(SHOP), 'what was asked lately stays').toBe(before);
    }
    const again = await facets(SHOP);
    expect(again).not.toBe(before);
    expect(again).toEqual(before);
  });

  it('are not kept where they are too many, and leave the others their place', async () => {
    const facets = createFacetReader(database.read, MOST_BYTES);
    await enter('shop');
    await enter('mall', 400);
    const few = await facets(SHOP);
    const many = await facets({});
    expect(many.size).toBe(401);
    expect(await facets(SHOP)).toBe(few);
    expect(await facets({})).not.toBe(many);
  });
});
