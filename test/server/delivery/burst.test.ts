import { expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { onEveryDatabase } from '../../support/on-every-database.ts';
import { stopClock } from '../../support/stop-clock.ts';

onEveryDatabase('a burst of messages', ({ server, visitor }) => {
  it('is brought to every subscriber within the millisecond in which it came', async () => {
    const id = await visitor.start();
    stopClock();
    for (const text of ['one', 'two', 'three', 'four', 'five'])
      expect((await visitor.send(id, text)).status).toBe(201);
    await eventually(async () => {
      const due = await server.services.database.read
        .selectFrom('due_events')
        .select(['subscriber', 'seq', 'next_at'])
        .where('conversation_id', '=', id)
        .execute();
      expect(due).toEqual([]);
    });
  });
});
