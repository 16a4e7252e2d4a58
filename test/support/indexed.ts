import { expect } from 'vitest';
import type { TestServer } from './test-server.ts';

/** Resolves once everything that was sent can be found: new messages are indexed a moment after they are acknowledged. */
export async function allIndexed({ services: { database } }: Pick<TestServer, 'services'>): Promise<void> {
  const waiting = () =>
    database.read
      .selectFrom('due_events')
      .select('seq')
      .where('subscriber', '=', 'search')
      .limit(1)
      .execute();
  await expect.poll(waiting, { interval: 20 }).toEqual([]);
}
